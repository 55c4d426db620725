import type { Locale } from "#app/domain/events/locale.ts";
import { type DealKind, isDealKind } from "#app/domain/money/deal.ts";
import { MOST_CANCELLATION_RUNGS, type TermsFields } from "#app/domain/venues/booking-fields.ts";
import { words } from "#app/i18n/words.ts";
import { Field, FieldError, Select, TextArea } from "../form.tsx";

export type TermsInputsProps = {
  locale: Locale;
  currency: string;
  values: TermsFields;
  errors: Readonly<Record<string, string>>;
};
type AmountName = "fee" | "perHead" | "minimum" | "share" | "perHour";

/** The amounts each kind of deal asks for. */
const amountsOf: Readonly<Record<DealKind, readonly AmountName[]>> = {
  "fixed-fee": ["fee"],
  "revenue-share": ["share"],
  "per-head": ["perHead"],
  "minimum-spend": ["minimum", "perHead"],
  "fixed-plus-share": ["fee", "share"],
  "per-hour": ["perHour"],
};

/** What was agreed: the amounts of the kind that was chosen, a deposit, and what a cancellation costs. */
export function TermsInputs(props: TermsInputsProps) {
  const { locale, currency, values, errors } = props;
  const { common, officeDeals: say } = words(locale);
  const kind = isDealKind(values.kind) ? values.kind : "fixed-fee";
  const amounts = amountsOf[kind];
  const labels: Record<AmountName, string> = {
    fee: say.fee({ currency }),
    perHead: say.perHead({ currency }),
    minimum: say.minimum({ currency }),
    share: say.share,
    perHour: say.perHour({ currency }),
  };
  const hints: Partial<Record<AmountName, string>> = {
    ...(kind === "fixed-fee" ? { fee: say.feeHint } : {}),
    share: say.shareHint,
    perHour: say.perHourHint,
  };
  return (
    <>
      <input type="hidden" name="kind" value={kind} />
      <p className="small muted">{say.kindTexts[kind]}</p>
      {amounts.map((name) => (
        <Field
          key={name}
          name={name}
          label={labels[name]}
          hint={hints[name]}
          inputMode="decimal"
          autoComplete="off"
          defaultValue={values[name]}
          error={errors[name]}
          required
        />
      ))}
      {amounts.includes("perHead") ? (
        <Select name="headBasis" label={say.headBasis} defaultValue={values.headBasis}>
          <option value="paid">{say.headsPaid}</option>
          <option value="arrived">{say.headsArrived}</option>
        </Select>
      ) : null}
      {amounts.includes("share") ? (
        <Select name="feeBearer" label={say.feeBearer} defaultValue={values.feeBearer}>
          <option value="organiser">{say.feeOrganiser}</option>
          <option value="both">{say.feeBoth}</option>
        </Select>
      ) : null}
      <DepositInputs {...props} />
      <CancellationInputs {...props} />
      <TextArea
        name="note"
        label={say.note}
        hint={say.noteHint}
        optionalMark={common.optional}
        defaultValue={values.note}
        error={errors.note}
      />
    </>
  );
}

function DepositInputs({ locale, currency, values, errors }: TermsInputsProps) {
  const { common, officeDeals: say } = words(locale);
  return (
    <>
      <Select name="depositKind" label={say.depositKind} defaultValue={values.depositKind}>
        <option value="none">{say.depositNone}</option>
        <option value="amount">{say.depositAmount}</option>
        <option value="percent">{say.depositPercent}</option>
      </Select>
      <div className="pair">
        <Field
          name="deposit"
          label={say.deposit({ currency })}
          optionalMark={common.optional}
          inputMode="decimal"
          autoComplete="off"
          defaultValue={values.deposit}
          error={errors.deposit}
        />
        <Field
          name="depositDue"
          type="date"
          label={say.depositDue}
          optionalMark={common.optional}
          defaultValue={values.depositDue}
          error={errors.depositDue}
        />
      </div>
    </>
  );
}

function CancellationInputs({ locale, values, errors }: TermsInputsProps) {
  const { officeDeals: say } = words(locale);
  const error = errors.cancel0Days;
  return (
    <fieldset className={error ? "field bad" : ""}>
      <legend>{say.cancelTitle}</legend>
      <p className="small muted">
        {say.cancelHint} {say.cancelBase}
      </p>
      <div className="ladder">
        {Array.from({ length: MOST_CANCELLATION_RUNGS }, (_, n) => `cancel${n}`).map((name, n) => (
          <div className="pair" key={name}>
            <Field
              name={`${name}Days`}
              label={say.cancelDays({ n: n + 1 })}
              inputMode="numeric"
              autoComplete="off"
              defaultValue={values.cancellation[n]?.days}
            />
            <Field
              name={`${name}Percent`}
              label={say.cancelPercent({ n: n + 1 })}
              inputMode="numeric"
              autoComplete="off"
              defaultValue={values.cancellation[n]?.percent}
            />
          </div>
        ))}
      </div>
      <FieldError name="cancel0Days" error={error} />
    </fieldset>
  );
}

/** What each field of a booking's terms is called, for the list of problems. */
export function termsLabels(locale: Locale, currency: string): Record<string, string> {
  const { officeDeals: say, officeVenues } = words(locale);
  const { date, startTime, endTime } = officeVenues;
  const { share, depositDue, setupMinutes, cleanupMinutes, expectedHeads, note } = say;
  return {
    ...{ date, startTime, endTime, share, depositDue, setupMinutes, cleanupMinutes, expectedHeads, note },
    fee: say.fee({ currency }),
    perHead: say.perHead({ currency }),
    minimum: say.minimum({ currency }),
    perHour: say.perHour({ currency }),
    deposit: say.deposit({ currency }),
    cancel0Days: say.cancelTitle,
  };
}
