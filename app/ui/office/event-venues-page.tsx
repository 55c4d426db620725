import type { Locale } from "#app/domain/events/locale.ts";
import type { BookingState } from "#app/domain/venues/booking-state.ts";
import type { ComparedVenue, VenueComparison } from "#app/domain/venues/comparison.ts";
import { leastOf } from "#app/domain/venues/shortlist.ts";
import { dealWords } from "#app/i18n/deal-text.ts";
import { formatMoment, formatMoney, formatShort } from "#app/i18n/format.ts";
import { localePath } from "#app/i18n/locale-path.ts";
import { words } from "#app/i18n/words.ts";
import { Check, Notice } from "../form.tsx";
import { OfficeLayout } from "./office-layout.tsx";

type PageProps = { locale: Locale; page: VenueComparison; done: boolean; most: number };

/** Venues side by side for one event: a short table first, then each with its terms and what to do next. */
export function EventVenuesPage({ locale, page, done, most }: PageProps) {
  const { goNoGo, shortlist: say } = words(locale);
  const { event, compared, heads, seats } = page;
  const base = localePath(locale, `/office/events/${event.id}`);
  return (
    <OfficeLayout
      locale={locale}
      title={say.title}
      kicker={`${event.title} · ${formatMoment(event.startsAt, event.timeZone, locale)}`}
      back={{ href: base, label: goNoGo.toCockpit }}
      event={{ id: event.id }}
      wide
    >
      {done ? <Notice tone="good" title={say.done} /> : null}
      {page.choices.length === 0 ? (
        <section className="card blank">
          <p>{say.none}</p>
          <a className="button" href={localePath(locale, "/office/venues/new")}>
            {say.addVenue}
          </a>
        </section>
      ) : (
        <>
          <p className="muted">{say.lead({ heads, seats })}</p>
          <SideBySide locale={locale} page={page} />
          <ul className="plain venue-compare">
            {compared.map((venue) => (
              <li key={venue.id} className="card">
                <VenueCard {...{ locale, page, venue, base }} />
              </li>
            ))}
          </ul>
          <Choose {...{ locale, page, most }} />
        </>
      )}
    </OfficeLayout>
  );
}

type PartProps = { locale: Locale; page: VenueComparison };

function SideBySide({ locale, page: { compared, event } }: PartProps) {
  const { shortlist: say } = words(locale);
  if (compared.length < 2) return null;
  const cheapest = leastOf(compared, ({ weighed }) => weighed?.costMinor ?? null);
  const soonest = leastOf(compared, ({ weighed }) => weighed?.breakEven ?? null);
  const money = (minor: number) => formatShort({ minor, currency: event.currency }, locale);
  return (
    <section className="card" aria-labelledby="side-by-side">
      <h2 id="side-by-side" className="first">
        {say.tableTitle}
      </h2>
      <table className="compare-table">
        <thead>
          <tr>
            <th scope="col">{say.venue}</th>
            <th scope="col" className="amount">
              {say.cost} <span className="code">{event.currency}</span>
            </th>
            <th scope="col" className="amount">
              {say.breakEven}
            </th>
          </tr>
        </thead>
        <tbody>
          {compared.map(({ id, name, weighed }) => (
            <tr key={id}>
              <th scope="row">{name}</th>
              <td className="amount">
                {weighed ? money(weighed.costMinor) : say.unknown}
                {cheapest.includes(id) ? <b className="good-ink tiny block">{say.cheapest}</b> : null}
              </td>
              <td className="amount">
                {weighed
                  ? weighed.breakEven === null
                    ? say.never
                    : say.heads({ count: weighed.breakEven })
                  : "—"}
                {soonest.includes(id) ? <b className="good-ink tiny block">{say.soonest}</b> : null}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

type CardProps = PartProps & { venue: ComparedVenue; base: string };

function VenueCard({ locale, page, venue, base }: CardProps) {
  const { bookingTalk, officeVenues, shortlist: say } = words(locale);
  const { event, heads, seats } = page;
  const { weighed, deal, booking } = venue;
  const money = (minor: number) => formatMoney({ minor, currency: event.currency }, locale);
  const rows: [string, string][] = weighed
    ? [
        [say.costAt({ heads }), money(weighed.costMinor)],
        [say.profitAt({ heads }), money(weighed.profitMinor)],
        [say.breakEvenLong, weighed.breakEven === null ? say.never : say.heads({ count: weighed.breakEven })],
        [
          say.freeUntil,
          venue.freeUntil ? formatMoment(venue.freeUntil, event.timeZone, locale) : say.notFree,
        ],
        [say.deposit, venue.depositMinor > 0 ? money(venue.depositMinor) : say.noDeposit],
      ]
    : [];
  const fit = venue.fitsSeats ? say.fits : say.tooSmall({ missing: seats - venue.capacity });
  return (
    <>
      <h2 className="first">{venue.name}</h2>
      <p className="small muted">{venue.area}</p>
      {booking ? (
        <p className="tag">{booking.rests ? say.rests : bookingTalk.states[booking.state]}</p>
      ) : null}
      {deal ? <p className="small">{dealWords(deal, event.currency, locale)}</p> : null}
      {deal && venue.isGuess ? <p className="tiny">{say.guess}</p> : null}
      <dl className="facts small">
        {rows.map(([label, value]) => (
          <div key={label} className="row">
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
        <div className="row">
          <dt>{say.capacity}</dt>
          <dd>
            {officeVenues.holds({ capacity: venue.capacity })}{" "}
            <b className={venue.fitsSeats ? "good-ink" : "bad-ink"}>{fit}</b>
          </dd>
        </div>
        <div className="row">
          <dt>{say.time}</dt>
          <dd className={venue.isFree ? "good-ink" : "bad-ink"}>{venue.isFree ? say.free : say.taken}</dd>
        </div>
      </dl>
      <NextStep {...{ locale, page, venue, base }} />
    </>
  );
}

const ended: readonly BookingState[] = ["declined", "cancelled", "released"];

function NextStep({ locale, page: { event }, venue, base }: CardProps) {
  const { shortlist: say } = words(locale);
  const { booking, deal } = venue;
  const place = localePath(locale, `/office/venues/${venue.id}/bookings`);
  const over = booking !== null && ended.includes(booking.state);
  const kind = deal === null ? "" : `kind=${deal.kind}&`;
  return (
    <>
      {booking?.state === "confirmed" && !booking.rests && event.state === "draft" ? (
        <a className="button" href={`${base}/edit`}>
          {say.use}
        </a>
      ) : null}
      {booking ? (
        <a className="button quiet" href={`${place}/${booking.id}`}>
          {say.talk}
        </a>
      ) : null}
      {booking === null || over ? (
        <a className="button" href={`${place}/new?${kind}event=${event.id}`}>
          {over ? say.askAgain : say.ask}
        </a>
      ) : null}
    </>
  );
}

function Choose({ locale, page: { choices }, most }: PartProps & { most: number }) {
  const { shortlist: say } = words(locale);
  return (
    <details className="more">
      <summary>{say.choose}</summary>
      <form method="get">
        <p className="small muted">{say.chooseHint({ most })}</p>
        {choices.map(({ id, name, chosen }) => (
          <Check key={id} id={`v-${id}`} name="v" value={id} label={name} defaultChecked={chosen} />
        ))}
        <button type="submit" className="button quiet">
          {say.compare}
        </button>
      </form>
    </details>
  );
}
