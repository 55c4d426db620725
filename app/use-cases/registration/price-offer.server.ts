import { priceOf } from "#app/domain/registration/price.ts";
import type { World } from "../world.server.ts";
import type { EntryKey } from "./waitlist-link.server.ts";

export type OfferedSeat = { sideId: string; number: number; priceMinor: number };

/** The seats an offer keeps, by side and number, with what each costs now without a code, in minor units. */
export async function priceOffer(
  world: Pick<World, "db" | "clock">,
  key: EntryKey,
): Promise<{ seats: OfferedSeat[]; totalMinor: number }> {
  const rows = await world.db.prisma.seat.findMany({
    where: { eventId: key.eventId, entryId: key.entryId },
    include: { side: { include: { event: true } } },
    orderBy: [{ side: { position: "asc" } }, { number: "asc" }],
  });
  const now = world.clock.now();
  const seats = rows.map(({ sideId, number, priceMinor: seatMinor, side }) => {
    const { earlyBirdMinor, event } = side;
    const asked = { seatMinor, earlyBirdMinor, earlyBirdUntil: event.earlyBirdUntil, code: null };
    return { sideId, number, priceMinor: priceOf(asked, now).listMinor };
  });
  return { seats, totalMinor: seats.reduce((sum, { priceMinor }) => sum + priceMinor, 0) };
}
