import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData } from "@remix-run/react";
import { z } from "zod";
import { localePath, readLocalePath } from "#app/i18n/locale-path.ts";
import { words } from "#app/i18n/words.ts";
import { ErrorSummary, Field } from "#app/ui/form.tsx";
import { officeMeta } from "#app/ui/office/office-meta.ts";
import { SignInFrame } from "#app/ui/office/sign-in-frame.tsx";
import stylesheet from "#app/ui/styles/office.css?url";
import { useLocale, useWords } from "#app/ui/use-words.ts";
import { askToSignIn } from "#app/use-cases/organiser/ask-to-sign-in.server.ts";
import { requireOrganiser } from "#app/use-cases/organiser/require-organiser.server.ts";
import { officePath } from "./guard.ts";

type Answer = { sent: true } | { sent: false; email: string; problem: "not-an-email" | "too-many" };

const form = z.object({ email: z.string().max(1000).catch("") });

export function links() {
  return [{ rel: "stylesheet", href: stylesheet }];
}

export async function loader({ context, request }: LoaderFunctionArgs) {
  const organiser = await requireOrganiser(context.world, request);
  if (organiser !== null) throw redirect(officePath(request, "/office"), 303);
  return null;
}

export async function action({ context, request }: ActionFunctionArgs) {
  const { email } = form.parse(Object.fromEntries(await request.formData()));
  const { locale } = readLocalePath(new URL(request.url).pathname);
  const asked = await askToSignIn(context.world, { email, locale, network: context.visitor.network });
  if (asked.ok) return data<Answer>({ sent: true });
  const status = asked.reason === "too-many" ? 429 : 422;
  return data<Answer>({ sent: false, email, problem: asked.reason }, { status });
}

export function meta({ location }: { location: { pathname: string } }) {
  return officeMeta(words(readLocalePath(location.pathname).locale).office.signInTitle);
}

export default function SignIn() {
  const locale = useLocale();
  const all = useWords();
  const { office } = all;
  const answer = useActionData<typeof action>();
  const here = localePath(locale, "/office/sign-in");
  if (answer?.sent)
    return (
      <SignInFrame locale={locale} title={office.signInSentTitle} lead={office.signInSentText}>
        <p className="muted small">{office.signInSentHint}</p>
        <a className="button quiet" href={here}>
          {office.signInAgain}
        </a>
      </SignInFrame>
    );
  const error =
    answer && { "not-an-email": office.emailProblem, "too-many": office.signInTooMany }[answer.problem];
  return (
    <SignInFrame locale={locale} title={office.signInTitle} lead={office.signInLead}>
      <form method="post" action={here} noValidate>
        <ErrorSummary words={all} errors={{ email: error }} />
        <Field
          name="email"
          label={office.email}
          type="email"
          inputMode="email"
          autoComplete="email"
          required
          defaultValue={answer?.email ?? ""}
          error={error}
        />
        <button type="submit" className="button">
          {office.signInSend}
        </button>
      </form>
    </SignInFrame>
  );
}
