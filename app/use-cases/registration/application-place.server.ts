import type { Tx } from "#app/adapters/db.server.ts";
import type { ApplicationPlace } from "#app/domain/registration/application.ts";
import { priceOf } from "#app/domain/registration/price.ts";
import type { World } from "../world.server.ts";

type Application = { eventId: string; id: string; state: string };

/** Where the seat of an application stands: nowhere yet, in its side's queue, kept until a moment, or gone again. */
export async function applicationPlace(
  world: World,
  tx: Pick<Tx, "waitlistEntry" | "event">,
  order: Application,
): Promise<ApplicationPlace> {
  if (order.state !== "approved") return { at: "none" };
  const { eventId, id: orderId } = order;
  const entry = await tx.waitlistEntry.findFirst({
    where: { eventId, orderId, kind: "approval" },
    orderBy: { seq: "desc" },
    include: {
      seats: { include: { side: true } },
      places: true,
      event: { select: { earlyBirdUntil: true } },
    },
  });
  if (!entry) return { at: "over" };
  const now = world.clock.now();
  if (entry.state === "waiting") {
    const sideIds = entry.places.map(({ sideId }) => sideId);
    const before = await tx.waitlistEntry.count({
      where: {
        eventId,
        state: "waiting",
        seq: { lt: entry.seq },
        places: { some: { sideId: { in: sideIds } } },
      },
    });
    return { at: "waiting", position: before + 1 };
  }
  if (entry.state !== "offered" || entry.offerUntil === null || entry.offerUntil <= now)
    return { at: "over" };
  const { earlyBirdUntil } = entry.event;
  const priceMinor = entry.seats.reduce((sum, { priceMinor: seatMinor, side }) => {
    const { earlyBirdMinor } = side;
    return sum + priceOf({ seatMinor, earlyBirdMinor, earlyBirdUntil, code: null }, now).priceMinor;
  }, 0);
  return { at: "offered", until: entry.offerUntil, priceMinor, entryId: entry.id };
}
