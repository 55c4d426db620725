import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { requestLocale } from "#app/i18n/request-locale.ts";
import { readProfileSaid } from "#app/ui/night/profile-facts.ts";
import { showProfile } from "#app/use-cases/night/show-profile.server.ts";

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
