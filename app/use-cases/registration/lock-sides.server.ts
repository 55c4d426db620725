import type { Tx } from "#app/adapters/db.server.ts";

/** A side as it stands now; nobody can change it until the transaction ends. Prices in minor units. */
export type SideRow = {
  id: string;
  position: number;
  capacity: number;
  /** Seats with a line or an offer, and parties that wait: counted by the database. */
  taken: number;
  waiting: number;
  balanced: boolean;
  needsApproval: boolean;
  priceMinor: number;
  earlyBirdMinor: number | null;
  priceSteps: unknown;
};

/**
 * Locks the sides of an event, always in the order of their positions, and answers them as they stand. Whoever takes,
 * offers or frees seats does this first, after locking the order and before any waitlist entry, code or seat.
 */
export async function lockSides(tx: Tx, eventId: string): Promise<SideRow[]> {
  return tx.$queryRaw<SideRow[]>`
    SELECT id, position, capacity, taken, waiting, balanced, needs_approval AS "needsApproval",
      price_minor AS "priceMinor", early_bird_minor AS "earlyBirdMinor", price_steps AS "priceSteps"
    FROM side WHERE event_id = ${eventId}::uuid ORDER BY position FOR NO KEY UPDATE`;
}
