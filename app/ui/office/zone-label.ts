import type { Locale } from "#app/domain/events/locale.ts";

/** A zone as a person of a language calls it: "中国时间", "Eastern Time". */
export function zoneLabel(timeZone: string, locale: Locale): string {
  return (
    new Intl.DateTimeFormat(locale, { timeZone, timeZoneName: "longGeneric" })
      .formatToParts(0)
      .find((part) => part.type === "timeZoneName")?.value ?? timeZone
  );
}
