import type { Locale } from "#app/domain/events/locale.ts";
import { formatTime } from "#app/i18n/format.ts";
import { words } from "#app/i18n/words.ts";

type NightClockProps = {
  locale: Locale;
  timeZone: string;
  startedAt: Date;
  endsAt: Date;
  /** How much is left while the clock stands still; null while it runs. In milliseconds. */
  pausedLeftMs: number | null;
  /** What the end of this time is: the end of a round, or the start of the next one. */
  ends: "round" | "break";
};

const RADIUS = 46;

/**
 * The time left as a ring. The page says when it ends; the script makes that a countdown by the server's clock.
 */
export function NightClock({ locale, timeZone, startedAt, endsAt, pausedLeftMs, ends }: NightClockProps) {
  const { nightPage: say } = words(locale);
  const time = formatTime(endsAt, timeZone);
  const still = pausedLeftMs !== null;
  return (
    <div
      className={`night-clock${still ? " still" : ""}`}
      role="timer"
      data-night-clock={still ? undefined : ""}
      data-starts={startedAt.toISOString()}
      data-ends={endsAt.toISOString()}
      data-said={say.leftSaid}
      data-over={say.timeOver}
    >
      <svg viewBox="0 0 100 100" aria-hidden="true">
        <circle className="ring" cx="50" cy="50" r={RADIUS} />
        <circle className="ring-left" cx="50" cy="50" r={RADIUS} pathLength="100" strokeDasharray="100 100" />
      </svg>
      {still ? (
        <span className="night-left">{minutesAndSeconds(pausedLeftMs)}</span>
      ) : (
        <time className="night-left worded" dateTime={endsAt.toISOString()}>
          {ends === "round" ? say.until({ time }) : say.breakUntil({ time })}
        </time>
      )}
    </div>
  );
}

/** "4:05". */
function minutesAndSeconds(milliseconds: number): string {
  const seconds = Math.ceil(milliseconds / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}
