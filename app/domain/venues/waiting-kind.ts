import type { BookingParty, BookingState, BookingStep } from "./booking-state.ts";

/** What a booking wants of the organiser, the most pressing first. */
export const waitingKinds = ["lost", "answer", "deposit", "take", "message", "declined"] as const;
export type WaitingKind = (typeof waitingKinds)[number];

export type WaitingFacts = {
  readonly state: BookingState;
  /** The last thing somebody said or did; the clock's own steps aside. */
  readonly last: { readonly step: BookingStep; readonly by: BookingParty } | null;
  /** A published event rests on it. */
  readonly rests: boolean;
  /** It was asked for an event that has no venue yet, and no event has it. */
  readonly wanted: boolean;
};

/**
 * What a booking wants of the organiser: another place for an evening whose venue let go, an answer, a deposit, to be
 * chosen for the event it was asked for, to be read, or to ask somebody else. Null: nothing.
 */
export function waitingKind({ state, last, rests, wanted }: WaitingFacts): WaitingKind | null {
  if (state === "released") return rests ? "lost" : null;
  if (state === "countered") return "answer";
  if (state === "deposit-due") return "deposit";
  if (state === "declined") return wanted ? "declined" : null;
  if (state === "confirmed" && wanted) return "take";
  const open = state === "requested" || state === "confirmed";
  return open && last?.by === "venue" && last.step === "message" ? "message" : null;
}
