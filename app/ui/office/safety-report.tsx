import type { ReactNode } from "react";
import type { Locale } from "#app/domain/events/locale.ts";
import type { ReportKind } from "#app/domain/trust/report.ts";
import { TEAM_NOTE_LENGTH } from "#app/domain/trust/team-note.ts";
import { formatMoment } from "#app/i18n/format.ts";
import { localePath } from "#app/i18n/locale-path.ts";
import type { Words } from "#app/i18n/words.ts";
import { TextArea } from "../form.tsx";

type Subject = { lineId: string; orderId: string; name: string };
export type ReportFacts = {
  id: string;
  eventId: string;
  event: string;
  timeZone: string;
  at: Date;
  kind: ReportKind;
  words: string;
  by: Subject;
  about: (Subject & { banned: boolean }) | null;
  closed: { at: Date; by: string; resolution: string } | null;
};

export type SafetyRefused = {
  reason: "no-resolution" | "too-long" | "over";
  reportId: string;
  given: string;
};

type ReportProps = { said: Words; locale: Locale; report: ReportFacts; children?: ReactNode };

/** One report: what it says, by whom and about whom, and how it was closed. */
export function Report({ said, locale, report, children }: ReportProps) {
  const { office, report: guest } = said.trust;
  const time = formatMoment(report.at, report.timeZone, locale);
  const guestHref = (orderId: string) =>
    localePath(locale, `/office/events/${report.eventId}/guests/${orderId}`);
  const { about, closed } = report;
  return (
    <article className="card" id={`report-${report.id}`} aria-labelledby={`report-${report.id}-kind`}>
      <p className="tiny">{office.at({ time, event: report.event })}</p>
      <h3 id={`report-${report.id}-kind`}>{guest.kinds[report.kind]}</h3>
      <p className="as-written">{report.words === "" ? office.noWords : report.words}</p>
      <dl className="facts">
        <div className="row">
          <dt>{office.about}</dt>
          <dd>{about ? <a href={guestHref(about.orderId)}>{about.name}</a> : office.nobody}</dd>
        </div>
        <div className="row">
          <dt>{office.by}</dt>
          <dd>
            <a href={guestHref(report.by.orderId)}>{report.by.name}</a>
          </dd>
        </div>
      </dl>
      {closed ? (
        <p className="small as-written">
          {closed.resolution}
          <br />
          <span className="muted">
            {office.closedBy({ name: closed.by, time: formatMoment(closed.at, report.timeZone, locale) })}
          </span>
        </p>
      ) : null}
      {children}
      {about && !about.banned ? (
        <p>
          <a
            className="bad-ink"
            href={localePath(locale, `/office/safety/ban/${report.eventId}/${about.lineId}`)}
          >
            {office.ban}
          </a>
        </p>
      ) : null}
    </article>
  );
}

/** Closes a report; what was done is written with it. */
export function CloseForm({
  said,
  report,
  refused,
}: {
  said: Words;
  report: ReportFacts;
  refused: SafetyRefused | null;
}) {
  const { office } = said.trust;
  const error = refused && refused.reason !== "over" ? office.wrong[refused.reason] : undefined;
  return (
    <form method="post" className="stack">
      <input type="hidden" name="deed" value="close" />
      <input type="hidden" name="report" value={report.id} />
      <TextArea
        name={`resolution-${report.id}`}
        label={office.resolution}
        hint={office.resolutionHint}
        error={error}
        rows={3}
        maxLength={TEAM_NOTE_LENGTH}
        defaultValue={refused?.given ?? ""}
      />
      <button type="submit" className="button" data-once="">
        {office.close}
      </button>
    </form>
  );
}
