import type { Tx } from "#app/adapters/db.server.ts";
import { seatOfferEnds } from "#app/domain/registration/offer-time.ts";
import { salesState } from "#app/domain/registration/sales.ts";
import { queueOfferLetter } from "../letters/queue-offer-letter.server.ts";
import type { World } from "../world.server.ts";
import { reserveSeats } from "./take-seats.server.ts";
import { tellWaiting } from "./tell-waiting.server.ts";
import { readEntry } from "./waitlist-entry.server.ts";
import type { EntryKey } from "./waitlist-link.server.ts";

/**
 * Keeps the seats of a waiting entry for it until its offer ends, and writes to its person. Call it after `lockSides`,
 * for an entry that is next in line. Null, and nothing changed, when it waits no more, its seats are not all free, or
 * nothing is sold (any more).
 */
export async function offerSeatTo(world: World, tx: Tx, key: EntryKey): Promise<{ until: Date } | null> {
  const entry = await readEntry(tx, key);
  const now = world.clock.now();
  if (entry?.state !== "waiting" || !salesState(entry.event, now).open) return null;
  const { offerHours, approvalHours, salesCloseAt } = entry.event;
  const hours = entry.kind === "join" ? offerHours : approvalHours;
  const until = seatOfferEnds({ hours, salesCloseAt }, now);
  if (!until || !(await reserveSeats(tx, { ...key, places: entry.places }))) return null;
  await tx.waitlistEntry.update({
    where: { eventId_id: { eventId: key.eventId, id: key.entryId } },
    data: { state: "offered", offeredAt: now, offerUntil: until },
  });
  await tellWaiting(world, tx, entry, { kind: "waitlist-offer" });
  await queueOfferLetter(world, tx, entry);
  return { until };
}
