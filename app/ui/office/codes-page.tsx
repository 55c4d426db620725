import type { Locale } from "#app/domain/events/locale.ts";
import type { FieldProblems } from "#app/domain/organiser/field-problem.ts";
import { type CodeFields, emptyCode } from "#app/domain/registration/code-draft.ts";
import { localePath } from "#app/i18n/locale-path.ts";
import { words } from "#app/i18n/words.ts";
import { Enhance } from "../enhance/enhance.tsx";
import { ErrorSummary, Notice } from "../form.tsx";
import { CodeCard, type CodeFacts } from "./code-card.tsx";
import { CodeForm, codeLabels } from "./code-form.tsx";
import { OfficeLayout } from "./office-layout.tsx";
import { namedProblems, problemWords } from "./problem-words.ts";

type CodesPageProps = {
  locale: Locale;
  event: { id: string; title: string; currency: string; timeZone: string };
  sides: readonly { id: string; label: string }[];
  codes: readonly CodeFacts[];
  done: "created" | "disabled" | "enabled" | "removed" | null;
  answer:
    | { ok: false; reason: "used" }
    | { ok: false; reason: "invalid"; problems: FieldProblems; values: CodeFields }
    | undefined;
};

/** The discount codes of one event: what each takes off, how often it was used, and a form for a new one. */
export function CodesPage({ locale, event, sides, codes, done, answer }: CodesPageProps) {
  const all = words(locale);
  const { officeSales: say } = all;
  const base = localePath(locale, `/office/events/${event.id}`);
  const refused = answer?.reason === "invalid" ? answer : null;
  const labels = codeLabels(locale, event.currency);
  return (
    <OfficeLayout
      locale={locale}
      title={say.codesTitle}
      kicker={event.title}
      back={{ href: base, label: say.toCockpit }}
      event={{ id: event.id }}
      wide
    >
      {done && !answer ? <Notice tone="good" title={say.codeDone[done]} /> : null}
      {answer?.reason === "used" ? <Notice tone="bad" title={say.codeUsed} /> : null}
      <ErrorSummary words={all} errors={namedProblems(locale, refused?.problems, labels)} />
      <div className="columns">
        <div>
          <p className="small muted">{say.codesIntro}</p>
          {codes.length === 0 ? (
            <section className="card part">
              <h2 className="first">{say.codesNone}</h2>
              <p className="muted">{say.codesNoneText}</p>
            </section>
          ) : (
            <ul className="plain codes">
              {codes.map((code) => (
                <li key={code.id}>
                  <CodeCard
                    {...{ locale, code, currency: event.currency, timeZone: event.timeZone }}
                    guestsHref={localePath(locale, `/office/events/${event.id}/guests`)}
                  />
                </li>
              ))}
            </ul>
          )}
        </div>
        <CodeForm
          locale={locale}
          sides={sides}
          currency={event.currency}
          timeZone={event.timeZone}
          values={refused?.values ?? emptyCode}
          errors={problemWords(all, refused?.problems)}
        />
      </div>
      <Enhance use={["copy", "once"]} />
    </OfficeLayout>
  );
}
