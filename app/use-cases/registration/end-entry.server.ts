import type { Tx } from "#app/adapters/db.server.ts";
import type { WaitlistLetterKind } from "#app/domain/letters/letter-kinds.ts";
import type { World } from "../world.server.ts";
import { closeEntry, type EntryEnd } from "./close-entry.server.ts";
import { lockSides } from "./lock-sides.server.ts";
import { tellWaiting } from "./tell-waiting.server.ts";
import { type Entry, readEntry } from "./waitlist-entry.server.ts";
import type { EntryKey } from "./waitlist-link.server.ts";

export type Ending = {
  state: EntryEnd;
  /** What its person is written; nothing when they did it themselves. */
  letter?: WaitlistLetterKind;
  /** Looked at under the lock: whether the entry should still end. */
  when?: (entry: Entry, now: Date) => boolean;
  /** What else happens in the same transaction. */
  also?: (tx: Tx, entry: Entry) => Promise<void>;
};

/**
 * Ends the waiting, or the offer, of somebody who joined by the waitlist's form: seats kept for them are free again,
 * and the database wakes the next in line. False, and nothing changed, when it had its end already. Applications and
 * guests who change sides end with their orders.
 */
export async function endEntryOf(world: World, key: EntryKey, ending: Ending): Promise<boolean> {
  const now = world.clock.now();
  return world.db.transaction(async (tx) => {
    await lockSides(tx, key.eventId);
    const entry = await readEntry(tx, key);
    if (entry?.kind !== "join" || (entry.state !== "waiting" && entry.state !== "offered")) return false;
    if (ending.when && !ending.when(entry, now)) return false;
    await closeEntry(tx, entry, ending.state, now);
    if (ending.letter) await tellWaiting(world, tx, entry, { kind: ending.letter });
    await ending.also?.(tx, entry);
    return true;
  });
}
