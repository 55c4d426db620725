import type { Locale } from "#app/domain/events/locale.ts";
import type { Figures } from "#app/domain/money/figures.ts";
import { formatMoney } from "#app/i18n/format.ts";
import { words } from "#app/i18n/words.ts";
import { monthWords } from "./period-words.ts";

type MonthBarsProps = {
  locale: Locale;
  currency: string;
  months: readonly { month: string; figures: Figures }[];
};

const HEIGHT = 110;
const COLUMN = 46;
const GAP = 14;

/** Profit month by month: columns above or below nothing. The table beside it says the same. */
export function MonthBars({ locale, currency, months }: MonthBarsProps) {
  const profits = months.map(({ figures }) => figures.profit);
  const [top, bottom] = [Math.max(0, ...profits), Math.min(0, ...profits)];
  const y = (minor: number) => Math.round(((top - minor) / Math.max(1, top - bottom)) * HEIGHT * 10) / 10;
  const money = (minor: number) => formatMoney({ minor, currency }, locale);
  const text = words(locale).officeMoney.monthText({
    best: money(Math.max(...profits)),
    worst: money(Math.min(...profits)),
  });
  // Few months leave room at the side rather than wide columns.
  const width = Math.max(6, months.length) * COLUMN;
  return (
    <svg className="month-bars" viewBox={`0 -2 ${width} ${HEIGHT + 24}`} role="img" aria-label={text}>
      {months.map(({ month, figures: { profit } }, n) => (
        <g key={month}>
          <rect
            className={profit < 0 ? "fall-loss" : "fall-left"}
            x={n * COLUMN + GAP / 2}
            y={y(Math.max(0, profit))}
            width={COLUMN - GAP}
            height={Math.max(2, Math.abs(y(profit) - y(0)))}
            rx="3"
          />
          <text x={n * COLUMN + COLUMN / 2} y={HEIGHT + 18} textAnchor="middle">
            {monthWords(month, locale)}
          </text>
        </g>
      ))}
      <line className="fall-zero" x1="0" x2={width} y1={y(0)} y2={y(0)} />
    </svg>
  );
}
