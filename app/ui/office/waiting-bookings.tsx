import type { Locale } from "#app/domain/events/locale.ts";
import type { WaitingBooking } from "#app/domain/venues/waiting-booking.ts";
import { formatDay, formatSpan } from "#app/i18n/format.ts";
import { localePath } from "#app/i18n/locale-path.ts";
import { words } from "#app/i18n/words.ts";

type WaitingProps = {
  locale: Locale;
  waiting: readonly WaitingBooking[];
  /** Where an event chooses its booking, or compares venues; without one the booking itself is opened. */
  event?: { editHref: string; venuesHref: string };
};

/** What venues answered and what waits for the organiser; nothing where nothing does. */
export function WaitingBookings({ locale, waiting, event }: WaitingProps) {
  const { bookingTalk: say } = words(locale);
  if (waiting.length === 0) return null;
  const hrefOf = ({ kind, venueId, bookingId }: WaitingBooking) => {
    if (event && kind === "take") return event.editHref;
    if (event && (kind === "declined" || kind === "lost")) return event.venuesHref;
    return localePath(locale, `/office/venues/${venueId}/bookings/${bookingId}`);
  };
  return (
    <section className="card due" aria-labelledby="waiting-bookings" data-live="waiting-bookings">
      <h2 id="waiting-bookings" className="first">
        {say.waitingTitle}
      </h2>
      <ul className="plain">
        {waiting.map((row) => (
          <li key={row.bookingId}>
            <a className="thumb" href={hrefOf(row)}>
              {say.waitingLine({ venue: row.venue, what: say.waitingKinds[row.kind] })}
            </a>
            <span className="small muted block">
              {formatSpan(row.startsAt, row.endsAt, row.timeZone, locale)}
              {row.dueAt
                ? ` · ${say.waitingDue({ when: formatDay(row.dueAt, row.timeZone, locale) })}`
                : null}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
