import type { Locale } from "#app/domain/events/locale.ts";
import { type PayoutFields, type PayoutMethod, payoutMethods } from "#app/domain/money/partner-draft.ts";
import type { FieldProblems } from "#app/domain/organiser/field-problem.ts";
import { formatDay, formatMoney, isoMoment } from "#app/i18n/format.ts";
import { words } from "#app/i18n/words.ts";
import { ErrorSummary, Field, Select } from "../form.tsx";
import { namedProblems, problemWords } from "./problem-words.ts";

export type PayoutFacts = {
  id: string;
  amountMinor: number;
  method: PayoutMethod;
  paidAt: Date;
  note: string;
  reason: string | null;
  takenBack: boolean;
};
export type PayoutRefused = { problems: FieldProblems; values: PayoutFields };

type PayoutsProps = {
  locale: Locale;
  event: {
    eventId: string;
    currency: string;
    timeZone: string;
    over: boolean;
    owedMinor: number;
    payouts: readonly PayoutFacts[];
  };
  /** Drawn for this page: sending a form twice pays once. */
  formId: string;
  refused: PayoutRefused | undefined;
};

/** What was paid out for one event, and a form for the next payout. */
export function PartnerPayouts(props: PayoutsProps) {
  const { locale, event, refused } = props;
  const { partners: say } = words(locale);
  return (
    <>
      <ul className="payout-list">
        {event.payouts.map((payout) => (
          <PayoutItem key={payout.id} {...{ locale, event, payout }} />
        ))}
      </ul>
      <details className="more" open={refused !== undefined}>
        <summary>
          <span>
            {say.payTitle} {event.over ? null : <span className="mark">{say.payable}</span>}
          </span>
        </summary>
        <PayoutForm {...props} />
      </details>
    </>
  );
}

type ItemProps = Pick<PayoutsProps, "locale" | "event"> & { payout: PayoutFacts };

function PayoutItem({ locale, event, payout }: ItemProps) {
  const { partners: say } = words(locale);
  const { id, amountMinor, method, paidAt, note, reason, takenBack } = payout;
  const amount = formatMoney({ minor: amountMinor, currency: event.currency }, locale);
  return (
    <li className={takenBack ? "taken-back" : undefined}>
      <p className="row">
        <span className="small">
          <time dateTime={isoMoment(paidAt)}>{formatDay(paidAt, event.timeZone, locale)}</time> ·{" "}
          {say.methods[method]}
        </span>
        <b className="amount-text">{amount}</b>
      </p>
      {note === "" ? null : <p className="small">{note}</p>}
      {reason === null ? null : <p className="small">{say.payReasonSaid({ reason })}</p>}
      {takenBack ? (
        <p className="small">{say.takenBack}</p>
      ) : (
        <form method="post">
          <input type="hidden" name="eventId" value={event.eventId} />
          <input type="hidden" name="payoutId" value={id} />
          <button
            type="submit"
            name="intent"
            value="take-back"
            className="button quiet slim"
            aria-label={say.payBackLabel({ amount })}
          >
            {say.payBack}
          </button>
        </form>
      )}
    </li>
  );
}

function PayoutForm({ locale, event, formId, refused }: PayoutsProps) {
  const all = words(locale);
  const { partners: say, common } = all;
  const errors = problemWords(all, refused?.problems);
  const labels = {
    amount: say.payAmount({ currency: event.currency }),
    paidOn: say.payDay,
    reason: say.payReason,
    note: say.payNote,
  };
  // Several events stand on one page: each has its own fields.
  const own = (name: string) => `${name}-${event.eventId}`;
  const named = Object.entries(namedProblems(locale, refused?.problems, labels));
  const field = (name: keyof typeof labels) => ({
    name: own(name),
    label: labels[name],
    autoComplete: "off",
    defaultValue: refused?.values[name],
    error: errors[name],
  });
  const optionalMark = common.optional;
  return (
    <form method="post" noValidate>
      <ErrorSummary words={all} errors={Object.fromEntries(named.map(([name, said]) => [own(name), said]))} />
      <input type="hidden" name="eventId" value={event.eventId} />
      <input type="hidden" name="formId" value={formId} />
      <Field {...field("amount")} inputMode="decimal" required />
      <Select name={own("method")} label={say.payMethod} defaultValue={refused?.values.method ?? "bank"}>
        {payoutMethods.map((method) => (
          <option key={method} value={method}>
            {say.methods[method]}
          </option>
        ))}
      </Select>
      <Field {...field("paidOn")} type="date" hint={say.payDayHint} optionalMark={optionalMark} />
      <Field {...field("reason")} hint={say.payReasonHint} optionalMark={optionalMark} />
      <Field {...field("note")} optionalMark={optionalMark} />
      <button type="submit" name="intent" value="pay" className="button" data-once="">
        {say.paySave}
      </button>
    </form>
  );
}
