import { type CodeWorth, priceOf } from "./price.ts";
import { type FillingSide, mostWithinTolerance } from "./seats-left.ts";

/** A side with the seats that are given next, in their order; `next` is the place of the first that was not given yet. */
export type SideAhead = FillingSide & {
  readonly needsApproval: boolean;
  readonly earlyBirdMinor: number | null;
  readonly seats: readonly { readonly number: number; readonly priceMinor: number }[];
  readonly next: number;
};

/** What the next claims of an event rest on, as it was read or has been foreseen since. */
export type Ahead = {
  readonly sides: readonly SideAhead[];
  readonly codes: ReadonlyMap<string, { id: string; sideId: string | null; worth: CodeWorth }>;
  readonly tolerance: number | null;
  readonly earlyBirdUntil: Date | null;
};

/** Prices in minor units; `listMinor` before the code. */
export type ForeseenSeat = { number: number; listMinor: number; priceMinor: number; codeId: string | null };

type Claim = { readonly sideId: string; readonly code: string | null; readonly shownPriceMinor: number };

/**
 * The seats that claims of one moment will get, one after the other, as long as nothing has changed: for each claim
 * from the first on, up to the first one of which it cannot be said that it gets a seat at a price it has seen.
 */
export function foreseeSeats(
  ahead: Ahead,
  claims: readonly Claim[],
  now: Date,
): { seats: ForeseenSeat[]; ahead: Ahead } {
  const sides = ahead.sides.map((side) => ({ ...side }));
  const seats: ForeseenSeat[] = [];
  for (const claim of claims) {
    const side = sides.find(({ id }) => id === claim.sideId);
    const seat = side && isOpen(side, sides, ahead.tolerance) ? priced(ahead, side, claim, now) : null;
    if (!side || !seat || seat.priceMinor > claim.shownPriceMinor) break;
    side.next += 1;
    side.taken += 1;
    seats.push(seat);
  }
  return { seats, ahead: { ...ahead, sides } };
}

function isOpen(side: SideAhead, sides: readonly SideAhead[], tolerance: number | null): boolean {
  if (side.needsApproval || side.waiting > 0) return false;
  return side.taken < Math.min(side.capacity, mostWithinTolerance(sides, side.id, tolerance));
}

/** The side's next seat at its price; null when none is known or the claim's code is not good for it. */
function priced(ahead: Ahead, side: SideAhead, claim: Claim, now: Date): ForeseenSeat | null {
  const seat = side.seats[side.next];
  const code = claim.code === null ? null : ahead.codes.get(claim.code);
  if (!seat || code === undefined) return null;
  if (code && code.sideId !== null && code.sideId !== side.id) return null;
  const { earlyBirdMinor } = side;
  const { earlyBirdUntil } = ahead;
  const price = priceOf(
    { seatMinor: seat.priceMinor, earlyBirdMinor, earlyBirdUntil, code: code?.worth ?? null },
    now,
  );
  return { number: seat.number, ...price, codeId: code?.id ?? null };
}
