import type { Tx } from "#app/adapters/db.server.ts";
import type { NightSeat, NightState } from "#app/domain/night/night-state.ts";
import type { World } from "../world.server.ts";

/**
 * Stores the rounds that have not begun, in the place of what was planned, and raises the plan's version. Call it with
 * the night locked.
 */
export async function writePlan(
  world: Pick<World, "clock">,
  tx: Tx,
  night: Pick<NightState, "eventId" | "round">,
  places: readonly (readonly NightSeat[])[],
): Promise<void> {
  const { eventId, round: begun } = night;
  await tx.nightPlace.deleteMany({ where: { eventId, round: { gt: begun } } });
  await tx.nightPlace.createMany({
    data: places.slice(begun).flatMap((seats, index) =>
      seats.map(({ lineId, table, seat, partnerId }) => ({
        ...{ eventId, round: begun + index + 1, lineId, table, seat, partnerId },
      })),
    ),
  });
  await tx.night.update({
    where: { eventId },
    data: { planVersion: { increment: 1 }, updatedAt: world.clock.now() },
  });
}
