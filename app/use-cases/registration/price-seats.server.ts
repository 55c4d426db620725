import type { Tx } from "#app/adapters/db.server.ts";
import { codeRefusal, codeWorth } from "#app/domain/registration/discount-code.ts";
import { priceOf } from "#app/domain/registration/price.ts";
import type { SideRow } from "./lock-sides.server.ts";
import type { ChosenSeat } from "./take-seats.server.ts";

/** A chosen seat at its price, in minor units; `listMinor` is null without a code. */
export type PricedSeat = ChosenSeat & { listMinor: number | null; priceMinor: number };

type Pricing = {
  eventId: string;
  seats: readonly ChosenSeat[];
  sides: readonly SideRow[];
  earlyBirdUntil: Date | null;
  /** The code as it is stored; null for none. */
  code: string | null;
};

/**
 * What chosen seats cost at `now`, each with the code, whose row stays locked until the transaction ends. Null when
 * the code is not good for every one of them. The uses are not counted yet: `countUses` does that.
 */
export async function priceSeats(
  tx: Tx,
  { eventId, seats, sides, earlyBirdUntil, code }: Pricing,
  now: Date,
): Promise<{ seats: PricedSeat[]; codeId: string | null } | null> {
  const found = code === null ? null : await lockCode(tx, eventId, code);
  if (code !== null && !found) return null;
  if (found && seats.some(({ sideId }) => codeRefusal(found, sideId, now) !== null)) return null;
  if (found?.maxUses != null && found.used + seats.length > found.maxUses) return null;
  const priced = seats.map((seat): PricedSeat => {
    const earlyBirdMinor = sides.find(({ id }) => id === seat.sideId)?.earlyBirdMinor ?? null;
    const worth = found ? codeWorth(found) : null;
    const price = priceOf({ seatMinor: seat.seatMinor, earlyBirdMinor, earlyBirdUntil, code: worth }, now);
    return { ...seat, priceMinor: price.priceMinor, listMinor: found ? price.listMinor : null };
  });
  return { seats: priced, codeId: found?.id ?? null };
}

async function lockCode(tx: Tx, eventId: string, code: string) {
  await tx.$executeRaw`SELECT 1 FROM discount_code WHERE event_id = ${eventId}::uuid AND code = ${code} FOR NO KEY UPDATE`;
  return tx.discountCode.findUnique({ where: { code_eventId: { code, eventId } } });
}

/** Counts a use of a locked code for each of so many lines; they come back when their lines are over. */
export async function countUses(
  tx: Tx,
  uses: { eventId: string; codeId: string | null; lines: number },
): Promise<void> {
  const { eventId, codeId, lines } = uses;
  if (codeId === null) return;
  await tx.discountCode.update({
    where: { eventId_id: { eventId, id: codeId } },
    data: { used: { increment: lines } },
  });
}
