import type { Locale } from "#app/domain/events/locale.ts";
import type { SpanFields } from "#app/domain/events/time-span.ts";
import { type DealKind, isDealKind } from "#app/domain/money/deal.ts";
import type { FieldProblems } from "#app/domain/organiser/field-problem.ts";
import { type BookingFields, blankBooking } from "#app/domain/venues/booking-fields.ts";
import type { RequestFields } from "#app/domain/venues/request-draft.ts";
import { formatSpan } from "#app/i18n/format.ts";
import { localePath } from "#app/i18n/locale-path.ts";
import { words } from "#app/i18n/words.ts";
import { ErrorSummary, Field, Notice } from "../form.tsx";
import { AskInputs } from "./ask-inputs.tsx";
import { DealChoice, DealTabs } from "./deal-choice.tsx";
import { OfficeLayout } from "./office-layout.tsx";
import { namedProblems, problemWords } from "./problem-words.ts";
import { SpanInputs } from "./span-inputs.tsx";
import { TermsInputs, termsLabels } from "./terms-inputs.tsx";
import { zoneLabel } from "./zone-label.ts";

export type BookingAnswer = {
  values: BookingFields;
  asking?: RequestFields;
  tooMany?: boolean;
  problems?: FieldProblems;
  met?: { startsAt: Date; endsAt: Date; title: string | null };
};

type Asked = {
  forEvent: { id: string; title: string; span: SpanFields; expectedHeads: string } | null;
  rooms: readonly { name: string; nameEn: string; capacity: number }[];
  asking: RequestFields;
};

type BookingNewPageProps = {
  locale: Locale;
  venue: { id: string; name: string; timeZone: string; currency: string; capacity: number } & Asked;
  /** The kind of deal that was chosen; anything else asks for it. */
  kind: string | null;
  /** Drawn for the form. */
  formId: string;
  answer: BookingAnswer | undefined;
};

/** Booking a time under any deal: the kind first, then its amounts. */
export function BookingNewPage({ locale, venue, kind, formId, answer }: BookingNewPageProps) {
  const all = words(locale);
  const { officeDeals: say, officeVenues } = all;
  const path = localePath(locale, `/office/venues/${venue.id}`);
  const { forEvent } = venue;
  const suffix = forEvent ? `&event=${forEvent.id}` : "";
  const href = (choice: DealKind) => `${path}/bookings/new?kind=${choice}${suffix}`;
  const chosen = answer?.values.kind ?? kind;
  const met = answer?.met;
  return (
    <OfficeLayout
      locale={locale}
      title={say.newTitle}
      kicker={forEvent ? `${venue.name} · ${officeVenues.forEvent({ title: forEvent.title })}` : venue.name}
      back={{ href: path, label: say.toVenue }}
    >
      {met ? (
        <Notice tone="bad" title={officeVenues.overlapTitle}>
          <p>
            {officeVenues.overlapText({
              when: formatSpan(met.startsAt, met.endsAt, venue.timeZone, locale),
              title: met.title,
            })}
          </p>
        </Notice>
      ) : null}
      {answer?.tooMany ? <Notice tone="bad" title={all.bookingTalk.tooMany} /> : null}
      <ErrorSummary
        words={all}
        errors={namedProblems(locale, answer?.problems, {
          ...termsLabels(locale, venue.currency),
          contactName: all.bookingTalk.contactName,
          contactEmail: all.bookingTalk.contactEmail,
          message: all.bookingTalk.message,
        })}
      />
      {isDealKind(chosen) ? (
        <>
          <DealTabs locale={locale} kind={chosen} href={href} />
          <BookingInputs
            {...{ locale, venue, formId }}
            values={answer?.values ?? startingFields(forEvent, chosen)}
            asking={answer?.asking ?? venue.asking}
            errors={problemWords(all, answer?.problems)}
          />
        </>
      ) : (
        <DealChoice locale={locale} href={href} />
      )}
    </OfficeLayout>
  );
}

/** The evening of the event it is for; else the usual hours. */
function startingFields(forEvent: Asked["forEvent"], kind: string): BookingFields {
  const usual = { startTime: "18:00", endTime: "23:00" };
  const { span = usual, expectedHeads = "" } = forEvent ?? {};
  return { ...blankBooking, ...span, expectedHeads, kind };
}

type InputsProps = Pick<BookingNewPageProps, "locale" | "venue" | "formId"> & {
  values: BookingFields;
  asking: RequestFields;
  errors: Readonly<Record<string, string>>;
};

function BookingInputs({ locale, venue, formId, values, asking, errors }: InputsProps) {
  const { bookingTalk, common, officeDeals: say, officeVenues } = words(locale);
  const minutes = (name: "setupMinutes" | "cleanupMinutes") => (
    <Field
      name={name}
      label={say[name]}
      optionalMark={common.optional}
      inputMode="numeric"
      autoComplete="off"
      defaultValue={values[name]}
      error={errors[name]}
    />
  );
  return (
    <form method="post" noValidate>
      <input type="hidden" name="formId" value={formId} />
      {venue.forEvent ? <input type="hidden" name="forEvent" value={venue.forEvent.id} /> : null}
      <section className="card part">
        <h2 className="first">{say.timeTitle}</h2>
        <p className="small muted">{officeVenues.bookLead({ zone: zoneLabel(venue.timeZone, locale) })}</p>
        <SpanInputs values={values} errors={errors} said={officeVenues} />
        <div className="pair">
          {minutes("setupMinutes")}
          {minutes("cleanupMinutes")}
        </div>
        <p className="tiny">{say.aroundHint}</p>
        <Field
          name="expectedHeads"
          label={say.expectedHeads}
          hint={say.expectedHint({ capacity: venue.capacity })}
          optionalMark={common.optional}
          inputMode="numeric"
          autoComplete="off"
          defaultValue={values.expectedHeads}
          error={errors.expectedHeads}
        />
      </section>
      <section className="card part">
        <h2 className="first">{say.dealTitle}</h2>
        <TermsInputs {...{ locale, values, errors }} currency={venue.currency} />
      </section>
      <AskInputs {...{ locale, asking, errors }} rooms={venue.rooms} />
      <p className="small muted">{bookingTalk.orKnown}</p>
      <button type="submit" name="intent" value="book" className="button quiet spaced">
        {bookingTalk.bookButton}
      </button>
    </form>
  );
}
