import type { EventCard } from "#app/domain/events/event-view.ts";
import type { Locale } from "#app/domain/events/locale.ts";
import { formatTime } from "#app/i18n/format.ts";
import { words } from "#app/i18n/words.ts";

/** Room for the area, counted in Latin letters; a Chinese character takes two. */
const LONGEST_AREA = 18;

/** An area cut to its room on the cover. */
function fitArea(area: string): string {
  const letters = [...area];
  let [taken, count] = [0, 0];
  for (const letter of letters) {
    taken += /[\u2e80-\uffff]/u.test(letter) ? 2 : 1;
    if (taken > LONGEST_AREA)
      return `${letters
        .slice(0, count - 1)
        .join("")
        .trimEnd()}…`;
    count += 1;
  }
  return area;
}

/** The words of a cover: "12·05" and "星期六 · 晚 7 点 · 静安"; in English "5 Dec", which no reader takes for the month. */
export function coverLines(
  event: Pick<EventCard, "startsAt" | "timeZone" | "place">,
  locale: Locale,
): { date: string; line: string } {
  const { startsAt, timeZone, place } = event;
  const day = new Intl.DateTimeFormat("en-GB", {
    timeZone,
    day: "numeric",
    month: "short",
  });
  const part = Object.fromEntries(
    new Intl.DateTimeFormat("en-GB", {
      timeZone,
      month: "2-digit",
      day: "2-digit",
    })
      .formatToParts(startsAt)
      .map(({ type, value }) => [type, value]),
  );
  const language = locale === "en" ? "en-GB" : "zh-CN";
  const weekday = new Intl.DateTimeFormat(language, {
    timeZone,
    weekday: "long",
  }).format(startsAt);
  const [hour = 0, minute = 0] = formatTime(startsAt, timeZone).split(":").map(Number);
  const shown = fitArea(place?.area ?? "");
  return {
    date: locale === "en" ? day.format(startsAt) : `${part.month}·${part.day}`,
    line: [weekday, words(locale).event.coverTime({ hour, minute }), shown].filter(Boolean).join(" · "),
  };
}
