import type { EventFields } from "#app/domain/events/event-draft.ts";
import { isBlank, type TextFields } from "#app/domain/events/event-texts.ts";
import type { Locale } from "#app/domain/events/locale.ts";
import { words } from "#app/i18n/words.ts";
import { Field, TextArea } from "../form.tsx";

type WordInputsProps = {
  locale: Locale;
  values: EventFields;
  errors: Readonly<Record<string, string>>;
};

/** What the event says of itself: Chinese in the open, English behind a fold until there is some. */
export function WordInputs({ locale, values, errors }: WordInputsProps) {
  const { common, officeEditor: say } = words(locale);
  const wrong = Object.keys(errors).some((name) => /^(title|summary|about|bring|programme)En$/.test(name));
  return (
    <>
      <LanguageInputs locale={locale} suffix="Zh" lang="zh-CN" text={values.zh} errors={errors} />
      <details className="more" open={wrong || !isBlank(values.en)}>
        <summary>
          {say.englishTitle} <span className="mark">{common.optional}</span>
        </summary>
        <p className="small muted">{say.englishHint}</p>
        <LanguageInputs locale={locale} suffix="En" lang="en" text={values.en} errors={errors} />
      </details>
    </>
  );
}

type LanguageInputsProps = {
  locale: Locale;
  suffix: "Zh" | "En";
  lang: Locale;
  text: TextFields;
  errors: Readonly<Record<string, string>>;
};

function LanguageInputs({ locale, suffix, lang, text, errors }: LanguageInputsProps) {
  const { common, officeEditor: say } = words(locale);
  const field = (name: keyof TextFields) => ({
    name: `${name}${suffix}`,
    defaultValue: text[name],
    error: errors[`${name}${suffix}`],
    lang,
  });
  const optionalMark = common.optional;
  return (
    <>
      <Field {...field("title")} label={say.titleField} hint={say.titleHint} autoComplete="off" />
      <Field {...field("summary")} label={say.summary} hint={say.summaryHint} autoComplete="off" />
      <TextArea {...field("about")} label={say.about} optionalMark={optionalMark} />
      <TextArea
        {...field("programme")}
        label={say.programme}
        hint={say.programmeHint}
        placeholder={say.programmePlaceholder}
        optionalMark={optionalMark}
      />
      <TextArea {...field("bring")} className="short" label={say.bring} optionalMark={optionalMark} />
    </>
  );
}
