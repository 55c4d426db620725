const DAY = 86_400_000;

/** A session ends after this many days without a visit. */
export const IDLE_DAYS = 30;
/** A session ends this many days after the sign-in, whatever happens. */
export const LONGEST_DAYS = 90;
/** The last visit is written down at most this often (milliseconds), so that reading a page rarely writes. */
const SEEN_EVERY = 5 * 60_000;

export type SessionFacts = {
  readonly lastSeenAt: Date;
  readonly expiresAt: Date;
  readonly revokedAt: Date | null;
};

/** The last moment of a session opened at `now`. */
export function sessionEnd(now: Date): Date {
  return new Date(now.getTime() + LONGEST_DAYS * DAY);
}

/** Whether a session still opens the office: not signed out, not too old, not left alone for too long. */
export function sessionIsLive(session: SessionFacts, now: Date): boolean {
  if (session.revokedAt !== null || now >= session.expiresAt) return false;
  return now.getTime() < session.lastSeenAt.getTime() + IDLE_DAYS * DAY;
}

/** Whether the visit at `now` is worth writing down. */
export function shouldMarkSeen(session: SessionFacts, now: Date): boolean {
  return now.getTime() >= session.lastSeenAt.getTime() + SEEN_EVERY;
}
