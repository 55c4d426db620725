import type { EventFields } from "#app/domain/events/event-draft.ts";
import { isBlank, type TextFields } from "#app/domain/events/event-texts.ts";
import type { Locale } from "#app/domain/events/locale.ts";
import { words } from "#app/i18n/words.ts";
import { Field, TextArea } from "../form.tsx";
import { anyWrong, Fold } from "./fold.tsx";

type WordInputsProps = {
  locale: Locale;
  values: EventFields;
  errors: Readonly<Record<string, string>>;
};

/** What the event says of itself: Chinese in the open, English behind a fold until there is some. */
export function WordInputs({ locale, values, errors }: WordInputsProps) {
  const { common, officeEditor: say } = words(locale);
  const wrong = anyWrong(errors, /^(title|summary|about|bring|programme)En$/);
  return (
    <>
      <LanguageInputs locale={locale} suffix="Zh" lang="zh-CN" text={values.zh} errors={errors} />
      <Fold
        title={say.englishTitle}
        now={isBlank(values.en) ? common.optional : values.en.title || say.written}
        open={wrong}
      >
        <p className="small muted">{say.englishHint}</p>
        <LanguageInputs locale={locale} suffix="En" lang="en" text={values.en} errors={errors} />
      </Fold>
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
  return (
    <>
      <Field {...field("title")} label={say.titleField} hint={say.titleHint} autoComplete="off" />
      <Field {...field("summary")} label={say.summary} hint={say.summaryHint} autoComplete="off" />
      <TextArea {...field("about")} label={say.about} optionalMark={common.optional} />
      <Fold
        title={say.programmeAndBring}
        now={text.programme.trim() + text.bring.trim() === "" ? common.optional : say.written}
        open={anyWrong(errors, new RegExp(`^(programme|bring)${suffix}$`))}
      >
        <TextArea
          {...field("programme")}
          label={say.programme}
          hint={say.programmeHint}
          placeholder={say.programmePlaceholder}
        />
        <TextArea {...field("bring")} className="short" label={say.bring} />
      </Fold>
    </>
  );
}
