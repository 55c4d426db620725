import type { Tx } from "#app/adapters/db.server.ts";
import type { WaitlistLetterKind } from "#app/domain/letters/letter-kinds.ts";
import { queueLetter } from "../letters/queue-letter.server.ts";
import type { World } from "../world.server.ts";
import { entryReader } from "./waitlist-entry.server.ts";

type Told = { eventId: string; id: string; kind: string; emailSealed: Uint8Array; locale: string };

/**
 * Queues a letter about an entry of the waitlist to whom it belongs. `again` makes it another letter of the same kind.
 * Applicants and guests who change sides are written to about their order instead.
 */
export async function tellWaiting(
  world: World,
  tx: Tx,
  entry: Told,
  letter: { kind: WaitlistLetterKind; again?: string },
): Promise<void> {
  if (entry.kind !== "join") return;
  await queueLetter(world, tx, {
    kind: letter.kind,
    version: letter.again ? `${entry.id}/${letter.again}` : entry.id,
    eventId: entry.eventId,
    to: entryReader(world, entry),
  });
}
