import type { Locale } from "#app/domain/events/locale.ts";
import { MOST_QUESTIONS, type NightQuestion, type QuestionFields } from "#app/domain/night/night-question.ts";
import type { WishesPreset } from "#app/domain/night/wishes.ts";
import { localePath } from "#app/i18n/locale-path.ts";
import { words } from "#app/i18n/words.ts";
import { Enhance } from "../enhance/enhance.tsx";
import { ErrorSummary, Notice } from "../form.tsx";
import { QuestionCard } from "./night-question-card.tsx";
import { emptyQuestion, QuestionForm } from "./night-question-form.tsx";
import { QuestionLibrary } from "./night-question-library.tsx";
import { WishesChoice } from "./night-wishes-choice.tsx";
import { OfficeLayout } from "./office-layout.tsx";

export type QuestionsDone = "preset" | "added" | "saved" | "moved" | "removed";
/** What came of a form that was refused: of the new question, or of one that stands. */
export type QuestionsAnswer =
  | { reason: "full" | "twice" }
  | { reason: "invalid"; problem: string; questionId: string | null; values: QuestionFields };

type PageProps = {
  locale: Locale;
  event: { id: string; title: string };
  preset: WishesPreset;
  questions: readonly NightQuestion[];
  guests: number;
  told: number;
  done: QuestionsDone | null;
  answer: QuestionsAnswer | undefined;
};

/** What guests are asked before an evening, and whom those meet who told nothing. */
export function NightQuestionsPage(props: PageProps) {
  const { locale, event, preset, questions, guests, told, done, answer } = props;
  const all = words(locale);
  const { nightQuestions: say } = all;
  const refused = answer?.reason === "invalid" ? answer : null;
  const base = localePath(locale, `/office/events/${event.id}`);
  const field = refused?.questionId ? `zh-${refused.questionId}` : "zh";
  return (
    <OfficeLayout
      locale={locale}
      title={say.title}
      kicker={event.title}
      back={{ href: `${base}/night`, label: say.toNight }}
      event={{ id: event.id }}
      wide
    >
      {done && !answer ? <Notice tone="good" title={say.done[done]} /> : null}
      {answer && answer.reason !== "invalid" ? (
        <Notice tone="bad" title={say.refused[answer.reason]} />
      ) : null}
      <ErrorSummary words={all} errors={{ [field]: refused?.problem }} />
      <div className="columns night-questions">
        <div>
          <Told {...{ locale, guests, told }} />
          <WishesChoice locale={locale} preset={preset} />
          <section aria-labelledby="questions">
            <h2 id="questions">{say.questionsTitle({ count: questions.length, most: MOST_QUESTIONS })}</h2>
            <p className="small muted">{say.questionsText}</p>
            {questions.length === 0 ? (
              <div className="card part">
                <h3>{say.none}</h3>
                <p className="muted">{say.noneText}</p>
              </div>
            ) : (
              <ol className="plain stack">
                {questions.map((question, place) => (
                  <li key={question.id}>
                    <QuestionCard
                      {...{ locale, question }}
                      first={place === 0}
                      last={place === questions.length - 1}
                      refused={refused?.questionId === question.id ? refused : null}
                    />
                  </li>
                ))}
              </ol>
            )}
            {questions.length > 0 ? <p className="tiny">{say.removed}</p> : null}
          </section>
        </div>
        <div>
          {questions.length < MOST_QUESTIONS ? (
            <>
              <QuestionLibrary locale={locale} taken={questions.map(({ libraryKey }) => libraryKey)} />
              <section className="card part" aria-labelledby="own">
                <h2 id="own" className="first">
                  {say.ownTitle}
                </h2>
                <QuestionForm
                  locale={locale}
                  questionId={null}
                  values={refused && !refused.questionId ? refused.values : emptyQuestion}
                  error={refused && !refused.questionId ? refused.problem : undefined}
                />
              </section>
            </>
          ) : (
            <p className="card part muted">{say.full({ most: MOST_QUESTIONS })}</p>
          )}
        </div>
      </div>
      <Enhance use={["once"]} />
    </OfficeLayout>
  );
}

function Told({ locale, guests, told }: Pick<PageProps, "locale" | "guests" | "told">) {
  const { nightQuestions: say } = words(locale);
  return (
    <section className="card part" aria-labelledby="told">
      <h2 id="told" className="first">
        {say.toldTitle}
      </h2>
      <p>
        <b>{say.told({ guests, told })}</b>
      </p>
      {guests > 0 ? (
        <svg className="bar" viewBox={`0 0 ${guests} 1`} preserveAspectRatio="none" aria-hidden="true">
          <rect className="bar-fill" width={told} height="1" />
        </svg>
      ) : null}
      <p className="tiny">{say.toldText}</p>
    </section>
  );
}
