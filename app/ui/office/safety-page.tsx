import type { Locale } from "#app/domain/events/locale.ts";
import { words } from "#app/i18n/words.ts";
import { Enhance } from "../enhance/enhance.tsx";
import { ErrorSummary, Notice } from "../form.tsx";
import { OfficeLayout } from "./office-layout.tsx";
import { type BanFacts, Bans, type StrikeFacts, Strikes } from "./safety-people.tsx";
import { CloseForm, Report, type ReportFacts, type SafetyRefused } from "./safety-report.tsx";

export type SafetyDone = "closed" | "banned" | "lifted" | "waived";
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
          <Report key={report.id} {...{ said, locale, report }}>
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
              <Report key={report.id} {...{ said, locale, report }} />
            ))}
          </div>
        </details>
      ) : null}
      <Enhance use={["once"]} />
    </OfficeLayout>
  );
}
