/** How somebody stands who did not come to evenings they had a seat at. */
export type Standing = "good" | "warned" | "firm" | "barred";

/** A strike counts for this many days. */
export const STRIKE_DAYS = 365;

/**
 * The first missed evening brings a letter, the second makes tickets non-refundable, the third closes the door.
 * `strikes` are those of the last `STRIKE_DAYS` days that the organiser has not waived.
 */
export function standingOf(strikes: number): Standing {
  if (strikes <= 0) return "good";
  if (strikes === 1) return "warned";
  return strikes === 2 ? "firm" : "barred";
}

/** From when on strikes count at a moment. */
export function strikesSince(now: Date): Date {
  return new Date(now.getTime() - STRIKE_DAYS * 86_400_000);
}
