import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { z } from "zod";
import { isLocale } from "#app/domain/events/locale.ts";
import { localePath } from "#app/i18n/locale-path.ts";
import { requestLocale } from "#app/i18n/request-locale.ts";
import { chooseLanguage } from "#app/use-cases/registration/choose-language.server.ts";
import { leadToOrder } from "./lead-to-order.ts";

const text = z.string().catch("");

const statusOf = { "not-found": 404, "no-language": 422, "no-ticket": 409, "too-many": 429 } as const;

/** Opening the link changes nothing; it leads to the page with the button. */
export function loader(asked: LoaderFunctionArgs) {
  return leadToOrder(asked);
}

/** The answer is in the language that was chosen. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const token = params.token ?? "";
  const locale = text.parse((await request.formData()).get("locale"));
  const chosen = await chooseLanguage(context.world, { token, locale });
  if (!chosen.ok) throw new Response(null, { status: statusOf[chosen.reason] });
  const page = localePath(isLocale(locale) ? locale : requestLocale(request), `/o/${token}`);
  return redirect(`${page}?done=language`, 303);
}

/** Nothing to show: a page only so that what is refused is said in words. */
export default function Nothing() {
  return null;
}
