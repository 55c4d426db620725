import type { ReactNode } from "react";
import { type GoFigures, goLack } from "#app/domain/events/go-no-go.ts";
import type { Locale } from "#app/domain/events/locale.ts";
import { formatMoney } from "#app/i18n/format.ts";
import { words } from "#app/i18n/words.ts";
import { Amount } from "./amount.tsx";

type GoProps = { locale: Locale; figures: GoFigures };

type OutcomesProps = GoProps & {
  /** The event's cockpit, while the figures are of now: from there the expected heads can be set. */
  base?: string;
  run?: ReactNode;
  cancel?: ReactNode;
};

/** Both ways side by side: what is earned if it takes place, what is lost if it is called off; each with its button. */
export function GoOutcomes({ locale, base, figures, run, cancel }: OutcomesProps) {
  const { goNoGo: say } = words(locale);
  const amount = (minor: number) => <Amount minor={minor} currency={figures.currency} locale={locale} />;
  const { runNowMinor, runExpectedMinor, expectedHeads, payingHeads } = figures;
  return (
    <div className="go-ways">
      <section className="card go-run" aria-labelledby="go-run">
        <h2 id="go-run" className="first">
          {say.run}
        </h2>
        <p className="small muted">{say.runNow({ heads: payingHeads })}</p>
        <p className={`headline${runNowMinor < 0 ? " bad-ink" : ""}`}>{amount(runNowMinor)}</p>
        {runExpectedMinor !== null && expectedHeads !== null ? (
          <p className="small row">
            <span>{say.runExpected({ heads: expectedHeads })}</span>
            <b className={runExpectedMinor < 0 ? "bad-ink" : undefined}>{amount(runExpectedMinor)}</b>
          </p>
        ) : base === undefined ? null : (
          <p className="tiny">
            <a className="thumb" href={`${base}/money#plan`}>
              {say.runUnknown}
            </a>
          </p>
        )}
        <p className="tiny">{say.profitNote}</p>
        {run}
      </section>
      <section className="card go-cancel" aria-labelledby="go-cancel">
        <h2 id="go-cancel" className="first">
          {say.cancel}
        </h2>
        <p className="small muted">{say.lost}</p>
        <p className={`headline${figures.lostMinor > 0 ? " bad-ink" : ""}`}>{amount(figures.lostMinor)}</p>
        <dl className="facts small">
          <Lost label={say.lostVenue}>{amount(figures.venueMinor)}</Lost>
          <Lost label={say.lostFees}>{amount(figures.feesMinor)}</Lost>
          {figures.otherMinor === 0 ? null : <Lost label={say.lostOther}>{amount(figures.otherMinor)}</Lost>}
          {figures.refunds > 0 ? (
            <Lost label={say.refunds({ count: figures.refunds })}>{amount(figures.refundMinor)}</Lost>
          ) : null}
        </dl>
        {figures.refunds === 0 ? <p className="tiny">{say.noRefunds}</p> : null}
        {cancel}
      </section>
    </div>
  );
}

function Lost({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="row">
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** How far each minimum is met, in words as well as in colour. */
export function GoMinimums({ locale, figures }: GoProps) {
  const { goNoGo: say } = words(locale);
  const lack = goLack(figures);
  const money = (minor: number) => formatMoney({ minor, currency: figures.currency }, locale);
  const { leastMinor, sides } = figures;
  const none = leastMinor === null && sides.every(({ least }) => least === null);
  return (
    <section className="card" aria-labelledby="minimums">
      <h2 id="minimums" className="first">
        {say.minimumsTitle}
      </h2>
      <ul className="plain go-minimums">
        {sides.map(({ labelZh, labelEn, heads, capacity, least }, n) => {
          const missing = lack.sides.find(({ side }) => side === n)?.heads ?? 0;
          return (
            <li key={labelZh} className="row">
              <span>{locale === "en" ? labelEn : labelZh}</span>
              <span>
                <span>
                  {least === null ? say.minimumNone({ heads, capacity }) : say.minimumHeads({ heads, least })}
                </span>
                {least === null ? null : (
                  <b className={missing > 0 ? "bad-ink" : "good-ink"}>
                    {missing > 0 ? say.lackHeads({ count: missing }) : say.met}
                  </b>
                )}
              </span>
            </li>
          );
        })}
        {leastMinor === null ? null : (
          <li className="row">
            <span>{say.minimumProfit}</span>
            <span>
              <span>{money(leastMinor)}</span>
              <b className={lack.profitMinor > 0 ? "bad-ink" : "good-ink"}>
                {lack.profitMinor > 0 ? say.lackMoney({ amount: money(lack.profitMinor) }) : say.met}
              </b>
            </span>
          </li>
        )}
      </ul>
      {none ? <p className="tiny">{say.minimumsNo}</p> : null}
    </section>
  );
}
