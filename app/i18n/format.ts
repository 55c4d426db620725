import type { Locale } from "#app/domain/events/locale.ts";
import { type Money, minorDigits } from "#app/domain/money/money.ts";

/** Narrow symbols of the currencies people meet here; any other shows its code alone. */
const signs: Readonly<Record<string, string>> = {
  CNY: "¥",
  JPY: "¥",
  USD: "$",
  EUR: "€",
  GBP: "£",
  HKD: "HK$",
};

function decimal(minor: number, digits: number, locale: Locale, trimZeros: boolean): string {
  const scale = 10 ** digits;
  const whole = Math.trunc(Math.abs(minor) / scale);
  const rest = String(Math.abs(minor) % scale).padStart(digits, "0");
  const grouped = new Intl.NumberFormat(locale).format(whole);
  return digits === 0 || (trimZeros && Number(rest) === 0) ? grouped : `${grouped}.${rest}`;
}

/** "¥499.00 CNY": sign, amount with the currency's decimals, ISO code. Negative amounts carry a true minus. */
export function formatMoney(money: Money, locale: Locale): string {
  return `${formatAmount(money, locale)} ${money.currency}`;
}

/** "¥499.00": only where the currency code stands beside it already. */
export function formatAmount(money: Money, locale: Locale): string {
  const sign = signs[money.currency] ?? "";
  return `${money.minor < 0 ? "−" : ""}${sign}${decimal(money.minor, minorDigits(money.currency), locale, false)}`;
}

/** "¥2,483" or "¥2,483.50": whole amounts without decimals, for figures at a glance. */
export function formatShort(money: Money, locale: Locale): string {
  const sign = signs[money.currency] ?? "";
  return `${money.minor < 0 ? "−" : ""}${sign}${decimal(money.minor, minorDigits(money.currency), locale, true)}`;
}

function intl(locale: Locale, timeZone: string, options: Intl.DateTimeFormatOptions) {
  return new Intl.DateTimeFormat(locale === "en" ? "en-GB" : "zh-CN", { timeZone, ...options });
}

/** "12 月 5 日（周六）" / "Saturday 5 December". */
export function formatDay(at: Date, timeZone: string, locale: Locale): string {
  if (locale === "en")
    return intl(locale, timeZone, { weekday: "long", day: "numeric", month: "long" })
      .format(at)
      .replace(",", "");
  const parts = Object.fromEntries(
    intl(locale, timeZone, { month: "numeric", day: "numeric", weekday: "short" })
      .formatToParts(at)
      .map((part) => [part.type, part.value]),
  );
  return `${parts.month} 月 ${parts.day} 日（${parts.weekday}）`;
}

/** "19:00" in the event's zone. */
export function formatTime(at: Date, timeZone: string): string {
  return new Intl.DateTimeFormat("en-GB", {
    timeZone,
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  }).format(at);
}

/** Holds a line together where it stands; it has no width. */
const JOINED = "\u2060";

/** "19:00–21:30" that no line breaks, from two times as they are written. */
export function joinTimes(from: string, until: string): string {
  return `${from}–${JOINED}${until}`;
}

/** "12 月 5 日（周六）19:00–21:30", its times on one line; the end's day is named when it is another one. */
export function formatSpan(start: Date, end: Date, timeZone: string, locale: Locale): string {
  const [from, to] = [formatDay(start, timeZone, locale), formatDay(end, timeZone, locale)];
  const gap = locale === "en" ? ", " : "";
  const [begins, ends] = [formatTime(start, timeZone), formatTime(end, timeZone)];
  if (from === to) return `${from}${gap}${joinTimes(begins, ends)}`;
  return `${from}${gap}${begins}–${to}${gap}${ends}`;
}

/** "12 月 5 日（周六）19:00". */
export function formatMoment(at: Date, timeZone: string, locale: Locale): string {
  return `${formatDay(at, timeZone, locale)}${locale === "en" ? ", " : ""}${formatTime(at, timeZone)}`;
}

const zoneNames: Readonly<Record<string, Record<Locale, string>>> = {
  "Asia/Shanghai": { "zh-CN": "上海时间", en: "Shanghai time" },
  "Asia/Hong_Kong": { "zh-CN": "香港时间", en: "Hong Kong time" },
  "Asia/Tokyo": { "zh-CN": "东京时间", en: "Tokyo time" },
  "Europe/London": { "zh-CN": "伦敦时间", en: "London time" },
};

/** The zone's name with its offset at that moment: "上海时间 GMT+8". */
export function formatZone(at: Date, timeZone: string, locale: Locale): string {
  const offset = new Intl.DateTimeFormat("en-US", { timeZone, timeZoneName: "shortOffset" })
    .formatToParts(at)
    .find((part) => part.type === "timeZoneName")?.value;
  const name = zoneNames[timeZone]?.[locale] ?? timeZone.replaceAll("_", " ");
  return `${name} ${offset ?? ""}`.trim();
}

/** `datetime` attribute and machine-readable form. */
export function isoMoment(at: Date): string {
  return at.toISOString();
}

/** Whole number with the language's grouping. */
export function formatNumber(value: number, locale: Locale): string {
  return new Intl.NumberFormat(locale).format(value);
}
