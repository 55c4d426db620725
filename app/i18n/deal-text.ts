import type { Locale } from "#app/domain/events/locale.ts";
import type { Deal } from "#app/domain/money/deal.ts";
import type { BasisPoints } from "#app/domain/money/share.ts";
import { formatNumber, formatShort } from "./format.ts";
import { words } from "./words.ts";

/** "30" or "12.5": a rate without its percent sign. */
export function percentText(points: BasisPoints): string {
  const [whole, rest] = [Math.floor(points / 100), String(points % 100).padStart(2, "0")];
  return rest === "00" ? String(whole) : `${whole}.${rest.replace(/0$/, "")}`;
}

/** A deal in one line: "每人 ¥80，至少 ¥3,000 CNY". The currency's code stands once, at the end. */
export function dealWords(deal: Deal, currency: string, locale: Locale): string {
  const { short: say } = words(locale).officeDeals;
  const money = (minor: number) => formatShort({ minor, currency }, locale);
  const coded = (minor: number) => `${money(minor)} ${currency}`;
  switch (deal.kind) {
    case "fixed-fee":
      return say.fixed({ fee: coded(deal.feeMinor) });
    case "revenue-share":
      return say.share({ percent: percentText(deal.share) });
    case "per-head":
      return say.perHead({ perHead: coded(deal.perHeadMinor) });
    case "minimum-spend":
      return say.minimum({ minimum: coded(deal.minimumMinor), perHead: money(deal.perHeadMinor) });
    case "fixed-plus-share":
      return say.fixedShare({ fee: coded(deal.feeMinor), percent: percentText(deal.share) });
    case "per-hour": {
      const hours = formatNumber(Math.round((deal.minutes * 100) / 60) / 100, locale);
      return say.perHour({ perHour: coded(deal.perHourMinor), hours });
    }
  }
}
