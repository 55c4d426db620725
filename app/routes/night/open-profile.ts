import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import type { NightPurpose } from "#app/domain/night/night-consents.ts";
import { localePath } from "#app/i18n/locale-path.ts";
import { requestLocale } from "#app/i18n/request-locale.ts";
import { readProfileSaid } from "#app/ui/night/profile-facts.ts";
import { showProfile } from "#app/use-cases/night/show-profile.server.ts";
import { withdrawConsent } from "#app/use-cases/night/withdraw-consent.server.ts";
import { textOf } from "./profile-fields.ts";

/** The facts of a profile page and what was just done; a link that opens nothing is a page that does not exist. */
export async function openProfile({ request, params, context }: LoaderFunctionArgs | ActionFunctionArgs) {
  const token = params.token ?? "";
  const shown = await showProfile(context.world, { token, locale: requestLocale(request) });
  if (!shown.ok) throw data(null, { status: 404 });
  const said = readProfileSaid(new URL(request.url).searchParams.get("done"));
  return { facts: { ...shown.page, path: `/n/${token}` }, said };
}

/** What keeps a form from being done, as an answer: a page that does not exist, or a word to come back later. */
export function refuseProfile(reason: "not-found" | "too-many") {
  if (reason === "not-found") throw data(null, { status: 404 });
  return data({ said: "too-many" } as const, { status: 429 });
}

/**
 * Takes the consent of a page of the profile back where the pressed button asks for that, and answers; null where the
 * form is to be saved. `page` is its address behind the person's own.
 */
export async function withdrawIfAsked(
  { request, params, context }: ActionFunctionArgs,
  form: FormData,
  { purpose, page }: { purpose: NightPurpose; page: string },
) {
  if (textOf(form, "intent") !== "withdraw") return null;
  const token = params.token ?? "";
  const done = await withdrawConsent(context.world, { token, purpose });
  if (!done.ok) return refuseProfile(done.reason);
  return redirect(`${localePath(requestLocale(request), `/n/${token}${page}`)}?done=withdrawn`, 303);
}
