import type { EventFields } from "#app/domain/events/event-draft.ts";
import type { Locale } from "#app/domain/events/locale.ts";
import type { Deal } from "#app/domain/money/deal.ts";
import { dealWords } from "#app/i18n/deal-text.ts";
import { formatSpan } from "#app/i18n/format.ts";
import { localePath } from "#app/i18n/locale-path.ts";
import { words } from "#app/i18n/words.ts";
import { Field, Select } from "../form.tsx";
import { SpanInputs } from "./span-inputs.tsx";
import { ZoneSaid } from "./zone-said.tsx";

export type BookingRowChoice = {
  id: string;
  venue: string;
  timeZone: string;
  startsAt: Date;
  endsAt: Date;
  deal: Deal;
  currency: string;
};

type PlaceInputsProps = {
  locale: Locale;
  values: EventFields;
  errors: Readonly<Record<string, string>>;
  timeZone: string;
  bookingId: string;
  bookings: readonly BookingRowChoice[];
  published: boolean;
};

function bookingSaid(booking: BookingRowChoice, locale: Locale): string {
  const { officeEditor: say } = words(locale);
  return say.bookingOption({
    venue: booking.venue,
    when: formatSpan(booking.startsAt, booking.endsAt, booking.timeZone, locale),
    fee: dealWords(booking.deal, booking.currency, locale),
  });
}

/** Under which booking, on which day, from when until when. */
export function PlaceInputs(props: PlaceInputsProps) {
  const { locale, values, errors, timeZone, bookingId, bookings, published } = props;
  const { officeEditor: say } = words(locale);
  const chosen = bookings.find(({ id }) => id === bookingId);
  const zone = published ? timeZone : (chosen?.timeZone ?? timeZone);
  return (
    <>
      {published ? (
        <p>
          {chosen ? bookingSaid(chosen, locale) : null}
          <span className="tiny block">{say.bookingFixed}</span>
        </p>
      ) : (
        <Select
          name="bookingId"
          label={say.booking}
          hint={say.bookingHint}
          defaultValue={bookingId}
          error={errors.bookingId}
        >
          <option value="">{say.bookingNone}</option>
          {bookings.map((booking) => (
            <option key={booking.id} value={booking.id}>
              {bookingSaid(booking, locale)}
            </option>
          ))}
        </Select>
      )}
      {!published && bookings.length === 0 ? (
        <p className="small muted">
          {say.noBookings}
          <a href={localePath(locale, "/office/venues")}>{say.goBook}</a>
        </p>
      ) : null}
      <SpanInputs values={values} errors={errors} said={say} />
      <ZoneSaid locale={locale} timeZone={zone} />
      {published ? <p className="small warn-ink">{say.timeMoves}</p> : null}
      <Field
        name="closeHours"
        label={say.closeHours}
        hint={say.closeHoursHint}
        inputMode="decimal"
        autoComplete="off"
        defaultValue={values.closeHours}
        error={errors.closeHours}
      />
    </>
  );
}
