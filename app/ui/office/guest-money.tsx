import type { Locale } from "#app/domain/events/locale.ts";
import { formatMoment, formatMoney } from "#app/i18n/format.ts";
import type { Words } from "#app/i18n/words.ts";
import type { GuestPageFacts } from "./guest-view.tsx";

type GuestMoneyProps = { said: Words; locale: Locale; guest: GuestPageFacts };

/** The code that made the order cheaper. */
function Discount({ said: { prices }, locale, guest: { discount, currency } }: GuestMoneyProps) {
  if (discount === null) return null;
  return (
    <p className="row small">
      <span>{prices.withCode({ code: discount.code })}</span>
      <b>{formatMoney({ minor: -discount.offMinor, currency }, locale)}</b>
    </p>
  );
}

/** What came in and went back, and the code that made it less. */
export function GuestMoney({ said, locale, guest }: GuestMoneyProps) {
  const { officeGuest } = said;
  const { payments, refunds, currency } = guest;
  const amount = (minor: number) => formatMoney({ minor, currency }, locale);
  const time = (at: Date) => formatMoment(at, guest.event.timeZone, locale);
  const states: Readonly<Record<string, string>> = officeGuest.refundStates;
  const reasons: Readonly<Record<string, string>> = officeGuest.refundReasons;
  if (payments.length === 0)
    return (
      <section className="card" aria-label={officeGuest.money}>
        <h2>{officeGuest.money}</h2>
        <Discount {...{ said, locale, guest }} />
        <p className="muted">{guest.complimentary ? officeGuest.giftNoMoney : officeGuest.noMoney}</p>
      </section>
    );
  return (
    <section className="card" aria-label={officeGuest.money}>
      <h2>{officeGuest.money}</h2>
      <Discount {...{ said, locale, guest }} />
      <ul className="plain money-rows">
        {payments.map((payment) => (
          <li key={payment.id}>
            <b>{amount(payment.amountMinor)}</b>
            <span className="small muted">{officeGuest.paidOn({ time: time(payment.receivedAt) })}</span>
          </li>
        ))}
        {refunds.map((refund) => (
          <li key={refund.id}>
            <b className={refund.state === "failed" ? "bad-ink" : undefined}>{amount(-refund.amountMinor)}</b>
            <span className="small muted">
              {[states[refund.state], reasons[refund.reason], time(refund.settledAt ?? refund.createdAt)]
                .filter(Boolean)
                .join(" · ")}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
