import { localePath } from "#app/i18n/locale-path.ts";
import { Enhance } from "../enhance/enhance.tsx";
import { ErrorSummary, Field, Notice } from "../form.tsx";
import { PublicLayout } from "../public-layout.tsx";
import { useLocale, useWords } from "../use-words.ts";

type FindTicketProps = {
  state: "ask" | "sent" | "not-an-email" | "too-many";
  email: string;
  /** Until when to wait after too many tries. */
  minutes: number;
};

/** One field, and the same answer for every address. */
export function FindTicketPage({ state, email, minutes }: FindTicketProps) {
  const words = useWords();
  const { registration: say } = words;
  const locale = useLocale();
  const other = locale === "en" ? "zh-CN" : "en";
  const error = state === "not-an-email" ? say.reasons["not-an-email"] : undefined;
  return (
    <PublicLayout locale={locale} otherHref={localePath(other, "/find-my-ticket")}>
      <h1>{say.findTitle}</h1>
      {state === "sent" ? (
        <>
          <Notice tone="good" title={say.findDoneTitle}>
            <p>{say.findDone}</p>
          </Notice>
          <a className="button quiet" href={localePath(locale, "/find-my-ticket")}>
            {say.findAgain}
          </a>
        </>
      ) : (
        <form method="post" noValidate>
          <ErrorSummary words={words} errors={{ email: error }} />
          {state === "too-many" ? (
            <Notice tone="bad" title={say.findTooManyTitle}>
              <p>{say.findTooMany({ minutes })}</p>
            </Notice>
          ) : (
            <p className="muted">{say.findIntro}</p>
          )}
          <Field
            name="email"
            label={say.email}
            error={error}
            type="email"
            inputMode="email"
            autoComplete="email"
            autoCapitalize="none"
            spellCheck={false}
            defaultValue={email}
            required
          />
          <button type="submit" className="button" data-once={say.findSending}>
            {say.findSubmit}
          </button>
        </form>
      )}
      <Enhance use={["once"]} />
    </PublicLayout>
  );
}
