import type { Tx } from "#app/adapters/db.server.ts";
import { accrualEntry } from "#app/domain/money/venue-accrual.ts";
import { bookingCancelledEntry } from "#app/domain/payment/ledger.ts";
import { postLedger } from "../payment/post-ledger.server.ts";
import type { World } from "../world.server.ts";

/**
 * Brings what a booking costs in the books to what is owed for its cancellation, in minor units: in the book of the
 * event that rests on it, or where none does in its own. The caller has locked the booking's row; call it before an
 * event lets go of the booking.
 */
export async function postCancelledBooking(
  world: World,
  tx: Tx,
  booking: { bookingId: string; currency: string; owedMinor: number },
): Promise<void> {
  const { bookingId, currency, owedMinor } = booking;
  const event = await tx.event.findUnique({ where: { bookingId }, select: { id: true, state: true } });
  const lines = await tx.ledgerLine.findMany({ where: { bookingId, account: "venue-cost" } });
  const postedMinor = lines.reduce((sum, line) => sum + line.amountMinor, 0);
  const now = world.clock.now();
  const times = { at: now, recordedAt: now };
  if (event === null || event.state === "draft") {
    const amountMinor = Math.max(0, owedMinor - postedMinor);
    await postLedger(tx, bookingCancelledEntry({ bookingId, currency, amountMinor }), times);
    return;
  }
  const own = await tx.ledgerLine.findMany({
    where: { eventId: event.id, account: "venue-cost" },
    select: { entry: true },
  });
  const n = own.filter(({ entry }) => entry.startsWith("venue-accrual:")).length + 1;
  const of = { eventId: event.id, bookingId, currency, n };
  await postLedger(tx, accrualEntry({ ...of, postedMinor, reckonedMinor: owedMinor }), times);
}
