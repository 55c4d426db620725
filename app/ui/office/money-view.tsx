import type { Locale } from "#app/domain/events/locale.ts";
import type { Point } from "#app/domain/money/break-even.ts";
import type { FigureName } from "#app/domain/money/figures.ts";
import { formatAmount, formatMoment, isoMoment } from "#app/i18n/format.ts";
import { localePath } from "#app/i18n/locale-path.ts";
import { type Words, words } from "#app/i18n/words.ts";
import { Enhance } from "../enhance/enhance.tsx";
import { Amount } from "./amount.tsx";
import { CostCurve } from "./cost-curve.tsx";
import { figureWords, lineWords } from "./money-words.ts";
import { OfficeLayout } from "./office-layout.tsx";
import { WaterfallRow } from "./waterfall.tsx";
import { waterfallBars } from "./waterfall-bars.ts";

export type MoneyFacts = {
  event: { id: string; title: string; timeZone: string; currency: string };
  money: {
    figures: Readonly<Record<FigureName, number>>;
    refundsDueMinor: number;
    outlook: {
      onProfit: number | null;
      onTakeHome: number | null;
      payingHeads: number;
      curve: readonly Point[];
    };
  };
  lines: readonly LineFacts[];
};
export type LineFacts = {
  entry: string;
  kind: string;
  account: string;
  at: Date;
  partMinor: number;
  orderId: string | null;
  who: string | null;
};

type MoneyViewProps = { locale: Locale; page: MoneyFacts; figure: FigureName };

/** Every figure of an event with the lines it is made of, adding up to the smallest unit. */
export function MoneyView({ locale, page, figure }: MoneyViewProps) {
  const said = words(locale);
  const { event } = page;
  const base = localePath(locale, `/office/events/${event.id}`);
  return (
    <OfficeLayout
      locale={locale}
      title={said.officeEvent.moneyTitle}
      kicker={event.title}
      back={{ href: base, label: said.office.navCockpit }}
      event={{ id: event.id, place: "money" }}
      wide
    >
      <div className="cockpit">
        <div className="cockpit-main">
          <Steps said={said} locale={locale} page={page} figure={figure} href={`${base}/money`} />
          <BreakEven said={said} locale={locale} page={page} />
        </div>
        <div className="cockpit-side">
          <Lines said={said} locale={locale} page={page} figure={figure} base={base} />
          <p>
            <a className="button quiet" href={`${base}/money.csv`} download>
              {said.officeEvent.download}
            </a>
          </p>
          <p className="tiny center">{said.officeEvent.downloadHint}</p>
        </div>
      </div>
      <Enhance use={["live"]} />
    </OfficeLayout>
  );
}

type StepsProps = { said: Words; locale: Locale; page: MoneyFacts; figure: FigureName; href: string };

function Steps({ said, locale, page: { event, money }, figure, href }: StepsProps) {
  const names = figureWords(said);
  const { bars, zero } = waterfallBars([
    { name: "ticket-revenue", kind: "in", minor: money.figures["ticket-revenue"] },
    { name: "venue-cost", kind: "out", minor: money.figures["venue-cost"] },
    { name: "profit", kind: "left", minor: money.figures.profit },
    { name: "payment-fees", kind: "out", minor: money.figures["payment-fees"] },
    { name: "take-home", kind: "left", minor: money.figures["take-home"] },
  ] as const);
  return (
    <section className="card" data-live="steps" aria-labelledby="steps-title">
      <h2 id="steps-title">{said.officeEvent.moneyWaterfall}</h2>
      <ul className="plain fall-rows">
        {bars.map((bar) => (
          <li key={bar.name} className={bar.kind === "left" ? "fall-sum" : undefined}>
            <a
              href={`${href}?figure=${bar.name}#lines`}
              aria-current={bar.name === figure ? "true" : undefined}
            >
              <span className="row">
                <span>{names[bar.name]}</span>
                <Amount
                  minor={bar.kind === "out" ? -bar.minor : bar.minor}
                  currency={event.currency}
                  locale={locale}
                />
              </span>
              <WaterfallRow bar={bar} zero={zero} />
            </a>
          </li>
        ))}
      </ul>
      {money.refundsDueMinor > 0 ? (
        <p className="tiny">
          {said.officeEvent.refundsDue({
            amount: formatAmount({ minor: money.refundsDueMinor, currency: event.currency }, locale),
          })}
        </p>
      ) : null}
    </section>
  );
}

