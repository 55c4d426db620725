import type { Locale } from "#app/domain/events/locale.ts";
import { formatSpan } from "#app/i18n/format.ts";
import { localePath } from "#app/i18n/locale-path.ts";
import { words } from "#app/i18n/words.ts";

export type VenueRow = {
  id: string;
  name: string;
  city: string;
  area: string;
  capacity: number;
  timeZone: string;
  archived: boolean;
  next: { startsAt: Date; endsAt: Date } | null;
};

/** The venues as cards; an empty office is told why to begin here. */
export function VenueList({ locale, venues }: { locale: Locale; venues: readonly VenueRow[] }) {
  const { officeVenues: say } = words(locale);
  if (venues.length === 0)
    return (
      <section className="card blank">
        <h2>{say.emptyTitle}</h2>
        <p className="muted">{say.emptyText}</p>
        <a className="button" href={localePath(locale, "/office/venues/new")}>
          {say.add}
        </a>
      </section>
    );
  return (
    <ul className="plain cards">
      {venues.map((venue) => (
        <li key={venue.id}>
          <a className="card link-card" href={localePath(locale, `/office/venues/${venue.id}`)}>
            <span className="row">
              <b className="serif card-title">{venue.name}</b>
              {venue.archived ? (
                <span className="tag">{say.archived}</span>
              ) : (
                <span className="small muted nowrap">{say.holds({ capacity: venue.capacity })}</span>
              )}
            </span>
            <span className="small muted">
              {venue.city} · {venue.area}
            </span>
            <span className="small">{nextSaid(venue, locale)}</span>
          </a>
        </li>
      ))}
    </ul>
  );
}

function nextSaid({ next, timeZone }: VenueRow, locale: Locale): string {
  const { officeVenues: say } = words(locale);
  if (next === null) return say.noBooking;
  return say.nextBooking({ when: formatSpan(next.startsAt, next.endsAt, timeZone, locale) });
}
