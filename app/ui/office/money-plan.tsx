import type { Locale } from "#app/domain/events/locale.ts";
import type { PlanFields } from "#app/domain/money/plan-draft.ts";
import type { FieldProblems } from "#app/domain/organiser/field-problem.ts";
import { words } from "#app/i18n/words.ts";
import { Field } from "../form.tsx";
import { Fold } from "./fold.tsx";
import { problemWords } from "./problem-words.ts";

type PlanProps = {
  locale: Locale;
  currency: string;
  fields: PlanFields;
  problems: FieldProblems | undefined;
  /** The heads that are reckoned with. */
  heads: number;
};

/** What the organiser reckons with beside the venue. */
export function MoneyPlan({ locale, currency, fields, problems, heads }: PlanProps) {
  const all = words(locale);
  const { officeMoney: say, common } = all;
  const errors = problemWords(all, problems);
  const input = (name: keyof PlanFields, label: string, hint?: string) => (
    <Field
      name={name}
      label={label}
      hint={hint}
      optionalMark={common.optional}
      inputMode={name === "heads" ? "numeric" : "decimal"}
      autoComplete="off"
      defaultValue={fields[name]}
      error={errors[name]}
    />
  );
  return (
    <section className="card" id="plan">
      <Fold title={say.planTitle} now={say.planSet({ heads })} open={problems !== undefined}>
        <form method="post" noValidate>
          {input("heads", say.planHeads, say.planHeadsHint)}
          {input("otherFixed", say.planFixed({ currency }), say.planFixedHint)}
          {input("otherPerHead", say.planPerHead({ currency }))}
          {input("commission", say.planCommission)}
          <button type="submit" name="intent" value="plan" className="button">
            {say.planSave}
          </button>
        </form>
      </Fold>
    </section>
  );
}
