import { setTimeout as sleep } from "node:timers/promises";
import { releaseHold } from "../payment/release-hold.server.ts";
import type { World } from "../world.server.ts";
import { expireOffers } from "./expire-offers.server.ts";

type Side = { eventId: string; sideId: string };

/** Overdue holds looked at for one buyer; the sweep sees to the others. */
const MOST = 3;
const PAUSE_MS = 15;

/** Buyers who find the same side empty at the same moment share one look. */
const looking = new WeakMap<World, Map<string, Promise<boolean>>>();

/**
 * After a claim found nothing free: true when trying again makes sense. A seat may be free but locked by another
 * process at that moment (it may yet let it go), or kept by a hold that is over, which is settled here and now.
 */
export async function seatMayBeFree(world: World, side: Side, round: number): Promise<boolean> {
  if (await hasFreeSeat(world, side)) {
    await sleep(PAUSE_MS * round);
    return true;
  }
  const known = looking.get(world) ?? new Map<string, Promise<boolean>>();
  looking.set(world, known);
  const key = `${side.eventId}/${side.sideId}`;
  const look = known.get(key) ?? releaseOverdue(world, side).finally(() => known.delete(key));
  known.set(key, look);
  return look;
}

async function hasFreeSeat(world: World, { eventId, sideId }: Side): Promise<boolean> {
  const seat = await world.db.prisma.seat.findFirst({
    where: { eventId, sideId, lineId: null, entryId: null },
    select: { number: true },
  });
  return seat !== null;
}

async function releaseOverdue(world: World, { eventId, sideId }: Side): Promise<boolean> {
  const overdue = await world.db.prisma.order.findMany({
    where: { eventId, state: "held", holdUntil: { lte: world.clock.now() }, lines: { some: { sideId } } },
    orderBy: { holdUntil: "asc" },
    select: { id: true },
    take: MOST,
  });
  const outcomes = await Promise.all(
    overdue.map((order) => releaseHold(world, { eventId, orderId: order.id })),
  );
  // An offer that nobody answered in time keeps no seat from who comes now.
  const passed = await expireOffers(world, { eventId });
  return passed > 0 || outcomes.includes("freed");
}
