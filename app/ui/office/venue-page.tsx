import type { Locale } from "#app/domain/events/locale.ts";
import type { SpanFields } from "#app/domain/events/time-span.ts";
import type { FieldProblems } from "#app/domain/organiser/field-problem.ts";
import type { VenueFields } from "#app/domain/venues/venue-draft.ts";
import { formatMoney, formatSpan } from "#app/i18n/format.ts";
import { localePath } from "#app/i18n/locale-path.ts";
import { type Words, words } from "#app/i18n/words.ts";
import { ErrorSummary, Notice } from "../form.tsx";
import { BookingList } from "./booking-list.tsx";
import { OfficeLayout } from "./office-layout.tsx";
import { namedProblems, problemWords } from "./problem-words.ts";
import { VenueAbout } from "./venue-facts.tsx";
import { BookingForm, VenueDetails, type VenueFacts } from "./venue-forms.tsx";
import { venueLabels } from "./venue-labels.ts";

export type VenueSaid = {
  problems?: FieldProblems;
  booking?: SpanFields & { fee: string };
  venue?: VenueFields;
  notice?: "stale" | "has-bookings" | "in-use";
  owedMinor?: number;
  met?: { startsAt: Date; endsAt: Date; title: string | null };
};

type VenuePageProps = {
  locale: Locale;
  venue: VenueFacts;
  /** What the last form did. */
  done: string | null;
  /** Drawn for the form of a new booking. */
  formId: string;
  /** What the last form was refused for. */
  answer: VenueSaid | undefined;
};

const noBooking = { date: "", startTime: "18:00", endTime: "23:00", endsNextDay: false, fee: "" };

/** One venue: its bookings first, then booking a time, and its details behind a fold. */
export function VenuePage({ locale, venue, done, formId, answer }: VenuePageProps) {
  const all = words(locale);
  const { officeVenues: say } = all;
  const errors = problemWords(all, answer?.problems);
  const { city, area, capacity } = venue.fields;
  return (
    <OfficeLayout
      locale={locale}
      title={venue.name}
      kicker={`${city} · ${area} · ${say.holds({ capacity: Number(capacity) })}`}
      back={{ href: localePath(locale, "/office/venues"), label: say.title }}
      wide
    >
      <VenueNotices words={all} locale={locale} venue={venue} done={answer ? null : done} answer={answer} />
      <ErrorSummary
        words={all}
        errors={namedProblems(locale, answer?.problems, venueLabels(say, venue.currency))}
      />
      <div className="columns">
        <section aria-labelledby="bookings">
          <h2 id="bookings">{say.bookingsTitle}</h2>
          <p>
            <a className="thumb" href={localePath(locale, `/office/venues/${venue.id}/calendar`)}>
              {all.officeCalendar.open}
            </a>
          </p>
          <BookingList
            locale={locale}
            venueId={venue.id}
            bookings={venue.bookings}
            ended={venue.ended}
            timeZone={venue.timeZone}
          />
        </section>
        <div>
          <VenueAbout locale={locale} venue={venue} />
          {venue.archived ? null : (
            <BookingForm
              locale={locale}
              venue={venue}
              formId={formId}
              values={answer?.booking ?? noBooking}
              errors={answer?.booking ? errors : {}}
            />
          )}
          <VenueDetails locale={locale} venue={venue} values={answer?.venue} errors={errors} />
        </div>
      </div>
    </OfficeLayout>
  );
}

type NoticesProps = Omit<VenuePageProps, "done" | "formId"> & { words: Words; done: string | null };

function VenueNotices({ words: all, locale, venue, done, answer }: NoticesProps) {
  const { office, officeVenues: say } = all;
  const doneWords: Readonly<Record<string, string>> = {
    saved: say.saved,
    booked: say.booked,
    cancelled: say.cancelled,
    facts: all.officeFacts.saved,
  };
  const good = done === null ? undefined : doneWords[done];
  const met = answer?.met;
  const when = met ? formatSpan(met.startsAt, met.endsAt, venue.timeZone, locale) : "";
  return (
    <>
      {good ? <Notice tone="good" title={good} /> : null}
      {venue.archived ? <Notice tone="warn">{say.archivedNotice}</Notice> : null}
      {met ? (
        <Notice tone="bad" title={say.overlapTitle}>
          <p>{say.overlapText({ when, title: met.title })}</p>
        </Notice>
      ) : null}
      {answer?.notice === "stale" ? (
        <Notice tone="bad" title={office.staleTitle}>
          <p>{office.staleText}</p>
          <a href={localePath(locale, `/office/venues/${venue.id}`)}>{office.staleReload}</a>
        </Notice>
      ) : null}
      {answer?.notice === "has-bookings" ? <Notice tone="bad">{say.archiveBlocked}</Notice> : null}
      {answer?.owedMinor === undefined ? null : (
        <Notice tone="bad">
          {all.bookingTalk.owedChanged({
            amount: formatMoney({ minor: answer.owedMinor, currency: venue.currency }, locale),
          })}
        </Notice>
      )}
      {answer?.notice === "in-use" ? <Notice tone="bad">{say.cancelBlocked}</Notice> : null}
    </>
  );
}
