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
  "transfer-offer",
  "transfer-done",
  "new-address",
  "address-changed",
  "event-cancelled",
  "event-moved",
] as const;
export type LetterKind = (typeof letterKinds)[number];

export const reminderKinds = ["reminder-24h", "reminder-2h"] as const;
export type ReminderKind = (typeof reminderKinds)[number];

export function isLetterKind(value: string): value is LetterKind {
  return letterKinds.some((kind) => kind === value);
}

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
  recipient: string;
}): string {
  return [letter.kind, letter.version, letter.orderId ?? letter.recipient].join(":");
}
