import type { Locale } from "#app/domain/events/locale.ts";
import { type FigureName, type Figures, figureNames } from "#app/domain/money/figures.ts";
import { formatAmount } from "#app/i18n/format.ts";
import { words } from "#app/i18n/words.ts";
import { Amount } from "./amount.tsx";
import { figureWords } from "./money-words.ts";
import { WaterfallRow } from "./waterfall.tsx";
import { type WaterfallStep, waterfallBars } from "./waterfall-bars.ts";

const kinds = {
  "ticket-revenue": "in",
  "venue-cost": "out",
  profit: "left",
  "payment-fees": "out",
  commissions: "out",
  "other-costs": "out",
  "take-home": "left",
} as const satisfies Record<FigureName, WaterfallStep["kind"]>;

type StepsProps = {
  locale: Locale;
  currency: string;
  figures: Figures;
  /** The figure that is open; null where none is. */
  figure: FigureName | null;
  /** The page on which a figure opens to its lines. */
  href: string;
  refundsDueMinor: number;
};

/** From tickets to profit to take-home, line by line; each opens to the ledger lines it is made of. */
export function MoneySteps({ locale, currency, figures, figure, href, refundsDueMinor }: StepsProps) {
  const said = words(locale);
  const names = figureWords(said);
  const { bars, zero } = waterfallBars(
    figureNames.map((name) => ({ name, kind: kinds[name], minor: figures[name] })),
  );
  const joint = href.includes("?") ? "&" : "?";
  return (
    <section className="card" data-live="steps" aria-labelledby="steps-title">
      <h2 id="steps-title">{said.officeEvent.moneyWaterfall}</h2>
      <ul className="plain fall-rows">
        {bars.map((bar) => (
          <li key={bar.name} className={bar.kind === "left" ? "fall-sum" : undefined}>
            <a
              href={`${href}${joint}figure=${bar.name}#lines`}
              aria-current={bar.name === figure ? "true" : undefined}
            >
              <span className="row">
                <span>{names[bar.name]}</span>
                <Amount {...{ currency, locale }} minor={bar.kind === "out" ? 0 - bar.minor : bar.minor} />
              </span>
              <WaterfallRow bar={bar} zero={zero} />
            </a>
          </li>
        ))}
      </ul>
      {refundsDueMinor > 0 ? (
        <p className="tiny">
          {said.officeEvent.refundsDue({
            amount: formatAmount({ minor: refundsDueMinor, currency }, locale),
          })}
        </p>
      ) : null}
    </section>
  );
}
