import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { readNextPage, writeNextPage } from "#app/domain/organiser/next-page.ts";
import { writeSessionCookie } from "#app/domain/organiser/session-cookie.ts";
import { localePath, readLocalePath } from "#app/i18n/locale-path.ts";
import { words } from "#app/i18n/words.ts";
import { officeMeta } from "#app/ui/office/office-meta.ts";
import { SignInFrame } from "#app/ui/office/sign-in-frame.tsx";
import stylesheet from "#app/ui/styles/office.css?url";
import { useLocale, useWords } from "#app/ui/use-words.ts";
import { isSecure } from "#app/use-cases/organiser/require-organiser.server.ts";
import { lookAtSignInLink, signIn } from "#app/use-cases/organiser/sign-in.server.ts";
import { officePath } from "./guard.ts";

const GONE = 410;

export function links() {
  return [{ rel: "stylesheet", href: stylesheet }];
}

/** The address is a secret: it is neither kept nor told to any other page. */
export function headers() {
  return { "Cache-Control": "no-store", "Referrer-Policy": "same-origin" };
}

/** Opening the link uses nothing up: mail scanners open links too. */
export async function loader({ context, params }: LoaderFunctionArgs) {
  const { works } = await lookAtSignInLink(context.world, { token: params.token ?? "" });
  return data({ works }, { status: works ? 200 : GONE });
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const signedIn = await signIn(context.world, { token: params.token ?? "" });
  if (!signedIn.ok) return data({ works: false }, { status: GONE });
  const secure = isSecure(context.world);
  const next = readNextPage(request.headers.get("cookie"));
  const headers = new Headers({ "Set-Cookie": writeSessionCookie(signedIn.sessionToken, secure) });
  if (next !== null) headers.append("Set-Cookie", writeNextPage(null, secure));
  return redirect(next ?? officePath(request, "/office"), { status: 303, headers });
}

export function meta({ location }: { location: { pathname: string } }) {
  return officeMeta(words(readLocalePath(location.pathname).locale).office.signInTitle);
}

export default function ConfirmSignIn() {
  const locale = useLocale();
  const { office } = useWords();
  const { works } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  if (!works || answer)
    return (
      <SignInFrame locale={locale} title={office.linkDeadTitle} lead={office.linkDeadText}>
        <a className="button" href={localePath(locale, "/office/sign-in")}>
          {office.linkDeadButton}
        </a>
      </SignInFrame>
    );
  return (
    <SignInFrame locale={locale} title={office.confirmTitle} lead={office.confirmText}>
      <form method="post">
        <button type="submit" className="button">
          {office.confirmButton}
        </button>
      </form>
    </SignInFrame>
  );
}
