import type { Locale } from "#app/domain/events/locale.ts";
import type { CodeFields } from "#app/domain/registration/code-draft.ts";
import { words } from "#app/i18n/words.ts";
import { Field, FieldError, Select } from "../form.tsx";
import { zoneLabel } from "./zone-label.ts";

type CodeFormProps = {
  locale: Locale;
  sides: readonly { id: string; label: string }[];
  currency: string;
  timeZone: string;
  values: CodeFields;
  errors: Readonly<Record<string, string>>;
};

/** What each field of the form is called. */
export function codeLabels(locale: Locale, currency: string): Record<string, string> {
  const { officeSales: say } = words(locale);
  const { code, kind, percent, maxUses, startsDate, endsDate } = say;
  return {
    code,
    kind,
    percent,
    amount: say.amount({ currency }),
    maxUses,
    side: say.codeSide,
    startsDate,
    endsDate,
  };
}

/** A form for a new discount code. */
export function CodeForm({ locale, sides, currency, timeZone, values, errors }: CodeFormProps) {
  const { common, officeSales: say } = words(locale);
  const field = (name: Exclude<keyof CodeFields, "kind" | "side" | "amount">) => ({
    name,
    label: say[name],
    defaultValue: values[name],
    error: errors[name],
    autoComplete: "off",
  });
  return (
    <section className="card part" aria-labelledby="new-code">
      <h2 id="new-code" className="first">
        {say.newCode}
      </h2>
      <form method="post" noValidate>
        <input type="hidden" name="intent" value="create" />
        <Field {...field("code")} hint={say.codeHint} autoCapitalize="characters" spellCheck={false} />
        <KindChoice locale={locale} kind={values.kind} error={errors.kind} />
        <div className="pair">
          <Field {...field("percent")} hint={say.percentHint} inputMode="numeric" />
          <Field
            name="amount"
            label={say.amount({ currency })}
            inputMode="decimal"
            autoComplete="off"
            defaultValue={values.amount}
            error={errors.amount}
          />
        </div>
        <Field
          {...field("maxUses")}
          hint={say.maxUsesHint}
          optionalMark={common.optional}
          inputMode="numeric"
        />
        {sides.length > 1 ? (
          <Select name="side" label={say.codeSide} defaultValue={values.side} error={errors.side}>
            <option value="">{say.allSides}</option>
            {sides.map(({ id, label }) => (
              <option key={id} value={id}>
                {label}
              </option>
            ))}
          </Select>
        ) : null}
        <div className="pair">
          <Field {...field("startsDate")} type="date" />
          <Field {...field("startsTime")} type="time" />
        </div>
        <div className="pair">
          <Field {...field("endsDate")} type="date" />
          <Field {...field("endsTime")} type="time" />
        </div>
        <p className="tiny">{say.windowHint({ zone: zoneLabel(timeZone, locale) })}</p>
        <button type="submit" className="button" data-once="">
          {say.createCode}
        </button>
      </form>
    </section>
  );
}

function KindChoice({ locale, kind, error }: { locale: Locale; kind: string; error: string | undefined }) {
  const { officeSales: say } = words(locale);
  const choices = [
    { value: "percent", label: say.kindPercent },
    { value: "amount", label: say.kindAmount },
  ];
  return (
    <fieldset id="kind" className={error ? "bad" : undefined}>
      <legend>{say.kind}</legend>
      <div className="choices">
        {choices.map(({ value, label }) => (
          <label key={value} className="choice">
            <input type="radio" name="kind" value={value} defaultChecked={kind === value} />
            <span className="card block">{label}</span>
          </label>
        ))}
      </div>
      <FieldError name="kind" error={error} />
    </fieldset>
  );
}
