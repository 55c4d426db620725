import { formatMoment, formatMoney } from "#app/i18n/format.ts";
import { localePath } from "#app/i18n/locale-path.ts";
import { foreign } from "../event/foreign.ts";
import { Refunds } from "../event/refunds.tsx";
import { Written } from "../event/written.tsx";
import { useLocale, useWords } from "../use-words.ts";
import type { OrderPageFacts } from "./order-facts.ts";

/** What belongs to a ticket: what to bring, a friend to bring along, and what happens when one cannot come. */
export function AfterTicket({ page }: { page: OrderPageFacts }) {
  const { ticket: say } = useWords();
  const { words } = page;
  const mark = foreign(words.locale, useLocale());
  return (
    <>
      <Written id="bring" title={say.bringTitle} text={words.bring} mark={mark} />
      <Invitation page={page} />
      <Quote page={page} />
    </>
  );
}

function Invitation({ page }: { page: OrderPageFacts }) {
  const { ticket: say } = useWords();
  const locale = useLocale();
  const { startsAt, timeZone, slug } = page.order.event;
  if (startsAt <= page.now) return null;
  const when = formatMoment(startsAt, timeZone, locale);
  const url = `${page.origin}${localePath(locale, `/e/${slug}`)}`;
  return (
    <section aria-labelledby="invite">
      <h2 id="invite">{say.inviteTitle}</h2>
      <label className="hint" htmlFor="invitation">
        {say.inviteHint}
      </label>
      <textarea
        id="invitation"
        className="invitation"
        readOnly
        rows={6}
        defaultValue={say.inviteText({ title: page.words.title, when, url })}
      />
    </section>
  );
}

/** What cancelling would give back now, by the ladder that was agreed to, and whom to write to. */
function Quote({ page }: { page: OrderPageFacts }) {
  const { ticket: say } = useWords();
  const locale = useLocale();
  const { order } = page;
  const { startsAt, timeZone } = order.event;
  if (startsAt <= page.now) return null;
  return (
    <section aria-labelledby="if-not">
      <h2 id="if-not">{say.refundTitle}</h2>
      <p>{quoteSaid(page, say, locale)}</p>
      <p className="muted small">{say.quoteHow}</p>
      {page.contactEmail ? (
        <p className="links">
          <a href={`mailto:${page.contactEmail}`}>{say.contact}</a>
        </p>
      ) : null}
      {order.totalMinor > 0 ? (
        <Refunds ladder={order.refundLadder} startsAt={startsAt} timeZone={timeZone} />
      ) : null}
    </section>
  );
}

function quoteSaid(
  { order }: OrderPageFacts,
  say: ReturnType<typeof useWords>["ticket"],
  locale: ReturnType<typeof useLocale>,
): string {
  if (order.totalMinor === 0) return say.quoteFree;
  if (!order.quote?.until || order.quote.amountMinor === 0) return say.quoteNone;
  return say.quoteNow({
    amount: formatMoney({ minor: order.quote.amountMinor, currency: order.currency }, locale),
    until: formatMoment(order.quote.until, order.event.timeZone, locale),
  });
}
