import { readOfficeEvent } from "../events/read-office-event.server.ts";
import type { World } from "../world.server.ts";
import { eventMoney } from "./event-money.server.ts";

/**
 * Whether money for a booking is committed on guests who have paid: the evening that rests on it has broken even on
 * its venue with at least one of them, or is over. A booking without an evening has nobody; an evening that would cost
 * nothing without guests has broken even on nobody's money.
 */
export async function hasBrokenEven(world: World, bookingId: string): Promise<boolean> {
  const resting = await world.db.prisma.event.findUnique({ where: { bookingId }, select: { id: true } });
  const event = resting && (await readOfficeEvent(world, { eventId: resting.id, locale: "zh-CN" }));
  // A booking that does not stand yet costs the evening nothing so far: there is nothing to have broken even on.
  if (!event?.booking) return false;
  if (event.endsAt <= world.clock.now() || event.state === "cancelled") return true;
  const { passed, payingHeads } = (await eventMoney(world, event)).outlook;
  return passed && payingHeads > 0;
}
