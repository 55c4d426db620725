import { formatMoment, formatMoney, formatSpan } from "#app/i18n/format.ts";
import { localePath } from "#app/i18n/locale-path.ts";
import { Notice } from "../form.tsx";
import { useLocale, useWords } from "../use-words.ts";
import type { OrderPageFacts } from "./order-facts.ts";

/** The event moved after this order was made: from when to when, and until when all of the money comes back. */
export function MovedNotice({ page }: { page: OrderPageFacts }) {
  const { eventChange } = useWords();
  const locale = useLocale();
  const say = eventChange.order;
  const { moved, event, quote, totalMinor, currency, state } = page.order;
  const waits = state === "awaiting-resale";
  const live = state === "held" || state === "processing" || state === "paid";
  if (!moved || (!live && !waits) || event.state !== "published") return null;
  const { timeZone } = event;
  const offered = moved.offerUntil !== null && quote?.percent === 100 && totalMinor > 0;
  return (
    <Notice tone="warn" title={say.movedTitle}>
      <p>{say.movedFrom({ when: formatSpan(moved.startsAt, moved.endsAt, timeZone, locale) })}</p>
      <p>
        <b>{say.movedTo({ when: formatSpan(event.startsAt, event.endsAt, timeZone, locale) })}</b>
      </p>
      {offered && moved.offerUntil ? (
        <p>
          {(waits ? say.offerWaiting : say.offer)({
            until: formatMoment(moved.offerUntil, timeZone, locale),
            amount: formatMoney({ minor: waits ? quote.amountMinor : totalMinor, currency }, locale),
          })}{" "}
          <a href={localePath(locale, `${page.path}/cancel`)}>{say.offerLink}</a>
        </p>
      ) : null}
    </Notice>
  );
}
