import type { EventStage } from "#app/domain/events/event-stage.ts";
import type { Locale } from "#app/domain/events/locale.ts";
import { formatMoment } from "#app/i18n/format.ts";
import { localePath } from "#app/i18n/locale-path.ts";
import { words } from "#app/i18n/words.ts";
import { Amount } from "./amount.tsx";
import { FirstSteps } from "./first-steps.tsx";
import { OfficeLayout } from "./office-layout.tsx";
import { StageTag } from "./stage-tag.tsx";

export type EventRow = {
  id: string;
  title: string;
  stage: EventStage;
  startsAt: Date;
  timeZone: string;
  currency: string;
  venue: string | null;
  paid: number;
  capacity: number;
  profitMinor: number | null;
};

export type EventRows = {
  next: readonly EventRow[];
  drafts: readonly EventRow[];
  past: readonly EventRow[];
  begun: { venueId: string | null; hasBooking: boolean };
  hasFigures: boolean;
};

/** The first page of the office: what comes, what is being written, what is over. */
type EventsPageProps = {
  locale: Locale;
  list: EventRows;
  /** How many things wait for a decision over all events. */
  tasks: number;
  /** How many reports of guests wait to be read. */
  reports: number;
};

export function EventsPage({ locale, list, tasks, reports }: EventsPageProps) {
  const { office, officeTasks, trust, nightFigures } = words(locale);
  const groups = [
    { title: office.listNext, events: list.next },
    { title: office.listDrafts, events: list.drafts },
    { title: office.listPast, events: list.past },
  ].filter(({ events }) => events.length > 0);
  const dock =
    groups.length === 0 ? null : (
      <a className="button" href={localePath(locale, "/office/events/new")}>
        {office.listNew}
      </a>
    );
  return (
    <OfficeLayout locale={locale} title={office.listTitle} section="events" dock={dock} wide>
      {reports > 0 ? (
        <a className="card link-card" href={localePath(locale, "/office/safety")}>
          <b>{trust.office.waiting({ count: reports })}</b>
        </a>
      ) : null}
      {tasks > 0 ? (
        <a className="card link-card" href={localePath(locale, "/office/tasks")}>
          <b>{officeTasks.waiting({ count: tasks })}</b>
        </a>
      ) : null}
      {groups.length === 0 ? <FirstSteps locale={locale} begun={list.begun} /> : null}
      {groups.map(({ title, events }) => (
        <section key={title} aria-label={title}>
          <h2 className="group">{title}</h2>
          <ul className="plain cards">
            {events.map((event) => (
              <li key={event.id}>
                <EventCard locale={locale} event={event} />
              </li>
            ))}
          </ul>
        </section>
      ))}
      {list.hasFigures ? (
        <p className="change-links">
          <a href={localePath(locale, "/office/nights")}>{nightFigures.title}</a>
        </p>
      ) : null}
    </OfficeLayout>
  );
}

function EventCard({ locale, event }: { locale: Locale; event: EventRow }) {
  const all = words(locale);
  const { office } = all;
  const draft = event.stage === "draft";
  const path = draft ? `/office/events/${event.id}/edit` : `/office/events/${event.id}`;
  return (
    <a className="card link-card" href={localePath(locale, path)}>
      <span className="row">
        <span className="tiny">{formatMoment(event.startsAt, event.timeZone, locale)}</span>
        <StageTag stage={event.stage} words={all} />
      </span>
      <b className="serif card-title">{event.title}</b>
      <span className="small muted">{event.venue ?? office.listNoVenue}</span>
      {draft ? null : <CardFigures locale={locale} event={event} />}
    </a>
  );
}

const WIDTH = 300;

function CardFigures({ locale, event }: { locale: Locale; event: EventRow }) {
  const { office } = words(locale);
  const share = event.capacity === 0 ? 0 : Math.min(1, event.paid / event.capacity);
  return (
    <span className="card-figures">
      <svg className="bar" viewBox={`0 0 ${WIDTH} 10`} preserveAspectRatio="none" aria-hidden="true">
        <rect className="bar-fill" width={Math.round(share * WIDTH)} height="10" />
      </svg>
      <span className="row small">
        <b>{office.listHeads({ paid: event.paid, capacity: event.capacity })}</b>
        {event.profitMinor === null ? null : (
          <span className={event.profitMinor < 0 ? "muted" : "good-ink"}>
            {office.listProfit}{" "}
            <Amount minor={event.profitMinor} currency={event.currency} locale={locale} short />
          </span>
        )}
      </span>
    </span>
  );
}
