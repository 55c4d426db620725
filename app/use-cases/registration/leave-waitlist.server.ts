import { isLocale } from "#app/domain/events/locale.ts";
import type { World } from "../world.server.ts";
import { endEntryOf } from "./end-entry.server.ts";
import { readWaitlistToken } from "./waitlist-link.server.ts";

type Refused = { ok: false; reason: "not-found" | "over" | "too-many" };

/**
 * Leaves the queue, or declines the offer: its seats go to the next at once. "over" when there is nothing to leave any
 * more; leaving twice is leaving once.
 */
export async function leaveWaitlist(world: World, input: { token: string }): Promise<{ ok: true } | Refused> {
  const key = readWaitlistToken(world.vault, input.token);
  if (!key) return { ok: false, reason: "not-found" };
  if (!(await world.limits.take("change-entry", key.entryId)).ok) return { ok: false, reason: "too-many" };
  const left = await endEntryOf(world, key, { state: "left" });
  if (left) return { ok: true };
  const entry = await world.db.prisma.waitlistEntry.findUnique({
    where: { eventId_id: { eventId: key.eventId, id: key.entryId } },
  });
  if (entry?.kind !== "join") return { ok: false, reason: "not-found" };
  return entry.state === "left" ? { ok: true } : { ok: false, reason: "over" };
}

/** The language of an entry's letters from now on, those that already wait included. */
export async function chooseEntryLanguage(
  world: World,
  input: { token: string; locale: string },
): Promise<{ ok: true } | { ok: false; reason: "not-found" | "no-language" | "too-many" }> {
  const key = readWaitlistToken(world.vault, input.token);
  const { locale } = input;
  if (!key) return { ok: false, reason: "not-found" };
  if (!isLocale(locale)) return { ok: false, reason: "no-language" };
  if (!(await world.limits.take("change-entry", key.entryId)).ok) return { ok: false, reason: "too-many" };
  return world.db.transaction(async (tx) => {
    const { count } = await tx.waitlistEntry.updateMany({
      where: { eventId: key.eventId, id: key.entryId, kind: "join" },
      data: { locale },
    });
    if (count === 0) return { ok: false, reason: "not-found" };
    await tx.letter.updateMany({
      where: {
        eventId: key.eventId,
        version: { startsWith: key.entryId },
        state: "queued",
        renderedSealed: null,
      },
      data: { locale },
    });
    return { ok: true };
  });
}
