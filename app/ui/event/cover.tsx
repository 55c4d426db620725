import type { EventCard } from "#app/domain/events/event-view.ts";
import type { Locale } from "#app/domain/events/locale.ts";
import { formatDay } from "#app/i18n/format.ts";
import { words } from "#app/i18n/words.ts";
import { coverArt } from "./cover-art.ts";
import { coverLines } from "./cover-lines.ts";
import { coverPicture } from "./cover-picture.tsx";

type CoverProps = { event: EventCard; locale: Locale };

const serif = "Songti SC, Noto Serif SC, Noto Serif CJK SC, Source Han Serif SC, Georgia, serif";

/** A cover drawn from the event's own data. Presentation attributes only, so it needs no style and prints well. */
export function Cover({ event, locale }: CoverProps) {
  const art = coverArt(event.id);
  const { date, line } = coverLines(event, locale);
  const label = words(locale).event.coverLabel({
    title: event.words.title,
    day: formatDay(event.startsAt, event.timeZone, locale),
  });
  return (
    <svg
      className="cover"
      viewBox="0 0 400 320"
      preserveAspectRatio="xMidYMid slice"
      role="img"
      aria-label={label}
    >
      {coverPicture(art)}
      <g fill="#fff6ea" fontFamily={serif}>
        <text x="26" y="168" fontWeight="700" fontSize="92">
          {date}
        </text>
        <text x="30" y="208" fontSize="20">
          {line}
        </text>
      </g>
    </svg>
  );
}
