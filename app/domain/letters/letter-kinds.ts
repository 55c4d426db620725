/** Every letter the product writes. */
export const letterKinds = [
  "ticket",
  "sign-in",
  "refund-done",
  "reminder-24h",
  "reminder-2h",
  "late-refunded",
  "find-ticket",
  "order-cancelled",
  "seat-cancelled",
  "transfer-offer",
  "transfer-done",
  "new-address",
  "address-changed",
  "event-cancelled",
  "event-moved",
  "resale-closed",
  "dispute-news",
  "ticket-voided",
  "application-received",
  "application-waiting",
  "application-approved",
  "application-declined",
  "application-ended",
  "side-moved",
  "side-offer",
  "side-offer-over",
  "waitlist-joined",
  "waitlist-offer",
  "waitlist-expired",
  "waitlist-closed",
  "waitlist-moved",
  "venue-news",
  "booking-news",
  "go-no-go",
  "night-ballot",
  "night-result",
  "night-thanks",
  "night-met-again",
  "safety-report",
  "missed-evening",
  "partner-news",
] as const;
export type LetterKind = (typeof letterKinds)[number];

export const reminderKinds = ["reminder-24h", "reminder-2h"] as const;
export type ReminderKind = (typeof reminderKinds)[number];

export function isLetterKind(value: string): value is LetterKind {
  return letterKinds.some((kind) => kind === value);
}

/** Letters to people who wait and have no order yet; the version begins with their entry's id. */
export type WaitlistLetterKind = Extract<LetterKind, `waitlist-${string}`>;

export function isWaitlistLetter(kind: LetterKind): kind is WaitlistLetterKind {
  return kind.startsWith("waitlist-");
}

/** Letters about a venue's booking: to the venue, and to the team; the version is "<booking>:<step's number>". */
export type BookingLetterKind = "venue-news" | "booking-news";

export function isBookingLetter(kind: LetterKind): kind is BookingLetterKind {
  return kind === "venue-news" || kind === "booking-news";
}

/**
 * Letters of a night. Everybody gets the same kinds: the kind, the row and the log of a result say nothing of what it
 * is.
 */
export type NightLetterKind = Extract<LetterKind, `night-${string}`>;

export function isNightLetter(kind: LetterKind): kind is NightLetterKind {
  return kind.startsWith("night-");
}

/** Letters to everybody on the team. */
export type TeamLetterKind = "booking-news" | "go-no-go" | "safety-report";

export function isReminder(kind: string): kind is ReminderKind {
  return kind === "reminder-24h" || kind === "reminder-2h";
}

/**
 * The key under which a second copy of a letter is refused: kind, version and whom it is for.
 * A letter about an order belongs to the order; any other belongs to its recipient (a blind index in hex).
 */
export function letterKey(letter: {
  kind: LetterKind;
  version: string;
  orderId?: string;
  /** Whose line of a group it speaks of. */
  lineId?: string;
  recipient: string;
}): string {
  const whose = [letter.orderId ?? letter.recipient, ...(letter.lineId ? [letter.lineId] : [])];
  return [letter.kind, letter.version, ...whose].join(":");
}
