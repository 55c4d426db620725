import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { z } from "zod";
import { localePath } from "#app/i18n/locale-path.ts";
import { requestLocale } from "#app/i18n/request-locale.ts";
import { type ResendOutcome, resendOwnTicket } from "#app/use-cases/registration/resend-own-ticket.server.ts";
import { leadToOrder } from "./lead-to-order.ts";
import { readPlace } from "./read-place.ts";

const text = z.string().catch("");

type Refusal = Exclude<ResendOutcome, { ok: true }>["reason"];
const queryOf = {
  "not-now": "",
  "too-many": "?done=resend-too-many",
} satisfies Record<Exclude<Refusal, "not-found">, string>;

/** Opening the link sends nothing; it leads to the page with the button. */
export function loader(asked: LoaderFunctionArgs) {
  return leadToOrder(asked);
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const token = params.token ?? "";
  const formToken = text.parse((await request.formData()).get("formToken"));
  const sent = await resendOwnTicket(context.world, { token, formToken, place: readPlace(request) });
  const page = localePath(requestLocale(request), `/o/${token}`);
  if (sent.ok) return redirect(`${page}?done=resent`, 303);
  if (sent.reason === "not-found") throw new Response(null, { status: 404 });
  return redirect(`${page}${queryOf[sent.reason]}`, 303);
}

/** Nothing to show: a page only so that what is refused is said in words. */
export default function Nothing() {
  return null;
}
