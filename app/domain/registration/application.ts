/** Applications that may wait at one event at the same time. Guests of one venue share a network. */
export const applicationCaps = { person: 2, browser: 4, network: 60 } as const;
/** Applications of one address in a day, those that are over included: each sends it a letter. */
export const APPLICATIONS_A_DAY = 4;

/** How many applications there are already: live ones by whom they come from, and the address's of the last day. */
export type ApplicationCounts = { person: number; browser: number; network: number; personToday: number };

/** True when one more application would be too many. */
export function tooManyApplications(counts: ApplicationCounts): boolean {
  return (
    counts.person >= applicationCaps.person ||
    counts.browser >= applicationCaps.browser ||
    counts.network >= applicationCaps.network ||
    counts.personToday >= APPLICATIONS_A_DAY
  );
}

/** Where the seat of an approved applicant stands. */
export type ApplicationPlace =
  /** Nobody has answered yet, or the answer was no. */
  | { at: "none" }
  /** Approved; the place in the side's queue, from 1. */
  | { at: "waiting"; position: number }
  /** A seat is kept until then; its price in minor units, with the code the application came with while it is good. */
  | { at: "offered"; until: Date; priceMinor: number; entryId: string; code: string | null }
  /** The time to pay is over. */
  | { at: "over" };

/** Why an application ended without anybody's doing. */
export const applicationEnds = ["not-answered", "not-paid-in-time", "no-seat-in-time"] as const;
export type ApplicationEnd = (typeof applicationEnds)[number];

export function isApplicationEnd(value: unknown): value is ApplicationEnd {
  return applicationEnds.some((end) => end === value);
}

/**
 * Why an application that was not withdrawn is over at `now`; null while it is not. Unanswered until sales end; an
 * offer that was not paid in time; an approved one that no seat was found for until sales end.
 */
export function whyApplicationEnds(
  application: {
    state: "applied" | "approved";
    salesCloseAt: Date;
    entry: { state: string; offerUntil: Date | null } | null;
  },
  now: Date,
): ApplicationEnd | null {
  const closed = now >= application.salesCloseAt;
  if (application.state === "applied") return closed ? "not-answered" : null;
  const { entry } = application;
  if (entry?.state === "waiting") return closed ? "no-seat-in-time" : null;
  if (entry?.state === "offered")
    return entry.offerUntil !== null && now >= entry.offerUntil ? "not-paid-in-time" : null;
  return entry?.state === "closed" ? "no-seat-in-time" : "not-paid-in-time";
}

/** The most characters of an organiser's own note. */
export const NOTE_LENGTH = 500;

/** A note as it is kept: trimmed, at most 500 characters; null for none. */
export function cleanNote(text: string): string | null {
  const note = [...text.replace(/[\p{Cc}\u2028\u2029]+/gu, " ").trim()].slice(0, NOTE_LENGTH).join("");
  return note === "" ? null : note;
}
