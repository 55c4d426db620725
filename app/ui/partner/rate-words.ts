import type { Locale } from "#app/domain/events/locale.ts";
import type { CommissionRate } from "#app/domain/money/commission.ts";
import { percentText } from "#app/domain/money/partner-draft.ts";
import { formatMoney } from "#app/i18n/format.ts";
import { words } from "#app/i18n/words.ts";

/** A commission in words: "12.5% of each ticket". */
export function rateWords(locale: Locale, rate: CommissionRate, currency: string): string {
  const { partners: say } = words(locale);
  return "points" in rate
    ? say.ratePercent({ percent: percentText(rate.points) })
    : say.rateFixed({ amount: formatMoney({ minor: rate.fixedMinor, currency }, locale) });
}

/** What is owed in words; nothing, and what was paid too much, are said as well. */
export function owedWords(locale: Locale, owed: { minor: number; currency: string }): string {
  const { partners: say } = words(locale);
  if (owed.minor === 0) return say.owedNothing;
  const amount = formatMoney({ minor: Math.abs(owed.minor), currency: owed.currency }, locale);
  return owed.minor > 0 ? say.owed({ amount }) : say.overpaid({ amount });
}
