import type { Locale } from "#app/domain/events/locale.ts";
import { formatDay, formatMoney } from "#app/i18n/format.ts";
import { useLocale, useWords } from "../use-words.ts";
import type { OrderFace } from "./order-face.ts";
import type { OrderPageFacts, RefundFacts } from "./order-facts.ts";

/** How far a refund is on its three steps. */
function stepOf(refund: RefundFacts | undefined): number {
  if (refund?.state === "succeeded") return 3;
  return refund?.state === "pending" ? 2 : 1;
}

function amountOf({ amountMinor, currency }: RefundFacts, locale: Locale): string {
  return formatMoney({ minor: amountMinor, currency }, locale);
}

/** Money on its way back: why, how much, how far, and when to expect it. */
export function RefundState({ page, face }: { page: OrderPageFacts; face: OrderFace }) {
  const { ticket: say } = useWords();
  const locale = useLocale();
  const { order } = page;
  const refund = order.refunds.at(-1);
  const titles = { "refund-done": say.refundDoneTitle, "refund-failed": say.refundFailedTitle };
  const title = face === "refund-done" || face === "refund-failed" ? titles[face] : say.refundDueTitle;
  const reason = Object.entries(say.refundReasons).find(([name]) => name === refund?.reason)?.[1];
  const settled = refund?.settledAt
    ? say.refundDoneText({ day: formatDay(refund.settledAt, order.event.timeZone, locale) })
    : say.refundPendingText;
  return (
    <section className="card waiting" aria-labelledby="refund" data-live="refund">
      <h1 id="refund">{title}</h1>
      {refund ? (
        <p className="refund-amount serif">
          {face === "refund-failed"
            ? amountOf(refund, locale)
            : say.refundAmount({ amount: amountOf(refund, locale) })}
        </p>
      ) : null}
      <p className="muted">{reason ?? say.refundOther}</p>
      {face === "refund-failed" ? null : <Steps reached={stepOf(refund)} />}
      <p className="small muted" data-live-polite="">
        {face === "refund-failed" ? say.refundFailedText : settled}
      </p>
    </section>
  );
}

function Steps({ reached }: { reached: number }) {
  const { ticket: say } = useWords();
  const steps = [say.refundSteps.noted, say.refundSteps.sent, say.refundSteps.done];
  return (
    <ol className="refund-steps">
      {steps.map((step, index) => (
        <li
          key={step}
          className={index < reached ? "done" : undefined}
          aria-current={index === reached - 1 ? "step" : undefined}
        >
          {step}
        </li>
      ))}
    </ol>
  );
}
