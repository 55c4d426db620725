import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { z } from "zod";
import { localePath } from "#app/i18n/locale-path.ts";
import { requestLocale } from "#app/i18n/request-locale.ts";
import { leadToOrder } from "#app/routes/registration/lead-to-order.ts";
import { moveIntents } from "#app/ui/ticket/move-offer.tsx";
import { declineMove } from "#app/use-cases/payment/end-move.server.ts";
import { payMove } from "#app/use-cases/payment/pay-move.server.ts";

const asked = z.enum(moveIntents);

/** Opening the link does nothing; it leads to the page with the buttons. */
export function loader(asked: LoaderFunctionArgs) {
  return leadToOrder(asked);
}

/** The guest's answer to a change of sides: pay the difference, or stay. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const token = params.token ?? "";
  const page = localePath(requestLocale(request), `/o/${token}`);
  const intent = asked.safeParse((await request.formData()).get("intent"));
  if (!intent.success) throw new Response(null, { status: 400 });
  if (intent.data === moveIntents.stay) {
    const stayed = await declineMove(context.world, { token });
    if (stayed.ok) return redirect(`${page}?move=stayed`, 303);
    if (stayed.reason === "not-found") throw new Response(null, { status: 404 });
    return redirect(`${page}?move=${stayed.reason}`, 303);
  }
  const paid = await payMove(context.world, { token });
  if (paid.ok) return redirect(paid.url, 303);
  if (paid.reason === "not-found") throw new Response(null, { status: 404 });
  if (paid.reason === "too-many") throw new Response(null, { status: 429 });
  return redirect(`${page}?move=${paid.reason}`, 303);
}

/** Nothing to show: a page only so that what is refused is said in words. */
export default function Nothing() {
  return null;
}
