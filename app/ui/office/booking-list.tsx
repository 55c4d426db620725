import type { Locale } from "#app/domain/events/locale.ts";
import type { BookingCard } from "#app/domain/venues/booking-card.ts";
import { dealWords } from "#app/i18n/deal-text.ts";
import { formatMoney, formatSpan } from "#app/i18n/format.ts";
import { localePath } from "#app/i18n/locale-path.ts";
import { words } from "#app/i18n/words.ts";

type BookingListProps = {
  locale: Locale;
  venueId: string;
  bookings: readonly BookingCard[];
  /** Those that came to nothing. */
  ended: readonly BookingCard[];
  timeZone: string;
};

/** Bookings of one venue: when, for how much, for which event, and the way to the next step. */
export function BookingList({ locale, venueId, bookings, ended, timeZone }: BookingListProps) {
  const { officeVenues: say } = words(locale);
  const past = bookings.filter((booking) => booking.past);
  const ahead = bookings.filter((booking) => !booking.past);
  return (
    <>
      {ahead.length === 0 ? (
        <p className="muted">{say.bookingsEmpty}</p>
      ) : (
        <ul className="plain cards">
          {ahead.map((booking) => (
            <li key={booking.id} className="card">
              <BookingSaid {...{ locale, booking, timeZone, venueId }} />
              <BookingActions locale={locale} booking={booking} />
            </li>
          ))}
        </ul>
      )}
      {past.length > 0 ? (
        <details className="more">
          <summary>{say.pastBookings}</summary>
          <ul className="plain cards">
            {past.map((booking) => (
              <li key={booking.id} className="card">
                <BookingSaid {...{ locale, booking, timeZone, venueId }} />
              </li>
            ))}
          </ul>
        </details>
      ) : null}
      {ended.length > 0 ? (
        <details className="more">
          <summary>{words(locale).bookingTalk.endedTitle({ count: ended.length })}</summary>
          <ul className="plain cards">
            {ended.map((booking) => (
              <li key={booking.id} className="card">
                <BookingSaid {...{ locale, booking, timeZone, venueId }} />
              </li>
            ))}
          </ul>
        </details>
      ) : null}
    </>
  );
}

function BookingSaid({
  locale,
  venueId,
  booking,
  timeZone,
}: {
  locale: Locale;
  venueId: string;
  booking: BookingCard;
  timeZone: string;
}) {
  const { officeVenues: say } = words(locale);
  const deal = dealWords(booking.deal, booking.currency, locale);
  return (
    <>
      <a className="thumb" href={localePath(locale, `/office/venues/${venueId}/bookings/${booking.id}`)}>
        <b>{formatSpan(booking.startsAt, booking.endsAt, timeZone, locale)}</b>
      </a>
      {booking.state === "confirmed" || booking.state === "done" ? null : (
        <p>
          <span className="tag">{words(locale).bookingTalk.states[booking.state]}</span>
        </p>
      )}
      <p className="row small muted">
        <span>{booking.event ? say.forEvent({ title: booking.event.title }) : say.free}</span>
        <span>{deal}</span>
      </p>
    </>
  );
}

/** Confirming stands behind a fold, so that a thumb cannot cancel by accident. */
function BookingActions({ locale, booking }: { locale: Locale; booking: BookingCard }) {
  const { officeVenues: say } = words(locale);
  const { bookingTalk: talk } = words(locale);
  const owed = formatMoney({ minor: booking.owedMinor, currency: booking.currency }, locale);
  if (booking.state !== "confirmed") return null;
  const published = booking.event !== null && booking.event.state !== "draft";
  return (
    <div className="card-actions">
      {booking.event === null ? (
        <a
          className="button slim quiet"
          href={localePath(locale, `/office/events/new?booking=${booking.id}`)}
        >
          {say.planEvent}
        </a>
      ) : null}
      {published ? null : (
        <details className="sure">
          <summary>{say.cancelBooking}</summary>
          <p>{booking.owedMinor === 0 ? talk.cancelFree : talk.cancelOwed({ amount: owed })}</p>
          <p className="small muted">{say.cancelSure}</p>
          <form method="post">
            <input type="hidden" name="intent" value="cancel-booking" />
            <input type="hidden" name="bookingId" value={booking.id} />
            <input type="hidden" name="owed" value={booking.owedMinor} />
            <button type="submit" className="button slim danger">
              {say.cancelBooking}
            </button>
          </form>
        </details>
      )}
    </div>
  );
}
