import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { writeSessionCookie } from "#app/domain/organiser/session-cookie.ts";
import { isSecure } from "#app/use-cases/organiser/require-organiser.server.ts";
import { signOut } from "#app/use-cases/organiser/sign-out.server.ts";
import { officePath } from "./guard.ts";

/** Opening the address signs nobody out; only the button does. */
export function loader({ request }: LoaderFunctionArgs) {
  return redirect(officePath(request, "/office"), 303);
}

export async function action({ context, request }: ActionFunctionArgs) {
  await signOut(context.world, request);
  return redirect(officePath(request, "/office/sign-in"), {
    status: 303,
    headers: { "Set-Cookie": writeSessionCookie(null, isSecure(context.world)) },
  });
}
