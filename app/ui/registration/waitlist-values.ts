import type { Words } from "#app/i18n/words.ts";

/** What was typed into the waitlist's form, as typed. */
export type WaitlistValues = {
  readonly email: string;
  readonly side: string;
  /** The seats of a party that waits whole; empty for one person. */
  readonly party: readonly { readonly sideId: string; readonly seats: number }[];
};

export type WaitlistField = "email" | "side";
export type WaitlistReason = keyof Words["waitlist"]["reasons"];
export type WaitlistReasons = Partial<Record<WaitlistField, WaitlistReason>>;

/** The sentence beside a field of the waitlist's form. */
export function waitlistSentence(field: WaitlistField, reason: WaitlistReason, { waitlist }: Words): string {
  if (reason === "missing") return field === "email" ? waitlist.missingEmail : waitlist.missingSide;
  return waitlist.reasons[reason];
}
