import type { Locale } from "#app/domain/events/locale.ts";
import type { NightQuestion, QuestionFields } from "#app/domain/night/night-question.ts";
import { words } from "#app/i18n/words.ts";
import { foreign } from "../event/foreign.ts";
import { QuestionForm } from "./night-question-form.tsx";

type CardProps = {
  locale: Locale;
  question: NightQuestion;
  first: boolean;
  last: boolean;
  /** The change to it that was refused. */
  refused: { problem: string; values: QuestionFields } | null;
};

/** One question of an evening with its options, its place in the order, and what can be done to it. */
export function QuestionCard({ locale, question, first, last, refused }: CardProps) {
  const { nightQuestions: say } = words(locale);
  const { id, zh, en, options, libraryKey } = question;
  const language = locale === "en" ? (en === "" ? "zh-CN" : "en") : zh === "" ? "en" : "zh-CN";
  const text = (both: { zh: string; en: string }) => (language === "en" ? both.en : both.zh);
  const only = en === "" ? say.onlyZh : zh === "" ? say.onlyEn : null;
  return (
    <article className="card part question">
      <h3 {...foreign(language, locale)}>{text(question)}</h3>
      <p className="small" {...foreign(language, locale)}>
        {options.map(text).join(" · ")}
      </p>
      <p className="tiny">{[libraryKey ? say.fromLibrary : say.own, only].filter(Boolean).join(" · ")}</p>
      <div className="deeds">
        <Deed {...{ id, text: text(question) }} intent="up" label={say.up} disabled={first} />
        <Deed {...{ id, text: text(question) }} intent="down" label={say.down} disabled={last} />
        <Deed {...{ id, text: text(question) }} intent="remove" label={say.remove} />
      </div>
      {libraryKey === null ? (
        <details className="more" open={refused !== null}>
          <summary>{say.edit}</summary>
          <QuestionForm
            locale={locale}
            questionId={id}
            values={refused?.values ?? { zh, en, options: inPlaces(options) }}
            error={refused?.problem}
          />
        </details>
      ) : null}
    </article>
  );
}

/** Options stand in the form at the place their id tells, so that one left out keeps its gap. */
function inPlaces(options: NightQuestion["options"]): QuestionFields["options"] {
  const places = options.map(({ id }) => Number(id.slice(1)) - 1);
  return Array.from({ length: Math.max(0, ...places) + 1 }, (_, place) => {
    const option = options[places.indexOf(place)];
    return { zh: option?.zh ?? "", en: option?.en ?? "" };
  });
}

type DeedProps = { id: string; intent: string; label: string; text: string; disabled?: boolean };

function Deed({ id, intent, label, text, disabled }: DeedProps) {
  return (
    <form method="post">
      <input type="hidden" name="questionId" value={id} />
      <button
        type="submit"
        name="intent"
        value={intent}
        className="button quiet slim"
        aria-label={`${label} · ${text}`}
        disabled={disabled}
      >
        {label}
      </button>
    </form>
  );
}
