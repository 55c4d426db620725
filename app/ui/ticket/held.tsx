import { formatMoney, formatTime, formatZone, isoMoment } from "#app/i18n/format.ts";
import { localePath } from "#app/i18n/locale-path.ts";
import { useLocale, useWords } from "../use-words.ts";
import type { OrderPageFacts } from "./order-facts.ts";
import { PriceStory } from "./price-story.tsx";

/** A seat that waits for its payment: until when, what it costs, and the two ways on. */
export function Held({ page }: { page: OrderPageFacts }) {
  const { ticket: say, trust } = useWords();
  const locale = useLocale();
  const { order, now } = page;
  const { timeZone } = order.event;
  const price = formatMoney({ minor: order.totalMinor, currency: order.currency }, locale);
  return (
    <section className="card held" aria-labelledby="held">
      <h1 id="held">{say.heldTitle}</h1>
      {order.holdUntil ? (
        <>
          <p className="count">
            <time
              dateTime={isoMoment(order.holdUntil)}
              data-countdown=""
              data-now={isoMoment(now)}
              data-words={say.heldCount}
              data-over={say.heldOver}
            >
              {say.heldUntil({ time: formatTime(order.holdUntil, timeZone) })}
            </time>
          </p>
          <p className="tiny">
            {formatTime(order.holdUntil, timeZone)} · {formatZone(order.holdUntil, timeZone, locale)}
          </p>
        </>
      ) : null}
      {order.discount ? <PriceStory order={order} /> : null}
      {order.firm ? (
        <p className="notice warn" role="status">
          {trust.firm}
        </p>
      ) : null}
      {order.canPay ? (
        <form method="post" action={localePath(locale, `${page.path}/pay`)}>
          <button type="submit" className="button" data-once={say.paying}>
            {say.pay({ price })}
          </button>
        </form>
      ) : null}
      <p className="small muted">{say.heldText}</p>
      <p className="center">
        <a className="give-up" href={localePath(locale, `${page.path}/cancel`)}>
          {say.giveUp}
        </a>
      </p>
    </section>
  );
}
