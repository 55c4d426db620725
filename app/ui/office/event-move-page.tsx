import type { Locale } from "#app/domain/events/locale.ts";
import { type MoveFields, offerDayChoices } from "#app/domain/events/move-event.ts";
import type { FieldProblems } from "#app/domain/organiser/field-problem.ts";
import { dealWords } from "#app/i18n/deal-text.ts";
import { formatSpan } from "#app/i18n/format.ts";
import { localePath } from "#app/i18n/locale-path.ts";
import { words } from "#app/i18n/words.ts";
import { Enhance } from "../enhance/enhance.tsx";
import { ErrorSummary, Notice, Select } from "../form.tsx";
import type { BookingRowChoice } from "./event-form-place.tsx";
import { OfficeLayout } from "./office-layout.tsx";
import { namedProblems, problemWords } from "./problem-words.ts";
import { SpanInputs } from "./span-inputs.tsx";

export type MovePageFacts = {
  event: { id: string; title: string; startsAt: Date; endsAt: Date; timeZone: string };
  version: string;
  refusal: "not-published" | "over" | null;
  bookingId: string;
  bookings: readonly BookingRowChoice[];
  orders: number;
  fields: MoveFields;
};

export type MoveAnswer = {
  reason: "invalid" | "stale" | "not-published" | "over";
  values: MoveFields;
  bookingId: string;
  problems: FieldProblems | undefined;
};

type EventMovePageProps = { locale: Locale; page: MovePageFacts; answer: MoveAnswer | undefined };

/** Another time, or another place, for a published event: what happens to whom, and the form. */
export function EventMovePage({ locale, page, answer }: EventMovePageProps) {
  const all = words(locale);
  const { officeCancel: say, officeEditor } = all;
  const { event } = page;
  const base = localePath(locale, `/office/events/${event.id}`);
  const names = {
    bookingId: say.moveBooking,
    offerDays: say.offer,
    date: officeEditor.date,
    startTime: officeEditor.startTime,
    endTime: officeEditor.endTime,
  };
  return (
    <OfficeLayout
      locale={locale}
      title={say.moveTitle}
      kicker={event.title}
      back={{ href: base, label: say.toCockpit }}
      event={{ id: event.id }}
    >
      {page.refusal ? (
        <Notice tone="warn">
          <p>{say.moveRefusals[page.refusal]}</p>
        </Notice>
      ) : (
        <>
          {answer?.reason === "stale" ? (
            <Notice tone="bad" title={say.staleTitle}>
              <p>{say.staleText}</p>
            </Notice>
          ) : null}
          <ErrorSummary words={all} errors={namedProblems(locale, answer?.problems, names)} />
          <p>{say.moveLead({ when: formatSpan(event.startsAt, event.endsAt, event.timeZone, locale) })}</p>
          <p className="small muted">
            {page.orders > 0 ? say.moveOrders({ count: page.orders }) : say.moveNobody}
          </p>
          <MoveForm locale={locale} base={base} page={page} answer={answer} />
          <Enhance use={["once"]} />
        </>
      )}
    </OfficeLayout>
  );
}

function MoveForm({ locale, base, page, answer }: EventMovePageProps & { base: string }) {
  const all = words(locale);
  const { officeCancel: say, officeEditor } = all;
  const errors = problemWords(all, answer?.problems);
  const values = answer?.values ?? page.fields;
  return (
    <form method="post" className="card part" noValidate>
      <input type="hidden" name="version" value={page.version} />
      <Select
        name="bookingId"
        label={say.moveBooking}
        hint={say.moveBookingHint}
        defaultValue={answer?.bookingId ?? page.bookingId}
        error={errors.bookingId}
      >
        {page.bookings.map((booking) => (
          <option key={booking.id} value={booking.id}>
            {officeEditor.bookingOption({
              venue: booking.venue,
              when: formatSpan(booking.startsAt, booking.endsAt, booking.timeZone, locale),
              fee: dealWords(booking.deal, booking.currency, locale),
            })}
          </option>
        ))}
      </Select>
      <p className="small muted">
        {page.bookings.length > 1 ? say.moveBookingLeft : say.noOtherBookings}{" "}
        {page.bookings.length > 1 ? null : <a href={localePath(locale, "/office/venues")}>{say.goBook}</a>}
      </p>
      <SpanInputs values={values} errors={errors} said={officeEditor} />
      <p className="small muted">{say.zone}</p>
      <Select
        name="offerDays"
        label={say.offer}
        hint={say.offerHint}
        defaultValue={values.offerDays}
        error={errors.offerDays}
      >
        {offerDayChoices.map((days) => (
          <option key={days} value={days}>
            {say.offerDays({ days })}
          </option>
        ))}
      </Select>
      <div className="stack">
        <button type="submit" className="button" data-once={say.moveBusy}>
          {say.moveButton}
        </button>
        <a className="button quiet" href={base}>
          {say.keepAsIs}
        </a>
      </div>
    </form>
  );
}