type BreakEvenProps = { said: Words; locale: Locale; page: MoneyFacts };

function BreakEven({ said: { officeEvent }, locale, page }: BreakEvenProps) {
  const { onProfit, onTakeHome, payingHeads, curve } = page.money.outlook;
  const heads = (count: number | null) =>
    count === null ? officeEvent.moneyNever : officeEvent.moneyHeads({ count });
  return (
    <section className="card" data-live="break-even" aria-labelledby="break-even-title">
      <h2 id="break-even-title">{officeEvent.moneyBreakEven}</h2>
      <dl className="facts figures">
        <div className="row">
          <dt>{officeEvent.moneyBreakEvenProfit}</dt>
          <dd>{heads(onProfit)}</dd>
        </div>
        <div className="row">
          <dt>{officeEvent.moneyBreakEvenTakeHome}</dt>
          <dd>{heads(onTakeHome)}</dd>
        </div>
      </dl>
      <p className="tiny">{officeEvent.moneyPayingNow({ count: payingHeads })}</p>
      <p className="tiny">{officeEvent.moneyFeeNote}</p>
      <CostCurve
        {...{ locale, curve }}
        currency={page.event.currency}
        breakEven={onProfit}
        {...(payingHeads > 0 ? { now: payingHeads } : {})}
      />
    </section>
  );
}

type LinesProps = { said: Words; locale: Locale; page: MoneyFacts; figure: FigureName; base: string };

function Lines({ said, locale, page: { event, money, lines }, figure, base }: LinesProps) {
  const { officeEvent } = said;
  const names = figureWords(said);
  return (
    <section className="card lines" id="lines" aria-labelledby="lines-title">
      <h2 id="lines-title">{officeEvent.linesOf({ figure: names[figure] })}</h2>
      <nav className="chips" aria-label={officeEvent.figureFilter}>
        {(["ticket-revenue", "venue-cost", "profit", "payment-fees", "take-home"] as const).map((name) => (
          <a
            key={name}
            className="tag"
            href={`${base}/money?figure=${name}#lines`}
            aria-current={name === figure ? "true" : undefined}
          >
            {names[name]}
          </a>
        ))}
      </nav>
      {lines.length === 0 ? (
        <p className="muted" data-live="lines">
          {officeEvent.moneyNotYet}
        </p>
      ) : (
        <table data-live="lines">
          <thead>
            <tr>
              <th scope="col">{officeEvent.lineWhat}</th>
              <th scope="col" className="amount">
                {officeEvent.lineAmount} ({event.currency})
              </th>
            </tr>
          </thead>
          <tbody>
            {lines.map((line) => (
              <LineRow key={`${line.entry} ${line.account}`} {...{ said, locale, event, line, base }} />
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">{officeEvent.linesSum}</th>
              <td className="amount">
                {formatAmount({ minor: money.figures[figure], currency: event.currency }, locale)}
              </td>
            </tr>
          </tfoot>
        </table>
      )}
    </section>
  );
}

type LineRowProps = {
  said: Words;
  locale: Locale;
  event: MoneyFacts["event"];
  line: LineFacts;
  base: string;
};

function LineRow({ said, locale, event, line, base }: LineRowProps) {
  const what = lineWords(said, line);
  return (
    <tr>
      <td>
        {line.orderId === null ? what : <a href={`${base}/guests/${line.orderId}`}>{what}</a>}
        <br />
        <time className="tiny" dateTime={isoMoment(line.at)}>
          {formatMoment(line.at, event.timeZone, locale)}
        </time>
      </td>
      <td className="amount">{formatAmount({ minor: line.partMinor, currency: event.currency }, locale)}</td>
    </tr>
  );
}
