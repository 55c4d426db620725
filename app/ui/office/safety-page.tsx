import type { ReactNode } from "react";
import type { Locale } from "#app/domain/events/locale.ts";
import type { ReportKind } from "#app/domain/trust/report.ts";
import type { Standing } from "#app/domain/trust/strikes.ts";
import { TEAM_NOTE_LENGTH } from "#app/domain/trust/team-note.ts";
import { formatMoment } from "#app/i18n/format.ts";
import { localePath } from "#app/i18n/locale-path.ts";
import { type Words, words } from "#app/i18n/words.ts";
import { Enhance } from "../enhance/enhance.tsx";
import { ErrorSummary, Notice, TextArea } from "../form.tsx";
import { OfficeLayout } from "./office-layout.tsx";

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
type BanFacts = { id: string; name: string; reason: string; at: Date; by: string };
type StrikeFacts = {
  name: string;
  standing: Standing;
  missed: readonly {
    eventId: string;
    lineId: string;
    orderId: string;
    event: string;
    at: Date;
    waived: boolean;
  }[];
};

export type SafetyDone = "closed" | "banned" | "lifted" | "waived";
export type SafetyRefused = {
  reason: "no-resolution" | "too-long" | "over";
  reportId: string;
  given: string;
};

type SafetyPageProps = {
  locale: Locale;
  list: {
    reports: readonly ReportFacts[];
    bans: readonly BanFacts[];
    strikes: readonly StrikeFacts[];
    timeZone: string;
  };
  done: SafetyDone | null;
  refused: SafetyRefused | null;
};

type Part = { said: Words; locale: Locale };

/** What the team keeps watch over: reports, people who are not to come again, people who did not come. */
export function SafetyOfficePage({ locale, list, done, refused }: SafetyPageProps) {
  const said = words(locale);
  const { office } = said.trust;
  const { timeZone } = list;
  const open = list.reports.filter(({ closed }) => closed === null);
  const closed = list.reports.filter((report) => report.closed !== null);
  const wrong = refused && refused.reason !== "over" ? office.wrong[refused.reason] : undefined;
  return (
    <OfficeLayout locale={locale} title={office.title} section="events">
      {wrong ? <ErrorSummary words={said} errors={{ [`resolution-${refused?.reportId}`]: wrong }} /> : null}
      {refused?.reason === "over" ? <Notice tone="warn" title={office.wrong.over} /> : null}
      {done && !refused ? <Notice tone="good" title={office.done[done]} /> : null}
      <p className="muted small">{office.lead}</p>
      <h2>{office.openTitle}</h2>
      {open.length === 0 ? <p className="muted">{office.noneOpen}</p> : null}
      <div className="stack">
        {open.map((report) => (
          <Report key={report.id} {...{ said, locale, report }} refused={refused}>
            <CloseForm {...{ said, report }} refused={refused?.reportId === report.id ? refused : null} />
          </Report>
        ))}
      </div>
      <Strikes {...{ said, locale, timeZone }} strikes={list.strikes} />
      <Bans {...{ said, locale, timeZone }} bans={list.bans} />
      {closed.length > 0 ? (
        <details className="more">
          <summary>{office.closedTitle}</summary>
          <div className="stack">
            {closed.map((report) => (
              <Report key={report.id} {...{ said, locale, report }} refused={null} />
            ))}
          </div>
        </details>
      ) : null}
      <Enhance use={["once"]} />
    </OfficeLayout>
  );
}

type ReportProps = Part & { report: ReportFacts; refused: SafetyRefused | null; children?: ReactNode };

function Report({ said, locale, report, children }: ReportProps) {
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

function CloseForm({
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

function Strikes({
  said,
  locale,
  timeZone,
  strikes,
}: Part & { timeZone: string; strikes: readonly StrikeFacts[] }) {
  const { office } = said.trust;
  return (
    <section aria-labelledby="strikes">
      <h2 id="strikes">{office.strikes}</h2>
      <p className="muted small">{office.strikesLead}</p>
      {strikes.length === 0 ? <p className="muted">{office.noStrikes}</p> : null}
      <ul className="plain stack">
        {strikes.map(({ name, standing, missed }) => (
          <li key={`${name} ${missed[0]?.lineId}`} className="card">
            <h3>
              <bdi>{name}</bdi> <span className="tag">{office.standing[standing]}</span>
            </h3>
            <p className="small muted">
              {office.strike({ count: missed.filter(({ waived }) => !waived).length })}
            </p>
            <ul className="plain">
              {missed.map((one) => (
                <li key={one.lineId} className="stack">
                  <a href={localePath(locale, `/office/events/${one.eventId}/guests/${one.orderId}`)}>
                    {office.at({ time: formatMoment(one.at, timeZone, locale), event: one.event })}
                  </a>
                  {one.waived ? (
                    <span className="muted small">{office.waived}</span>
                  ) : (
                    <form method="post">
                      <input type="hidden" name="deed" value="waive" />
                      <input type="hidden" name="event" value={one.eventId} />
                      <input type="hidden" name="line" value={one.lineId} />
                      <button type="submit" className="button quiet slim" data-once="">
                        {office.waive}
                      </button>
                    </form>
                  )}
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Bans({ said, locale, timeZone, bans }: Part & { timeZone: string; bans: readonly BanFacts[] }) {
  const { office } = said.trust;
  return (
    <section aria-labelledby="bans">
      <h2 id="bans">{office.bans}</h2>
      {bans.length === 0 ? <p className="muted">{office.noBans}</p> : null}
      <ul className="plain stack">
        {bans.map(({ id, name, reason, at, by }) => (
          <li key={id} className="card">
            <h3>
              <bdi>{name}</bdi>
            </h3>
            <p className="as-written">{reason}</p>
            <p className="tiny">{office.banned({ name: by, time: formatMoment(at, timeZone, locale) })}</p>
            <form method="post">
              <input type="hidden" name="deed" value="lift" />
              <input type="hidden" name="ban" value={id} />
              <button type="submit" className="button quiet slim" data-once="">
                {office.lift}
              </button>
            </form>
          </li>
        ))}
      </ul>
    </section>
  );
}
