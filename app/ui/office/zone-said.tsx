import type { Locale } from "#app/domain/events/locale.ts";
import { words } from "#app/i18n/words.ts";
import { zoneLabel } from "./zone-label.ts";

/** In which zone a time is typed, by its name and by what people call it: "Asia/Shanghai · 中国时间". */
export function ZoneSaid({ locale, timeZone }: { locale: Locale; timeZone: string }) {
  const { officeEditor: say } = words(locale);
  return <p className="tiny">{say.zoneSaid({ zone: `${timeZone} · ${zoneLabel(timeZone, locale)}` })}</p>;
}
