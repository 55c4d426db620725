import type { Locale } from "#app/domain/events/locale.ts";
import type { PartnerFields } from "#app/domain/money/partner-draft.ts";
import type { FieldProblems } from "#app/domain/organiser/field-problem.ts";
import { words } from "#app/i18n/words.ts";
import { ErrorSummary, Field, FieldError, Select } from "../form.tsx";
import { namedProblems, problemWords } from "./problem-words.ts";

type PartnerFormProps = {
  locale: Locale;
  /** Of a fixed commission. */
  currency: string;
  values: PartnerFields;
  problems: FieldProblems | undefined;
  intent: "add" | "change";
  /** Drawn for this form, so that sending it twice adds one partner. */
  formId?: string;
};

/** Who a partner is and what they get of each ticket. */
export function PartnerForm({ locale, currency, values, problems, intent, formId }: PartnerFormProps) {
  const all = words(locale);
  const { partners: say, common } = all;
  const errors = problemWords(all, problems);
  const { name, email, percent } = say;
  const labels = { name, email, percent, amount: say.amount({ currency }) };
  return (
    <form method="post" noValidate>
      <ErrorSummary words={all} errors={namedProblems(locale, problems, labels)} />
      <input type="hidden" name="intent" value={intent} />
      {formId === undefined ? null : <input type="hidden" name="formId" value={formId} />}
      <Field
        name="name"
        label={say.name}
        autoComplete="off"
        defaultValue={values.name}
        error={errors.name}
        required
      />
      <Field
        name="email"
        label={say.email}
        hint={say.emailHint}
        optionalMark={common.optional}
        type="email"
        inputMode="email"
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        defaultValue={values.email}
        error={errors.email}
      />
      <Select name="language" label={say.language} defaultValue={values.language}>
        <option value="zh-CN">{say.languages["zh-CN"]}</option>
        <option value="en">{say.languages.en}</option>
      </Select>
      <RateFields {...{ locale, values, errors }} amountLabel={labels.amount} />
      <button type="submit" className="button" data-once="">
        {intent === "add" ? say.addSave : say.changeSave}
      </button>
    </form>
  );
}

type RateProps = Pick<PartnerFormProps, "locale" | "values"> & {
  errors: Readonly<Record<string, string>>;
  amountLabel: string;
};

function RateFields({ locale, values, errors, amountLabel }: RateProps) {
  const { partners: say } = words(locale);
  const kinds = { percent: say.kindPercent, amount: say.kindAmount };
  return (
    <>
      <fieldset id="kind" className={errors.kind ? "bad" : undefined}>
        <legend>{say.kind}</legend>
        <div className="choices">
          {Object.entries(kinds).map(([value, label]) => (
            <label key={value} className="choice">
              <input type="radio" name="kind" value={value} defaultChecked={values.kind === value} />
              <span className="card block">{label}</span>
            </label>
          ))}
        </div>
        <FieldError name="kind" error={errors.kind} />
      </fieldset>
      <Field
        name="percent"
        label={say.percent}
        hint={say.percentHint}
        inputMode="decimal"
        autoComplete="off"
        defaultValue={values.percent}
        error={errors.percent}
      />
      <Field
        name="amount"
        label={amountLabel}
        hint={say.amountHint}
        inputMode="decimal"
        autoComplete="off"
        defaultValue={values.amount}
        error={errors.amount}
      />
    </>
  );
}
