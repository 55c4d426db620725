import type { Locale } from "#app/domain/events/locale.ts";
import { MOST_OPTIONS, type QuestionFields } from "#app/domain/night/night-question.ts";
import { words } from "#app/i18n/words.ts";
import { Field } from "../form.tsx";

/** How many options stand there before "more". */
const SHOWN = 4;

export const emptyQuestion: QuestionFields = { zh: "", en: "", options: [] };

type QuestionFormProps = {
  locale: Locale;
  /** Null for a new one. */
  questionId: string | null;
  values: QuestionFields;
  error: string | undefined;
};

/** A question in one or both languages, with its options in the same. */
export function QuestionForm({ locale, questionId, values, error }: QuestionFormProps) {
  const { nightQuestions: say } = words(locale);
  const suffix = questionId ? `-${questionId}` : "";
  const option = (place: number) => (
    <div key={place} className="pair">
      <Field
        name={`option${place}Zh${suffix}`}
        label={say.optionZh({ n: place + 1 })}
        defaultValue={values.options[place]?.zh ?? ""}
        autoComplete="off"
        maxLength={100}
      />
      <Field
        name={`option${place}En${suffix}`}
        label={say.optionEn({ n: place + 1 })}
        defaultValue={values.options[place]?.en ?? ""}
        autoComplete="off"
        maxLength={100}
      />
    </div>
  );
  const places = Array.from({ length: MOST_OPTIONS }, (_, place) => place);
  return (
    <form method="post" noValidate>
      <input type="hidden" name="intent" value={questionId ? "reword" : "create"} />
      {questionId ? <input type="hidden" name="questionId" value={questionId} /> : null}
      <Field
        name={`zh${suffix}`}
        label={say.questionZh}
        defaultValue={values.zh}
        autoComplete="off"
        maxLength={200}
        {...(error ? { error } : {})}
      />
      <Field
        name={`en${suffix}`}
        label={say.questionEn}
        defaultValue={values.en}
        autoComplete="off"
        maxLength={200}
      />
      <p className="hint">{say.optionsHint}</p>
      {places.slice(0, SHOWN).map(option)}
      <details className="more" open={values.options.length > SHOWN}>
        <summary>{say.moreOptions}</summary>
        {places.slice(SHOWN).map(option)}
      </details>
      <button type="submit" className="button" data-once="">
        {questionId ? say.save : say.create}
      </button>
    </form>
  );
}
