import type { Locale } from "#app/domain/events/locale.ts";
import type { SpanFields } from "#app/domain/events/time-span.ts";
import type { BookingCard } from "#app/domain/venues/booking-card.ts";
import type { VenueFields } from "#app/domain/venues/venue-draft.ts";
import type { VenueFactSheet } from "#app/domain/venues/venue-facts.ts";
import { localePath } from "#app/i18n/locale-path.ts";
import { words } from "#app/i18n/words.ts";
import { Field } from "../form.tsx";
import { SpanInputs } from "./span-inputs.tsx";
import type { RecordFacts } from "./venue-facts.tsx";
import { VenueInputs } from "./venue-fields.tsx";
import { zoneLabel } from "./zone-label.ts";

export type VenueFacts = {
  id: string;
  name: string;
  fields: VenueFields;
  version: string;
  archived: boolean;
  timeZone: string;
  currency: string;
  bookings: readonly BookingCard[];
  ended: readonly BookingCard[];
  facts: VenueFactSheet;
  record: RecordFacts;
};

type BookingFormProps = {
  locale: Locale;
  venue: VenueFacts;
  formId: string;
  values: SpanFields & { fee: string };
  errors: Readonly<Record<string, string>>;
};

/** Books a time at a venue. */
export function BookingForm({ locale, venue, formId, values, errors }: BookingFormProps) {
  const { officeDeals, officeVenues: say } = words(locale);
  return (
    <section className="card" aria-labelledby="book">
      <h2 id="book" className="first">
        {say.bookTitle}
      </h2>
      <p className="small muted">{say.bookLead({ zone: zoneLabel(venue.timeZone, locale) })}</p>
      <form method="post" noValidate>
        <input type="hidden" name="intent" value="book" />
        <input type="hidden" name="formId" value={formId} />
        <SpanInputs values={values} errors={errors} said={say} />
        <Field
          name="fee"
          label={say.fee({ currency: venue.currency })}
          hint={say.feeHint}
          inputMode="decimal"
          autoComplete="off"
          defaultValue={values.fee}
          error={errors.fee}
          required
        />
        <button type="submit" className="button">
          {say.book}
        </button>
      </form>
      <p>
        <a className="thumb" href={localePath(locale, `/office/venues/${venue.id}/bookings/new`)}>
          {officeDeals.moreKinds}
        </a>
      </p>
    </section>
  );
}

type DetailsProps = {
  locale: Locale;
  venue: VenueFacts;
  values: VenueFields | undefined;
  errors: Readonly<Record<string, string>>;
};

/** What is known of a venue, behind a fold, and laying it aside. */
export function VenueDetails({ locale, venue, values, errors }: DetailsProps) {
  const { officeVenues: say } = words(locale);
  return (
    <details className="more" open={values !== undefined}>
      <summary>{say.editTitle}</summary>
      <form method="post" noValidate>
        <input type="hidden" name="intent" value="save" />
        <input type="hidden" name="version" value={venue.version} />
        <VenueInputs locale={locale} values={values ?? venue.fields} errors={values ? errors : {}} />
        <button type="submit" className="button">
          {say.saveChanges}
        </button>
      </form>
      <form method="post">
        <input type="hidden" name="intent" value={venue.archived ? "restore" : "archive"} />
        <button type="submit" className="button quiet spaced">
          {venue.archived ? say.restore : say.archive}
        </button>
      </form>
    </details>
  );
}
