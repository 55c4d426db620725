import type { Locale } from "#app/domain/events/locale.ts";
import type { Finding } from "#app/domain/money/finding.ts";
import { formatMoment, formatMoney } from "#app/i18n/format.ts";
import { words } from "#app/i18n/words.ts";

export type CheckFacts = {
  startedAt: Date;
  finishedAt: Date | null;
  outcome: "done" | "unavailable" | null;
  looked: number;
  mended: number;
  findings: readonly Finding[];
  /** The business's, for its times. */
  timeZone: string;
} | null;

/** The latest comparison with Stripe: when, how much, what was made good and what does not agree. */
export function StripeCheck({ locale, check }: { locale: Locale; check: CheckFacts }) {
  const { officeTasks } = words(locale);
  return (
    <section className="card part" aria-labelledby="check">
      <h2 id="check" className="first">
        {officeTasks.checkTitle}
      </h2>
      <p className="small muted">{officeTasks.checkText}</p>
      <Latest locale={locale} check={check} />
      <form method="post">
        <input type="hidden" name="intent" value="check" />
        <button type="submit" className="button quiet" data-once="">
          {officeTasks.checkButton}
        </button>
      </form>
    </section>
  );
}

function Latest({ locale, check }: { locale: Locale; check: CheckFacts }) {
  const { officeTasks } = words(locale);
  if (check === null) return <p className="small">{officeTasks.checkNever}</p>;
  const time = formatMoment(check.finishedAt ?? check.startedAt, check.timeZone, locale);
  if (check.outcome === null) return <p className="small">{officeTasks.checkRunning({ time })}</p>;
  if (check.outcome === "unavailable")
    return <p className="small warn-ink">{officeTasks.checkUnavailable({ time })}</p>;
  return (
    <>
      <ul className="plain lines small">
        <li>{officeTasks.checkDone({ time, looked: check.looked })}</li>
        {check.mended > 0 ? <li>{officeTasks.checkMended({ count: check.mended })}</li> : null}
        {check.findings.length === 0 ? <li>{officeTasks.checkClean}</li> : null}
      </ul>
      {check.findings.length > 0 ? (
        <>
          <p className="small warn-ink">{officeTasks.checkFindings({ count: check.findings.length })}</p>
          <ul className="small">
            {check.findings.map((finding) => (
              <li key={`${finding.kind} ${finding.about}`}>
                {officeTasks.findings[finding.kind]} <code>{finding.about}</code>
                <FindingAmount locale={locale} finding={finding} />
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </>
  );
}

function FindingAmount({ locale, finding }: { locale: Locale; finding: Finding }) {
  const { amountMinor, currency } = finding;
  if (amountMinor === null || currency === null) return null;
  return <> {formatMoney({ minor: amountMinor, currency }, locale)}</>;
}
