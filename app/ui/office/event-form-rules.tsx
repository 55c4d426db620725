import type { EventFields } from "#app/domain/events/event-draft.ts";
import { MOST_RUNGS } from "#app/domain/events/ladder-fields.ts";
import type { Locale } from "#app/domain/events/locale.ts";
import { words } from "#app/i18n/words.ts";
import { Field, FieldError } from "../form.tsx";
import { Fold } from "./fold.tsx";
import { StepRows } from "./step-rows.tsx";

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

/** The refund ladder in a few words: how many days before, how many percent. */
function ladderNow(locale: Locale, { ladder }: EventFields): string {
  const { officeEditor: say } = words(locale);
  const rungs = ladder.filter(({ days, percent }) => days.trim() !== "" && percent.trim() !== "");
  return rungs.length === 0 ? say.ladderNone : rungs.map((rung) => say.ladderRung(rung)).join(say.ladderJoin);
}

function Ladder({ locale, values, errors }: RuleInputsProps) {
  const { officeEditor: say } = words(locale);
  const error = errors.ladder0Days;
  const rows = Array.from({ length: MOST_RUNGS }, (_, n) => {
    const rung = values.ladder[n] ?? { days: "", percent: "" };
    const days = { name: `ladder${n}Days`, label: say.ladderDays({ n: n + 1 }), defaultValue: rung.days };
    const percent = {
      ...{ name: `ladder${n}Percent`, label: say.ladderPercent({ n: n + 1 }) },
      defaultValue: rung.percent,
    };
    return [
      { ...days, inputMode: "decimal" },
      { ...percent, inputMode: "numeric" },
    ] as const;
  });
  return (
    <Fold title={say.ladderTitle} now={ladderNow(locale, values)} open={error !== undefined}>
      <p className="small muted">{say.ladderHint}</p>
      <div className={error ? "field bad" : undefined}>
        <StepRows heads={[say.ladderDaysHead, say.ladderPercentHead]} rows={rows} />
        <FieldError name="ladder0Days" error={error} />
      </div>
      <p className="tiny">{say.ladderLate}</p>
    </Fold>
  );
}
