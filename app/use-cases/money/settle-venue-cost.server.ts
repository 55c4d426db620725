import { accrualEntry } from "#app/domain/money/venue-accrual.ts";
import { readOfficeEvent } from "../events/read-office-event.server.ts";
import { oneByOne } from "../one-by-one.server.ts";
import { postLedger } from "../payment/post-ledger.server.ts";
import type { World } from "../world.server.ts";
import { eventMoney } from "./event-money.server.ts";

/** Refunds and disputes that change a share arrive within this long after an evening, in milliseconds. */
const LATEST = 180 * 86_400_000;

/**
 * Posts what the venues of evenings that are over cost beyond what is posted already. Run again it posts only what
 * has changed since; two at once post one entry, by its key.
 */
export async function settleVenueCosts(world: World): Promise<{ posted: number }> {
  const now = world.clock.now();
  const since = new Date(now.getTime() - LATEST);
  const over = await world.db.prisma.event.findMany({
    where: {
      bookingId: { not: null },
      OR: [
        { state: "published", endsAt: { lte: now, gt: since } },
        { state: "cancelled", cancelledAt: { gt: since } },
      ],
    },
    select: { id: true },
    orderBy: { endsAt: "asc" },
  });
  const posted = await oneByOne(world, over, {
    failed: "a venue's cost could not be written down",
    work: ({ id }) => settleVenueCost(world, id),
  });
  return { posted };
}

async function settleVenueCost(world: World, eventId: string): Promise<boolean> {
  const written = await world.db.prisma.ledgerLine.findMany({
    where: { eventId, account: "venue-cost" },
    select: { entry: true },
  });
  // The number is taken before the sums: whoever posts in between takes it, and this entry is refused by its key.
  const n = written.filter(({ entry }) => entry.startsWith("venue-accrual:")).length + 1;
  const event = await readOfficeEvent(world, { eventId, locale: "zh-CN" });
  if (!event?.booking) return false;
  const { accrualMinor, venueMinor } = await eventMoney(world, event);
  const lines = accrualEntry({
    ...{ eventId, bookingId: event.booking.id, currency: event.currency, n },
    postedMinor: venueMinor - accrualMinor,
    reckonedMinor: venueMinor,
  });
  if (lines.length === 0) return false;
  const now = world.clock.now();
  await world.db.transaction((tx) => postLedger(tx, lines, { at: now, recordedAt: now }));
  return true;
}
