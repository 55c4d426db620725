import { z } from "zod";
import type { Tx } from "#app/adapters/db.server.ts";
import { isLocale, type Locale } from "#app/domain/events/locale.ts";
import type { QueuedParty } from "#app/domain/registration/waitlist-queue.ts";
import type { Prisma } from "#prisma/generated/client.ts";
import type { World } from "../world.server.ts";
import type { EntryKey } from "./waitlist-link.server.ts";

const entryParts = { event: true, places: true } satisfies Prisma.WaitlistEntryInclude;

/** An entry of a waitlist with its event and the seats it asks for. */
export type Entry = Prisma.WaitlistEntryGetPayload<{ include: typeof entryParts }>;

const sealed = z.object({ email: z.string() });

/** Reads an entry; after `lockSides` in the same transaction nobody else can change it. */
export function readEntry(tx: Pick<Tx, "waitlistEntry">, key: EntryKey): Promise<Entry | null> {
  return tx.waitlistEntry.findUnique({
    where: { eventId_id: { eventId: key.eventId, id: key.entryId } },
    include: entryParts,
  });
}

/** Everybody who waits at an event, in the order of joining. */
export async function readQueue(
  tx: Pick<Tx, "waitlistEntry">,
  eventId: string,
): Promise<(QueuedParty & { id: string })[]> {
  return tx.waitlistEntry.findMany({
    where: { eventId, state: "waiting" },
    orderBy: { seq: "asc" },
    select: { id: true, places: { select: { sideId: true, seats: true } } },
  });
}

/** Who an entry belongs to, and the language they are written to. */
export function entryReader(
  world: Pick<World, "vault">,
  entry: { emailSealed: Uint8Array; locale: string },
): { email: string; locale: Locale } {
  const { email } = sealed.parse(world.vault.open(entry.emailSealed));
  return { email, locale: isLocale(entry.locale) ? entry.locale : "zh-CN" };
}
