import { foreign } from "../event/foreign.ts";
import { When } from "../event/when-and-where.tsx";
import { useLocale, useWords } from "../use-words.ts";
import type { OrderPageFacts } from "./order-facts.ts";

/** Which evening, where as far as the holder may know it, and for whom. */
export function EveningFacts({ page }: { page: OrderPageFacts }) {
  const { ticket: say, event } = useWords();
  const locale = useLocale();
  const { order, words } = page;
  const { venue } = order.event;
  const mark = venue ? foreign(venue.locale, locale) : {};
  const canStillPay = order.state === "held" || order.state === "processing";
  const side = locale === "en" ? order.side.labelEn : order.side.labelZh;
  return (
    <section className="card" aria-labelledby="facts">
      <h2 id="facts" className="hidden-label">
        {say.facts}
      </h2>
      <b className="serif" {...foreign(words.locale, locale)}>
        {words.title}
      </b>
      <When {...order.event} />
      {venue ? (
        <p className="small muted place">
          <span {...mark}>
            {[venue.city, venue.area, venue.address ? venue.name : null].filter(Boolean).join(" · ")}
          </span>
          <br />
          {venue.address ? <span {...mark}>{venue.address}</span> : canStillPay ? event.addressLater : null}
        </p>
      ) : null}
      <p className="small place">
        <bdi>{order.person.name}</bdi> · {side}
      </p>
    </section>
  );
}
