import type { Locale } from "#app/domain/events/locale.ts";
import type { Point } from "#app/domain/money/break-even.ts";
import type { Figures } from "#app/domain/money/figures.ts";
import { formatShort } from "#app/i18n/format.ts";
import { type Words, words } from "#app/i18n/words.ts";
import { CostCurve } from "./cost-curve.tsx";
import { figureWords } from "./money-words.ts";

export type OutlookFacts = {
  onProfit: number | null;
  onTakeHome: number | null;
  goingAhead: number | null;
  payingHeads: number;
  curve: readonly Point[];
  at: { breakEven: Point | null; expected: Point; soldOut: Point };
};

type PointsProps = { locale: Locale; currency: string; figures: Figures; outlook: OutlookFacts };

type Standing = { name: string; heads: number; figures: Figures; now: boolean };

function standingOf(point: Point): Figures {
  const { revenueMinor, venueMinor } = point;
  return {
    "ticket-revenue": revenueMinor,
    "venue-cost": venueMinor,
    profit: revenueMinor - venueMinor,
    "payment-fees": point.feesMinor,
    commissions: point.commissionsMinor,
    "other-costs": point.otherMinor,
    "take-home": point.resultMinor,
  };
}

function standings({ officeMoney: say }: Words, { figures, outlook }: PointsProps): Standing[] {
  const { at, payingHeads } = outlook;
  const reckoned = (name: string, point: Point) => ({
    ...{ name, heads: point.heads, figures: standingOf(point), now: false },
  });
  return [
    ...(at.breakEven ? [reckoned(say.points.breakEven, at.breakEven)] : []),
    { name: say.points.now, heads: payingHeads, figures, now: true },
    reckoned(say.points.expected, at.expected),
    reckoned(say.points.soldOut, at.soldOut),
  ];
}

/** Profit and take-home at break-even, now, at the expected heads and sold out. */
export function MoneyPoints(props: PointsProps) {
  const said = words(props.locale);
  const { officeMoney: say, officeEvent } = said;
  const short = (minor: number) => formatShort({ minor, currency: props.currency }, props.locale);
  const all = standings(said, props);
  return (
    <section className="card" data-live="points" aria-labelledby="points-title">
      <h2 id="points-title">{say.pointsTitle}</h2>
      <table className="figures-table four">
        <thead>
          <tr>
            <th scope="col">{props.currency}</th>
            <th scope="col">{say.heads}</th>
            <th scope="col">{officeEvent.profit}</th>
            <th scope="col">{officeEvent.takeHome}</th>
          </tr>
        </thead>
        <tbody>
          {all.map(({ name, heads, figures, now }) => (
            <tr key={name} className={now ? "is-now" : undefined}>
              <th scope="row">{name}</th>
              <td>{heads}</td>
              <td>{short(figures.profit)}</td>
              <td>{short(figures["take-home"])}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="tiny">{say.pointsLead}</p>
      <EveryCost said={said} locale={props.locale} currency={props.currency} all={all} />
    </section>
  );
}

type EveryCostProps = { said: Words; locale: Locale; currency: string; all: readonly Standing[] };

function EveryCost({ said, locale, currency, all }: EveryCostProps) {
  const names = figureWords(said);
  const rows = ["ticket-revenue", "venue-cost", "payment-fees", "commissions", "other-costs"] as const;
  return (
    <details className="more">
      <summary>{said.officeEvent.linesTitle}</summary>
      {all.map(({ name, heads, figures }) => (
        <table key={name} className="figures-table">
          <caption className="small">
            {name} · {said.officeEvent.moneyHeads({ count: heads })}
          </caption>
          <tbody>
            {rows.map((row) => (
              <tr key={row}>
                <th scope="row">{names[row]}</th>
                <td>{formatShort({ minor: figures[row], currency }, locale)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      ))}
    </details>
  );
}

type BreakEvenProps = { locale: Locale; currency: string; outlook: OutlookFacts; riskMinor: number };

/** How many it takes: for the venue, for every cost, and for going ahead to lose less than calling it off. */
export function BreakEven({ locale, currency, outlook, riskMinor }: BreakEvenProps) {
  const { officeEvent, officeMoney } = words(locale);
  const { onProfit, onTakeHome, goingAhead, payingHeads, curve } = outlook;
  const heads = (count: number | null) =>
    count === null ? officeEvent.moneyNever : officeEvent.moneyHeads({ count });
  const from =
    goingAhead === null ? officeEvent.moneyNever : officeMoney.goingAheadFrom({ count: goingAhead });
  const rows: [string, string][] = [
    [officeEvent.moneyBreakEvenProfit, heads(onProfit)],
    [officeMoney.takeHomeAll, heads(onTakeHome)],
    ...(riskMinor > 0 ? [[officeMoney.goingAhead, from] satisfies [string, string]] : []),
  ];
  return (
    <section className="card" data-live="break-even" aria-labelledby="break-even-title">
      <h2 id="break-even-title">{officeEvent.moneyBreakEven}</h2>
      <dl className="facts figures">
        {rows.map(([name, value]) => (
          <div className="row" key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <p className="tiny">{officeEvent.moneyPayingNow({ count: payingHeads })}</p>
      <p className="tiny">{officeEvent.moneyFeeNote}</p>
      <CostCurve
        {...{ locale, curve, currency }}
        breakEven={onProfit}
        {...(payingHeads > 0 ? { now: payingHeads } : {})}
      />
    </section>
  );
}
