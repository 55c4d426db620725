import type { Locale } from "#app/domain/events/locale.ts";
import { monthOf, type Period, yearOf } from "#app/domain/money/period.ts";

/** A period in words: "2026 年 11 月", "November 2026", "2026 年", "2026". */
export function periodWords(period: Period, locale: Locale): string {
  const month = monthOf(period);
  const at = new Date(`${yearOf(period)}-${month ?? "01"}-15T00:00:00Z`);
  return new Intl.DateTimeFormat(locale === "en" ? "en-GB" : "zh-CN", {
    timeZone: "UTC",
    year: "numeric",
    ...(month === null ? {} : { month: "long" }),
  }).format(at);
}

/** A month alone, for an axis: "11月", "Nov". */
export function monthWords(month: string, locale: Locale): string {
  return new Intl.DateTimeFormat(locale === "en" ? "en-GB" : "zh-CN", {
    timeZone: "UTC",
    month: "short",
  }).format(new Date(`${month}-15T00:00:00Z`));
}
