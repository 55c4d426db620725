const DAY = 86_400_000;

/** Days after an evening's end for which what guests told is kept; the texts they agree to say the same. */
export const WISHES_KEPT_DAYS = 30;
export const CONTACT_KEPT_DAYS = 90;

/** Evenings that ended before these moments keep no wishes and answers, and no profile at all. */
export function forgetProfilesBefore(now: Date): { wishes: Date; all: Date } {
  return {
    wishes: new Date(now.getTime() - WISHES_KEPT_DAYS * DAY),
    all: new Date(now.getTime() - CONTACT_KEPT_DAYS * DAY),
  };
}
