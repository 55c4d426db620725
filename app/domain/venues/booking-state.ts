/**
 * A booking's states. Asked for, it is the venue's turn (`requested`) or the organiser's (`countered`). Accepted, it is
 * `held` for the moment in which the room is taken, then `deposit-due`, or `confirmed` where no deposit was agreed.
 */
export const bookingStates = [
  "requested",
  "countered",
  "declined",
  "held",
  "deposit-due",
  "confirmed",
  "done",
  "cancelled",
  "released",
] as const;
export type BookingState = (typeof bookingStates)[number];

export const bookingParties = ["organiser", "venue", "clock"] as const;
export type BookingParty = (typeof bookingParties)[number];

export const bookingSteps = [
  "ask",
  "book",
  "propose",
  "counter",
  "message",
  "decline",
  "accept",
  "deposit-asked",
  "agree",
  "deposit-paid",
  "change-terms",
  "relink",
  "cancel",
  "release",
  "finish",
  "lapse",
] as const;
export type BookingStep = (typeof bookingSteps)[number];

type Line = { step: BookingStep; by: BookingParty; from: BookingState | null; to: BookingState };

/** One step of one party, from each of some states; to where it is, unless told. */
function lines(
  step: BookingStep,
  by: BookingParty,
  from: readonly (BookingState | null)[],
  to?: BookingState,
): Line[] {
  return from.flatMap((state) => {
    const target = to ?? state;
    return target === null ? [] : [{ step, by, from: state, to: target }];
  });
}

const open = ["requested", "countered"] as const;
const settled = ["deposit-due", "confirmed"] as const;

/** Every step a booking can take; the database refuses any other (check `booking_step_is_in_the_table`). */
export const bookingTable: readonly Line[] = [
  ...lines("ask", "organiser", [null], "requested"),
  ...lines("book", "organiser", [null], "confirmed"),
  ...lines("propose", "organiser", open, "requested"),
  ...lines("counter", "venue", open, "countered"),
  ...lines("message", "organiser", [...open, ...settled]),
  ...lines("message", "venue", [...open, ...settled]),
  ...lines("relink", "organiser", [...open, ...settled]),
  ...lines("decline", "venue", open, "declined"),
  ...lines("accept", "venue", ["requested"], "held"),
  ...lines("accept", "organiser", ["countered"], "held"),
  ...lines("deposit-asked", "clock", ["held"], "deposit-due"),
  ...lines("agree", "clock", ["held"], "confirmed"),
  ...lines("deposit-paid", "organiser", ["deposit-due"], "confirmed"),
  ...lines("change-terms", "organiser", ["confirmed"]),
  ...lines("cancel", "organiser", [...open, "held", ...settled], "cancelled"),
  ...lines("release", "venue", ["held", ...settled], "released"),
  ...lines("finish", "clock", ["confirmed"], "done"),
  ...lines("lapse", "clock", open, "cancelled"),
];

/** Where a step of a party leads from a state; null when the table has no such step. */
export function nextState(
  step: BookingStep,
  by: BookingParty,
  from: BookingState | null,
): BookingState | null {
  return bookingTable.find((line) => line.step === step && line.by === by && line.from === from)?.to ?? null;
}

export function isBookingState(value: unknown): value is BookingState {
  return bookingStates.some((state) => state === value);
}

/** States in which the room is taken: no two such bookings of one venue meet (exclusion constraint). */
export const roomKeeping = ["held", "deposit-due", "confirmed", "done"] as const satisfies BookingState[];
/** Asked for and not answered for good: shown, and keeping nothing. */
export const openStates = open;

export function isOpen(state: BookingState): boolean {
  return state === "requested" || state === "countered";
}
export function isStanding(state: string | undefined): boolean {
  return state === "confirmed" || state === "done";
}
