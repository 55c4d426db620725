import { nextDay, type WallTime, wallTime, zonedInstant } from "../events/zoned-time.ts";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** What is over before this hour of the morning still belongs to the evening before. */
const NIGHT_ENDS_AT = 6;
/** On the wall clock of the event's zone. */
const REMINDER_TIME = "09:00";
const USUAL_CLOSE = "12:00";
const THANKS_TIME = "10:00";
const MET_AGAIN_TIME = "19:00";

/** Unmatched likes are kept this long after the event, in days. */
export const keepMarksDays = 30;

/** The morning after a night: the day after the evening's, also when the night ended past midnight. */
function morningAfter(endedAt: Date, timeZone: string): string {
  return nextDay(wallTime(new Date(endedAt.getTime() - NIGHT_ENDS_AT * HOUR), timeZone).date);
}

/** The moment a wall clock shows a time; where it shows it twice the first, where it skips it an hour later. */
function momentOf(wall: WallTime, timeZone: string): Date {
  const instant = zonedInstant(wall, timeZone);
  if (instant.ok) return instant.at;
  if (instant.reason === "ambiguous") return instant.earlier;
  const hour = Number(wall.time.slice(0, 2)) + 1;
  const later = zonedInstant({ ...wall, time: `${String(hour).padStart(2, "0")}:00` }, timeZone);
  if (later.ok) return later.at;
  throw new Error(`no ${wall.time} on ${wall.date} in ${timeZone}`);
}

/** However late the rounds end, guests have this long for their ballots, in milliseconds. */
const BALLOT_AT_LEAST_MS = HOUR / 2;

/** The closing time that was set, or half an hour after the rounds where they ended too late for it; null: none set. */
export function closeAfterRounds(closesAt: Date | null, endedAt: Date): Date | null {
  if (closesAt === null) return null;
  return new Date(Math.max(closesAt.getTime(), endedAt.getTime() + BALLOT_AT_LEAST_MS));
}

/** When a ballot closes unless told otherwise: at noon of the day after. */
export function usualClose(endedAt: Date, timeZone: string): Date {
  return momentOf({ date: morningAfter(endedAt, timeZone), time: USUAL_CLOSE }, timeZone);
}

/**
 * When those who have not handed in are reminded: at the end of the night, and at nine the next morning. A reminder
 * that would come when the ballot is closed is left out.
 */
export function ballotReminders(
  endedAt: Date,
  closesAt: Date,
  timeZone: string,
): { readonly version: "end" | "morning"; readonly at: Date }[] {
  const morning = momentOf({ date: morningAfter(endedAt, timeZone), time: REMINDER_TIME }, timeZone);
  return [
    { version: "end" as const, at: endedAt },
    { version: "morning" as const, at: morning },
  ].filter(({ at }) => at.getTime() < closesAt.getTime());
}

/** When the thank-you letter goes: at ten in the morning after the reveal. */
export function thanksAt(revealedAt: Date, timeZone: string): Date {
  const { date } = wallTime(revealedAt, timeZone);
  return momentOf({ date: nextDay(date), time: THANKS_TIME }, timeZone);
}

/** When everybody is asked whether they met again: at seven in the evening, a week after the reveal. */
export function metAgainAt(revealedAt: Date, timeZone: string): Date {
  const { date } = wallTime(new Date(revealedAt.getTime() + 7 * DAY), timeZone);
  return momentOf({ date, time: MET_AGAIN_TIME }, timeZone);
}

/** Marks of events that ended before this moment are deleted. */
export function forgetMarksBefore(now: Date): Date {
  return new Date(now.getTime() - keepMarksDays * DAY);
}
