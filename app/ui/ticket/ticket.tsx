import { formatMoney, formatTime } from "#app/i18n/format.ts";
import { localePath } from "#app/i18n/locale-path.ts";
import { foreign } from "../event/foreign.ts";
import { When } from "../event/when-and-where.tsx";
import { Notice } from "../form.tsx";
import { useLocale, useWords } from "../use-words.ts";
import { AfterTicket } from "./after-ticket.tsx";
import type { OrderPageFacts } from "./order-facts.ts";
import { PriceStory } from "./price-story.tsx";
import { QrCode } from "./qr-code.tsx";

/** The ticket: the code for the door, when and where, and what to do with it. */
export function Ticket({ page }: { page: OrderPageFacts }) {
  const { ticket: say } = useWords();
  const locale = useLocale();
  const { order, words } = page;
  const { startsAt, endsAt, timeZone, venue } = order.event;
  const side = locale === "en" ? order.side.labelEn : order.side.labelZh;
  const over = endsAt <= page.now;
  const late = order.paidAt !== null && order.holdUntil !== null && order.paidAt > order.holdUntil;
  return (
    <>
      {late ? (
        <Notice tone="good" title={say.lateTitle}>
          <p>{say.lateText}</p>
        </Notice>
      ) : null}
      <Extra page={page} />
      <article className="card ticket">
        <header>
          <h1 {...foreign(words.locale, locale)}>{words.title}</h1>
          <When startsAt={startsAt} endsAt={endsAt} timeZone={timeZone} />
          {venue ? (
            <address {...foreign(venue.locale, locale)}>
              {venue.name}
              <br />
              <span className="muted small">
                {[venue.city, venue.area, venue.address].filter(Boolean).join(" · ")}
              </span>
            </address>
          ) : (
            <p className="muted small">{say.addressSoon}</p>
          )}
          <p className="links">
            {venue?.mapUrl ? (
              <a href={venue.mapUrl} rel="noreferrer">
                {say.openMap}
              </a>
            ) : null}
            <a href={localePath(locale, `${page.path}/calendar.ics`)}>{say.calendar}</a>
          </p>
        </header>
        <div className="tear" aria-hidden="true" />
        {over ? <Over page={page} /> : <DoorCode page={page} />}
        <footer>
          <bdi>{order.person.name}</bdi>
          <span>{say.seat({ side, number: order.seatNumber })}</span>
          {order.complimentary ? <span className="tag">{say.complimentary}</span> : null}
        </footer>
        {order.complimentary ? null : <PriceStory order={order} />}
      </article>
      {over ? null : <AfterTicket page={page} />}
    </>
  );
}

/** Once the evening is over the door asks for nothing: a word of thanks. */
function Over({ page: { order } }: { page: OrderPageFacts }) {
  const { ticket: say } = useWords();
  const admittedAt = order.ticket?.admittedAt;
  const time = admittedAt ? formatTime(admittedAt, order.event.timeZone) : null;
  return (
    <div className="door-code">
      <p>{time === null ? say.over : say.overAdmitted({ time })}</p>
      <p className="tiny">{say.codeLabel}</p>
      <p className="code">{order.ticket?.code}</p>
    </div>
  );
}

function DoorCode({ page }: { page: OrderPageFacts }) {
  const { ticket: say } = useWords();
  const { order, qr } = page;
  if (!order.ticket) return null;
  const { code, admittedAt } = order.ticket;
  return (
    <div className="door-code">
      {admittedAt ? (
        <p className="good-ink">
          <b>{say.admitted({ time: formatTime(admittedAt, order.event.timeZone) })}</b>
        </p>
      ) : null}
      {qr ? <QrCode qr={qr} label={say.qrLabel({ code })} /> : null}
      <p className="tiny">{say.codeLabel}</p>
      <p className="code">{code}</p>
      <p className="tiny">{say.codeHint}</p>
    </div>
  );
}

/** A second payment for one seat goes back by itself; the ticket stays what it is. */
function Extra({ page }: { page: OrderPageFacts }) {
  const { ticket: say } = useWords();
  const locale = useLocale();
  const extra = page.order.refunds.find(({ reason }) => reason === "second-payment");
  if (!extra) return null;
  const amount = formatMoney({ minor: extra.amountMinor, currency: extra.currency }, locale);
  return (
    <Notice tone="calm" title={say.secondTitle}>
      <p>{say.secondText({ amount })}</p>
    </Notice>
  );
}
