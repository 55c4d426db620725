import type { FigureName } from "#app/domain/money/figures.ts";
import type { Words } from "#app/i18n/words.ts";

/** A figure's name in words. */
export function figureWords({ officeEvent, officeMoney }: Words): Record<FigureName, string> {
  return {
    "ticket-revenue": officeEvent.ticketRevenue,
    "venue-cost": officeEvent.venueCost,
    profit: officeEvent.profit,
    "payment-fees": officeEvent.paymentFees,
    commissions: officeMoney.commissions,
    "other-costs": officeMoney.otherCosts,
    "take-home": officeEvent.takeHome,
  };
}

/** What one ledger line was, in words. */
export function lineWords(
  { officeEvent, officeMoney, partners }: Words,
  line: { kind: string; who: string | null },
): string {
  const kinds: Readonly<Record<string, ((a: { who: string }) => string) | undefined>> = {
    ...officeEvent.lineKinds,
    ...officeMoney.lineKinds,
    ...partners.lines,
  };
  return kinds[line.kind]?.({ who: line.who ?? officeEvent.lineSomeone }) ?? officeEvent.lineOther;
}
