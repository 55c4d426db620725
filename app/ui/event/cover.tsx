import type { EventCard } from "#app/domain/events/event-view.ts";
import type { Locale } from "#app/domain/events/locale.ts";
import { formatDay } from "#app/i18n/format.ts";
import { words } from "#app/i18n/words.ts";
import { coverArt } from "./cover-art.ts";
import { coverLines } from "./cover-lines.ts";
import { coverPicture } from "./cover-picture.tsx";

type CoverProps = { event: EventCard; locale: Locale; wide?: boolean };

const serif = "Songti SC, Noto Serif SC, Noto Serif CJK SC, Source Han Serif SC, Georgia, serif";

/** A cover drawn from the event's own data. Presentation attributes only, so it needs no style and prints well. */
export function Cover({ event, locale, wide }: CoverProps) {
  const art = coverArt(event.id);
  const { date, line } = coverLines(event, locale);
  const label = words(locale).event.coverLabel({
    title: event.words.title,
    day: formatDay(event.startsAt, event.timeZone, locale),
  });
  return (
    <svg
      className="cover"
      viewBox={wide ? "-210 0 610 320" : "0 0 400 320"}
      preserveAspectRatio="xMidYMin slice"
      role="img"
      aria-label={label}
    >
      {coverPicture(art)}
      <g fill="#fff6ea" fontFamily={serif}>
        <text x={wide ? -170 : 26} y="168" fontWeight="700" fontSize={wide ? 104 : 92}>
          {date}
        </text>
        <text x={wide ? -166 : 30} y={wide ? 214 : 208} fontSize={wide ? 26 : 20}>
          {line}
        </text>
      </g>
    </svg>
  );
}
