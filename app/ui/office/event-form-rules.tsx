import type { EventFields } from "#app/domain/events/event-draft.ts";
import { MOST_RUNGS } from "#app/domain/events/ladder-fields.ts";
import type { Locale } from "#app/domain/events/locale.ts";
import { words } from "#app/i18n/words.ts";
import { Field, FieldError } from "../form.tsx";

type RuleInputsProps = {
  locale: Locale;
  values: EventFields;
  errors: Readonly<Record<string, string>>;
};

/** Ages, who sees the address, and what comes back on a cancellation. */
export function RuleInputs({ locale, values, errors }: RuleInputsProps) {
  const { common, officeEditor: say } = words(locale);
  return (
    <>
      <div className="pair">
        <Field
          name="minAge"
          label={say.minAge}
          inputMode="numeric"
          autoComplete="off"
          defaultValue={values.minAge}
          error={errors.minAge}
        />
        <Field
          name="maxAge"
          label={say.maxAge}
          optionalMark={common.optional}
          inputMode="numeric"
          autoComplete="off"
          defaultValue={values.maxAge}
          error={errors.maxAge}
        />
      </div>
      <AddressChoice locale={locale} value={values.addressVisibility} />
      <Ladder locale={locale} values={values} errors={errors} />
    </>
  );
}

function AddressChoice({ locale, value }: { locale: Locale; value: string }) {
  const { officeEditor: say } = words(locale);
  const choices = [
    { value: "paid-guests", title: say.addressPaid, text: say.addressPaidText },
    { value: "public", title: say.addressPublic, text: say.addressPublicText },
  ];
  return (
    <fieldset>
      <legend>{say.addressTitle}</legend>
      <div className="choices">
        {choices.map((choice) => (
          <label key={choice.value} className="choice">
            <input
              type="radio"
              name="addressVisibility"
              value={choice.value}
              defaultChecked={value === choice.value}
            />
            <span className="card block">
              <b>{choice.title}</b>
              <span className="small muted block">{choice.text}</span>
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

function Ladder({ locale, values, errors }: RuleInputsProps) {
  const { officeEditor: say } = words(locale);
  const error = errors.ladder0Days;
  const rows = Array.from({ length: MOST_RUNGS }, (_, n) => ({
    name: `ladder${n}`,
    n: n + 1,
    rung: values.ladder[n] ?? { days: "", percent: "" },
  }));
  return (
    <fieldset className={error ? "field bad" : ""}>
      <legend>{say.ladderTitle}</legend>
      <p className="small muted">{say.ladderHint}</p>
      <div className="ladder">
        {rows.map(({ name, n, rung }) => (
          <div className="pair" key={name}>
            <Field
              name={`${name}Days`}
              label={say.ladderDays({ n })}
              inputMode="decimal"
              autoComplete="off"
              defaultValue={rung.days}
            />
            <Field
              name={`${name}Percent`}
              label={say.ladderPercent({ n })}
              inputMode="numeric"
              autoComplete="off"
              defaultValue={rung.percent}
            />
          </div>
        ))}
      </div>
      <FieldError name="ladder0Days" error={error} />
      <p className="tiny">{say.ladderLate}</p>
    </fieldset>
  );
}
