import type { Tx } from "#app/adapters/db.server.ts";
import { accrualEntry } from "#app/domain/money/venue-accrual.ts";
import { postLedger } from "../payment/post-ledger.server.ts";
import type { World } from "../world.server.ts";

/**
 * What a released booking leaves behind: a draft is without a venue, and nothing is owed any more for an evening that
 * was announced; it stays announced until it moves to another booking or is called off.
 */
export async function letGo(world: World, tx: Tx, bookingId: string): Promise<void> {
  await tx.event.updateMany({ where: { bookingId, state: "draft" }, data: { bookingId: null } });
  const event = await tx.event.findUnique({ where: { bookingId }, select: { id: true, currency: true } });
  if (!event) return;
  const written = await tx.ledgerLine.findMany({
    where: { eventId: event.id, account: "venue-cost" },
    select: { entry: true, bookingId: true, amountMinor: true },
  });
  const n = written.filter(({ entry }) => entry.startsWith("venue-accrual:")).length + 1;
  const postedMinor = written
    .filter((line) => line.bookingId === bookingId)
    .reduce((sum, { amountMinor }) => sum + amountMinor, 0);
  const of = { eventId: event.id, bookingId, currency: event.currency, n };
  const now = world.clock.now();
  await postLedger(tx, accrualEntry({ ...of, postedMinor, reckonedMinor: 0 }), { at: now, recordedAt: now });
}
