import type { Locale } from "#app/domain/events/locale.ts";
import type { DealKind } from "#app/domain/money/deal.ts";
import type { FieldProblems } from "#app/domain/organiser/field-problem.ts";
import type { TermsFields } from "#app/domain/venues/booking-fields.ts";
import { formatSpan } from "#app/i18n/format.ts";
import { localePath } from "#app/i18n/locale-path.ts";
import { words } from "#app/i18n/words.ts";
import { ErrorSummary, Notice } from "../form.tsx";
import { DealTabs } from "./deal-choice.tsx";
import { OfficeLayout } from "./office-layout.tsx";
import { namedProblems, problemWords } from "./problem-words.ts";
import { TermsInputs, termsLabels } from "./terms-inputs.tsx";

type BookingTermsPageProps = {
  locale: Locale;
  booking: {
    venue: { id: string; name: string; timeZone: string };
    id: string;
    startsAt: Date;
    endsAt: Date;
    currency: string;
    version: number;
    fields: TermsFields;
  };
  kind: string | null;
  answer: { values: TermsFields; problems?: FieldProblems; stale?: boolean } | undefined;
};

/** A new version of what was agreed. */
export function BookingTermsPage({ locale, booking, kind, answer }: BookingTermsPageProps) {
  const all = words(locale);
  const { officeDeals: say } = all;
  const { venue, currency } = booking;
  const path = localePath(locale, `/office/venues/${venue.id}/bookings/${booking.id}`);
  const values = answer?.values ?? { ...booking.fields, ...(kind === null ? {} : { kind }) };
  return (
    <OfficeLayout
      locale={locale}
      title={say.changeTitle}
      kicker={`${venue.name} · ${formatSpan(booking.startsAt, booking.endsAt, venue.timeZone, locale)}`}
      back={{ href: path, label: say.bookingTitle }}
    >
      {answer?.stale ? (
        <Notice tone="bad" title={say.stale}>
          <a href={path}>{all.office.staleReload}</a>
        </Notice>
      ) : null}
      <ErrorSummary
        words={all}
        errors={namedProblems(locale, answer?.problems, termsLabels(locale, currency))}
      />
      <p className="muted">{say.changeLead}</p>
      <DealTabs
        locale={locale}
        kind={values.kind}
        href={(choice: DealKind) => `${path}/terms?kind=${choice}`}
      />
      <form method="post" className="card part" noValidate>
        <input type="hidden" name="version" value={booking.version} />
        <TermsInputs {...{ locale, currency, values }} errors={problemWords(all, answer?.problems)} />
        <button type="submit" className="button">
          {say.saveTerms}
        </button>
      </form>
    </OfficeLayout>
  );
}
