import type { Tx } from "#app/adapters/db.server.ts";
import type { World } from "../world.server.ts";

/** A tap as a phone sends it: at once, or later when it was made without a connection. */
export type Tap = {
  /** Chosen by the phone for this tap; null where no script runs. */
  id: string | null;
  /** How long ago it was made, in milliseconds, by the phone's own count; its clock may be wrong, its count is not. */
  agoMs: number;
};

/** A tap made at once, by a plain form. */
export const plainTap: Tap = { id: null, agoMs: 0 };

/** A phone that says more is not believed: no evening is longer. */
const LONGEST_AGO_MS = 12 * 3_600_000;

/**
 * Whether a tap is here for the first time; written down in the caller's transaction, so that it counts if and only
 * if what it asked for was done. The event must have a night. A tap without an id always counts.
 */
export async function takeTap(
  world: Pick<World, "clock">,
  tx: Tx,
  { eventId, lineId, tap }: { eventId: string; lineId: string; tap: Tap },
): Promise<boolean> {
  if (tap.id === null) return true;
  const data = { eventId, lineId, id: tap.id, createdAt: world.clock.now() };
  const { count } = await tx.nightTap.createMany({ data, skipDuplicates: true });
  return count === 1;
}

/** When a tap was made, by this side's clock. */
export function tappedAt(world: Pick<World, "clock">, { agoMs }: Tap): Date {
  return new Date(world.clock.now().getTime() - Math.min(Math.max(0, agoMs), LONGEST_AGO_MS));
}
