import type { Locale } from "#app/domain/events/locale.ts";
import { localePath } from "#app/i18n/locale-path.ts";
import { words } from "#app/i18n/words.ts";
import { Amount } from "./amount.tsx";

type VenueProps = {
  locale: Locale;
  currency: string;
  booking: { id: string; venueId: string; venue: string };
  owedMinor: number;
  paidMinor: number;
};

/** What the venue gets, what it has, and what is between the two. */
export function MoneyVenue({ locale, currency, booking, owedMinor, paidMinor }: VenueProps) {
  const { officeMoney: say } = words(locale);
  const open = owedMinor - paidMinor;
  const rows: [string, number][] = [
    [say.venueOwed, owedMinor],
    [say.venuePaid, paidMinor],
    open >= 0 ? [say.venueOpen, open] : [say.venueBack, -open],
  ];
  const path = `/office/venues/${booking.venueId}/bookings/${booking.id}/payments`;
  return (
    <section className="card" data-live="venue-paid" aria-labelledby="venue-paid-title">
      <h2 id="venue-paid-title">{say.venueTitle}</h2>
      <p className="small">{booking.venue}</p>
      <dl className="facts figures">
        {rows.map(([name, minor]) => (
          <div className="row" key={name}>
            <dt>{name}</dt>
            <dd>
              <Amount {...{ minor, currency, locale }} />
            </dd>
          </div>
        ))}
      </dl>
      <a className="button quiet slim" href={localePath(locale, path)}>
        {say.venuePayments}
      </a>
    </section>
  );
}
