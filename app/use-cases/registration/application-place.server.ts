import type { Tx } from "#app/adapters/db.server.ts";
import type { ApplicationPlace } from "#app/domain/registration/application.ts";
import { codeRefusal, codeWorth } from "#app/domain/registration/discount-code.ts";
import { priceOf } from "#app/domain/registration/price.ts";
import type { World } from "../world.server.ts";

type Application = { eventId: string; id: string; state: string; codeId: string | null };

/** Where the seat of an application stands: nowhere yet, in its side's queue, kept until a moment, or gone again. */
export async function applicationPlace(
  world: World,
  tx: Pick<Tx, "waitlistEntry" | "discountCode">,
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
  const code = await goodCode(tx, order, entry.seats, now);
  const worth = code && codeWorth(code);
  const priceMinor = entry.seats.reduce((sum, { priceMinor: seatMinor, side }) => {
    const { earlyBirdMinor } = side;
    return sum + priceOf({ seatMinor, earlyBirdMinor, earlyBirdUntil, code: worth }, now).priceMinor;
  }, 0);
  return { at: "offered", until: entry.offerUntil, priceMinor, entryId: entry.id, code: code?.code ?? null };
}

/** The code the application came with, while it is good for every kept seat. */
async function goodCode(
  tx: Pick<Tx, "discountCode">,
  { eventId, codeId }: Application,
  seats: readonly { sideId: string }[],
  now: Date,
) {
  if (codeId === null) return null;
  const code = await tx.discountCode.findUnique({ where: { eventId_id: { eventId, id: codeId } } });
  if (!code || seats.some(({ sideId }) => codeRefusal(code, sideId, now) !== null)) return null;
  return code.maxUses !== null && code.used + seats.length > code.maxUses ? null : code;
}
