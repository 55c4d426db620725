import type { Locale } from "#app/domain/events/locale.ts";
import type { CalendarBooking, VenueCalendar } from "#app/domain/venues/calendar.ts";
import { dealWords } from "#app/i18n/deal-text.ts";
import { formatSpan, formatTime } from "#app/i18n/format.ts";
import { localePath } from "#app/i18n/locale-path.ts";
import { words } from "#app/i18n/words.ts";
import { OfficeLayout } from "./office-layout.tsx";
import { monthWords } from "./period-words.ts";

/** "2026 年 12 月" / "December 2026". */
function monthSaid(month: string, locale: Locale): string {
  const options = { year: "numeric", month: "long", timeZone: "UTC" } as const;
  return new Intl.DateTimeFormat(locale === "en" ? "en-GB" : "zh-CN", options).format(
    new Date(`${month}-01T00:00:00Z`),
  );
}

/** One month of a venue: a grid to see what is taken, and the same as a list. */
export function VenueCalendarPage({ locale, calendar }: { locale: Locale; calendar: VenueCalendar }) {
  const { officeCalendar: say } = words(locale);
  const { venue, month } = calendar;
  const path = localePath(locale, `/office/venues/${venue.id}`);
  const to = (target: string) => `${path}/calendar?month=${target}`;
  return (
    <OfficeLayout
      locale={locale}
      title={monthSaid(month, locale)}
      kicker={`${venue.name} · ${say.title}`}
      back={{ href: path, label: words(locale).officeDeals.toVenue }}
      wide
    >
      <nav className="month-nav" aria-label={say.months}>
        <a className="button slim quiet" href={to(calendar.previous)} rel="prev">
          <span aria-hidden="true">‹ </span>
          {monthWords(calendar.previous, locale)}
        </a>
        <a className="button slim quiet" href={to(calendar.next)} rel="next">
          {monthWords(calendar.next, locale)}
          <span aria-hidden="true"> ›</span>
        </a>
      </nav>
      <div className="columns">
        <MonthGrid locale={locale} calendar={calendar} />
        <MonthList locale={locale} calendar={calendar} path={path} />
      </div>
    </OfficeLayout>
  );
}

function MonthGrid({ locale, calendar }: { locale: Locale; calendar: VenueCalendar }) {
  const { officeCalendar: say } = words(locale);
  return (
    <table className="month-grid">
      <caption className="small muted">{say.gridHint}</caption>
      <thead>
        <tr>
          {say.weekdays.map((day) => (
            <th key={day} scope="col">
              {day}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {calendar.weeks.map((week) => (
          <tr key={week.find((day) => day !== null)}>
            {week.map((day, n) => (
              <DayCell key={day ?? `blank-${n}`} locale={locale} calendar={calendar} day={day} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

type DayCellProps = { locale: Locale; calendar: VenueCalendar; day: string | null };

function DayCell({ locale, calendar: { bookings, today, venue }, day }: DayCellProps) {
  const { officeCalendar: say } = words(locale);
  if (day === null) return <td className="month-blank" />;
  const number = Number(day.slice(8));
  const here = bookings.filter(({ days, asked }) => !asked && days.includes(day));
  const [first] = here;
  const current = day === today ? ("date" as const) : undefined;
  if (!first)
    return (
      <td aria-current={current}>
        <span className="month-day">{number}</span>
      </td>
    );
  const times = here.map(
    ({ from, until }) => `${formatTime(from, venue.timeZone)}–${formatTime(until, venue.timeZone)}`,
  );
  return (
    <td className="month-taken" aria-current={current}>
      <a
        className="month-day"
        href={`#booking-${first.id}`}
        aria-label={say.dayTaken({ day: number, times: times.join(", ") })}
      >
        {number}
        <span className="month-mark">{here.length > 1 ? here.length : ""}</span>
      </a>
    </td>
  );
}

type MonthListProps = { locale: Locale; calendar: VenueCalendar; path: string };

function MonthList({ locale, calendar: { bookings, venue }, path }: MonthListProps) {
  const { officeCalendar: say, officeDeals, officeVenues } = words(locale);
  const around = ({ from, until, startsAt, endsAt }: CalendarBooking) => from < startsAt || until > endsAt;
  return (
    <section aria-labelledby="month-list">
      <h2 id="month-list" className="first">
        {say.listTitle}
      </h2>
      {bookings.length === 0 ? <p className="muted">{say.empty}</p> : null}
      <ul className="plain cards">
        {bookings.map((booking) => (
          <li key={booking.id} id={`booking-${booking.id}`}>
            <a className="card link-card" href={`${path}/bookings/${booking.id}`}>
              <b>{formatSpan(booking.startsAt, booking.endsAt, venue.timeZone, locale)}</b>
              {booking.asked ? <span className="tag">{words(locale).bookingTalk.askedMark}</span> : null}
              {around(booking) ? (
                <span className="small muted">
                  {officeDeals.blocked({
                    from: formatTime(booking.from, venue.timeZone),
                    until: formatTime(booking.until, venue.timeZone),
                  })}
                </span>
              ) : null}
              <span className="small">
                {booking.title === null ? officeVenues.free : officeVenues.forEvent({ title: booking.title })}
              </span>
              <span className="small muted">{dealWords(booking.deal, booking.currency, locale)}</span>
            </a>
          </li>
        ))}
      </ul>
      {venue.archived ? null : (
        <p>
          <a className="button" href={`${path}/bookings/new`}>
            {officeDeals.newTitle}
          </a>
        </p>
      )}
    </section>
  );
}
