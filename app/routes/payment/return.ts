import type { LoaderFunctionArgs } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { localePath } from "#app/i18n/locale-path.ts";
import { requestLocale } from "#app/i18n/request-locale.ts";
import { returnFromCheckout } from "#app/use-cases/payment/return-from-checkout.server.ts";

/** Back from the payment page: asks Stripe how it went, then shows the order. The query decides nothing. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const token = params.token ?? "";
  const sessionId = new URL(request.url).searchParams.get("session_id");
  const settled = await returnFromCheckout(context.world, { token, sessionId });
  if (!settled.ok) throw new Response(null, { status: 404 });
  return redirect(localePath(requestLocale(request), `/o/${token}`), 303);
}

/** Nothing to show: a page only so that what is refused is said in words. */
export default function Nothing() {
  return null;
}
