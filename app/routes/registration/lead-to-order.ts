import type { LoaderFunctionArgs } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { localePath } from "#app/i18n/locale-path.ts";
import { requestLocale } from "#app/i18n/request-locale.ts";

/** From the address of a step, which only a button takes, to the order's page with the button. Throws for 404. */
export function leadToOrder({ request, params }: Pick<LoaderFunctionArgs, "request" | "params">): Response {
  const { token = "" } = params;
  if (!/^[\w-]+$/.test(token)) throw new Response(null, { status: 404 });
  return redirect(localePath(requestLocale(request), `/o/${token}`), 303);
}
