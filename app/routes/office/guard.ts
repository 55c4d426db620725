import { type AppLoadContext, redirect } from "@remix-run/node";
import { nextPage, writeNextPage } from "#app/domain/organiser/next-page.ts";
import { localePath, readLocalePath } from "#app/i18n/locale-path.ts";
import {
  requireOrganiser as findOrganiser,
  isSecure,
  type SignedInOrganiser,
} from "#app/use-cases/organiser/require-organiser.server.ts";

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** The signed-in organiser; anyone else is sent to sign in. Loaders run side by side, so each one asks for itself. */
export async function requireOrganiser(
  context: AppLoadContext,
  request: Request,
): Promise<SignedInOrganiser> {
  const organiser = await findOrganiser(context.world, request);
  if (organiser === null) throw toSignIn(context, request);
  return organiser;
}

/** The way to the sign-in page; the page that was opened is kept for afterwards. */
function toSignIn(context: AppLoadContext, request: Request): Response {
  const next = request.method === "GET" ? nextPage(new URL(request.url).pathname) : null;
  const headers = new Headers();
  if (next !== null) headers.set("Set-Cookie", writeNextPage(next, isSecure(context.world)));
  return redirect(officePath(request, "/office/sign-in"), { status: 303, headers });
}

/** An id out of an address; anything that cannot be one is a page that does not exist. */
export function requireId(value: string | undefined): string {
  if (value === undefined || !UUID.test(value)) throw notFound();
  return value;
}

/** The answer for what does not exist, and for what is not this organiser's to see. */
export function notFound(): Response {
  return new Response(null, { status: 404 });
}

/** An address of the office in the language of the request. */
export function officePath(request: Request, path: string): string {
  return localePath(readLocalePath(new URL(request.url).pathname).locale, path);
}
