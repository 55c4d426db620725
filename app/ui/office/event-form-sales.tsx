import type { EventFields } from "#app/domain/events/event-draft.ts";
import type { Locale } from "#app/domain/events/locale.ts";
import { MOST_ON_ONE_ORDER } from "#app/domain/events/sales-fields.ts";
import { words } from "#app/i18n/words.ts";
import { Check, Field, Select } from "../form.tsx";
import { anyWrong, Fold } from "./fold.tsx";
import { ZoneSaid } from "./zone-said.tsx";

type SalesInputsProps = {
  locale: Locale;
  values: EventFields;
  errors: Readonly<Record<string, string>>;
  published: boolean;
  timeZone: string;
};

/** How seats are given out: how even the sides stay, who waits how long, until when early prices hold. */
export function SalesInputs({ locale, values, errors, published, timeZone }: SalesInputsProps) {
  const { common, officeSales: say } = words(locale);
  const early = [values.earlyDate, values.earlyTime].filter(Boolean).join(" ");
  const field = (name: "tolerance" | "offerHours" | "approvalHours" | "earlyDate" | "earlyTime") => ({
    name,
    label: say[name],
    defaultValue: values[name],
    error: errors[name],
    autoComplete: "off",
  });
  return (
    <>
      {published ? (
        <p className="small">
          <b className="block">{say.publishedTitle}</b>
          {say.publishedText}
        </p>
      ) : null}
      <Field {...field("tolerance")} hint={say.toleranceHint} inputMode="numeric" />
      <BalancePicture label={say.toleranceLabel({ d: 2 })} />
      <Select
        name="groupMax"
        label={say.groupMax}
        hint={say.groupMaxHint}
        defaultValue={values.groupMax || "1"}
        error={errors.groupMax}
      >
        {Array.from({ length: MOST_ON_ONE_ORDER }, (_, n) => n + 1).map((count) => (
          <option key={count} value={count}>
            {say.groupMaxOption({ count })}
          </option>
        ))}
      </Select>
      <Fold
        title={say.earlyDate}
        now={early === "" ? common.optional : early}
        open={anyWrong(errors, /^early(Date|Time)$/)}
      >
        <div className="pair">
          <Field {...field("earlyDate")} type="date" />
          <Field {...field("earlyTime")} type="time" />
        </div>
        <ZoneSaid locale={locale} timeZone={timeZone} />
        <p className="tiny">{say.earlyWhere}</p>
      </Fold>
      <Fold
        title={say.hoursTitle}
        now={say.hoursNow({ offer: values.offerHours, approval: values.approvalHours })}
        open={anyWrong(errors, /^(offer|approval)Hours$/)}
      >
        <Field {...field("offerHours")} hint={say.offerHoursHint} inputMode="numeric" />
        <Field {...field("approvalHours")} inputMode="numeric" />
      </Fold>
      <Check
        name="resaleAllowed"
        defaultChecked={values.resaleAllowed}
        label={
          <>
            {say.resale}
            <span className="tiny block">{say.resaleHint}</span>
          </>
        }
      />
    </>
  );
}

const seats = [0, 1, 2, 3, 4, 5];

/** Two rows of seats, the upper one two ahead of the lower, and one more head that waits. */
function BalancePicture({ label }: { label: string }) {
  return (
    <svg className="balance-picture" viewBox="0 0 150 44" role="img" aria-label={label}>
      {seats.map((n) => (
        <g key={n}>
          <circle className={n < 5 ? "side-1 seat-taken" : "seat-free"} cx={12 + n * 20} cy="12" r="7" />
          <circle className={n < 3 ? "side-2 seat-taken" : "seat-free"} cx={12 + n * 20} cy="32" r="7" />
        </g>
      ))}
      <circle className="side-1 seat-waits" cx="138" cy="12" r="7" />
      <path className="seat-gap" d="M72 22 h40" />
    </svg>
  );
}
