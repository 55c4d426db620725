/** One line of the ledger as a figure needs it: debits positive, credits negative, minor units. */
export type LedgerFact = { readonly account: string; readonly amountMinor: number };

export const figureNames = [
  "ticket-revenue",
  "venue-cost",
  "profit",
  "payment-fees",
  "commissions",
  "other-costs",
  "take-home",
] as const;
export type FigureName = (typeof figureNames)[number];
export type Figures = Record<FigureName, number>;

export function isFigureName(value: unknown): value is FigureName {
  return figureNames.some((name) => name === value);
}

const profit = { "ticket-revenue": -1, "venue-cost": -1 } as const;

/**
 * How each account adds to each figure. Revenue is a credit account, so its lines count reversed;
 * profit = ticket revenue − venue cost, take-home = profit − payment fees − partners' commissions − other costs.
 */
const signs: Readonly<Record<FigureName, Readonly<Record<string, 1 | -1>>>> = {
  "ticket-revenue": { "ticket-revenue": -1 },
  "venue-cost": { "venue-cost": 1 },
  profit,
  "payment-fees": { "payment-fees": 1 },
  commissions: { "partner-costs": 1 },
  "other-costs": { "other-costs": 1 },
  "take-home": { ...profit, "payment-fees": -1, "partner-costs": -1, "other-costs": -1 },
};

/** What one ledger line adds to a figure, in minor units; 0 when the figure is not made of its account. */
export function partOf(figure: FigureName, line: LedgerFact): number {
  const sign = signs[figure][line.account];
  return sign === undefined ? 0 : sign * line.amountMinor;
}

/** The lines a figure is made of, in their order. They add up to the figure. */
export function linesOf<Line extends LedgerFact>(figure: FigureName, lines: readonly Line[]): Line[] {
  return lines.filter((line) => signs[figure][line.account] !== undefined);
}

/** Every figure from ledger lines (or their sums by account), in minor units. */
export function figuresOf(lines: readonly LedgerFact[]): Figures {
  return eachFigure((figure) => lines.reduce((sum, line) => sum + partOf(figure, line), 0));
}

/** Figures of several evenings in one currency, added up. */
export function addFigures(all: readonly Figures[]): Figures {
  return eachFigure((figure) => all.reduce((sum, one) => sum + one[figure], 0));
}

function eachFigure(total: (figure: FigureName) => number): Figures {
  return {
    "ticket-revenue": total("ticket-revenue"),
    "venue-cost": total("venue-cost"),
    profit: total("profit"),
    "payment-fees": total("payment-fees"),
    commissions: total("commissions"),
    "other-costs": total("other-costs"),
    "take-home": total("take-home"),
  };
}
