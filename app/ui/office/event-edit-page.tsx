import type { EventFields } from "#app/domain/events/event-draft.ts";
import type { Locale } from "#app/domain/events/locale.ts";
import type { FieldProblems } from "#app/domain/organiser/field-problem.ts";
import { localePath } from "#app/i18n/locale-path.ts";
import { words } from "#app/i18n/words.ts";
import { ErrorSummary, Notice } from "../form.tsx";
import { EVENT_FORM_ID, EventForm } from "./event-form.tsx";
import type { BookingRowChoice } from "./event-form-place.tsx";
import { eventLabels } from "./event-labels.ts";
import { OfficeLayout } from "./office-layout.tsx";
import { namedProblems, problemWords } from "./problem-words.ts";
import { SalesSwitch } from "./sales-switch.tsx";

export type EditedEvent = {
  eventId: string;
  state: string;
  salesPaused: boolean;
  editable: boolean;
  version: string;
  title: string;
  currency: string;
  timeZone: string;
  bookingId: string;
  bookings: readonly BookingRowChoice[];
  taken: Readonly<Record<string, number>>;
  fields: EventFields;
};

type EventEditPageProps = {
  locale: Locale;
  event: EditedEvent;
  saved: boolean;
  answer:
    | {
        reason: "invalid" | "stale" | "not-editable";
        values: EventFields;
        bookingId: string;
        problems: FieldProblems | undefined;
      }
    | undefined;
};

/** The editor of one event: a draft still to be published, or a published one that changes with care. */
export function EventEditPage({ locale, event, saved, answer }: EventEditPageProps) {
  const all = words(locale);
  const { office, officeEditor: say } = all;
  const published = event.state !== "draft";
  const base = localePath(locale, `/office/events/${event.eventId}`);
  const errors = problemWords(all, answer?.problems);
  const back = published
    ? { href: base, label: say.toCockpit }
    : { href: localePath(locale, "/office"), label: office.backToEvents };
  const dock = (
    <>
      <a className="button quiet" href={`${base}/preview`}>
        {say.previewButton}
      </a>
      {event.editable ? (
        <button type="submit" form={EVENT_FORM_ID} className="button">
          {say.saveButton}
        </button>
      ) : null}
    </>
  );
  return (
    <OfficeLayout locale={locale} title={say.editTitle} kicker={event.title} back={back} dock={dock} wide>
      {saved && !answer ? <Notice tone="good" title={say.saved} /> : null}
      {event.editable ? null : (
        <Notice tone="warn" title={say.notEditableTitle}>
          <p>{say.notEditableText}</p>
        </Notice>
      )}
      {answer?.reason === "stale" ? (
        <Notice tone="bad" title={office.staleTitle}>
          <p>{office.staleText}</p>
          <a href={`${base}/edit`}>{office.staleReload}</a>
        </Notice>
      ) : null}
      <ErrorSummary
        words={all}
        errors={namedProblems(locale, answer?.problems, eventLabels(locale, event.currency))}
      />
      {event.state === "published" && event.editable ? (
        <>
          <SalesSwitch locale={locale} eventId={event.eventId} paused={event.salesPaused} />
          <p className="small muted change-links">
            {all.officeCancel.editorHint} <a href={`${base}/move`}>{all.officeCancel.moveLink}</a>
            {" · "}
            <a href={`${base}/cancel`}>{all.officeCancel.cancelLink}</a>
          </p>
        </>
      ) : null}
      <EventForm
        {...event}
        locale={locale}
        values={answer?.values ?? event.fields}
        errors={errors}
        bookingId={published ? event.bookingId : (answer?.bookingId ?? event.bookingId)}
        published={published}
        proposalsHref={`${base}/decision`}
      >
        <input type="hidden" name="version" value={event.version} />
      </EventForm>
    </OfficeLayout>
  );
}
