import type { Tx } from "#app/adapters/db.server.ts";
import { enqueue } from "#app/adapters/queue.server.ts";
import { type CancelRefusal, cancelRefusal } from "#app/domain/events/cancel-event.ts";
import { reminderKinds } from "#app/domain/letters/letter-kinds.ts";
import { nextVersion, versionOf } from "#app/domain/organiser/version.ts";
import { recordAudit } from "../organiser/audit.server.ts";
import type { World } from "../world.server.ts";

export type CancelEventOutcome =
  | { ok: true }
  | { ok: false; reason: CancelRefusal | "not-found" | "not-confirmed" | "stale" };

/**
 * Calls a published event off: no seat is sold any more, letters about coming are laid aside, and a job then gives
 * every order its end. The event's row is locked against new orders first, so that a seat held at the last moment is
 * either seen or refused. Calling off what is cancelled changes nothing. The venue's fee stays owed.
 */
export async function cancelEvent(
  world: World,
  input: { organiserId: string; eventId: string; version: string; confirmed: boolean },
): Promise<CancelEventOutcome> {
  const { organiserId, eventId } = input;
  const now = world.clock.now();
  return world.db.transaction(async (tx) => {
    // Not the weaker lock of an update: this one waits for orders being written, and they wait for it.
    await tx.$executeRaw`SELECT 1 FROM event WHERE id = ${eventId}::uuid FOR UPDATE`;
    const event = await tx.event.findUnique({ where: { id: eventId } });
    if (!event) return { ok: false, reason: "not-found" };
    if (event.state === "cancelled") return { ok: true };
    const refusal = cancelRefusal(event, now);
    if (refusal) return { ok: false, reason: refusal };
    if (versionOf(event.updatedAt) !== input.version) return { ok: false, reason: "stale" };
    if (!input.confirmed) return { ok: false, reason: "not-confirmed" };
    await tx.event.update({
      where: { id: eventId },
      data: {
        state: "cancelled",
        cancelledAt: now,
        updatedAt: nextVersion(event.updatedAt, now),
        // Calendars follow the file with the highest number.
        timeVersion: { increment: 1 },
      },
    });
    await layLettersAside(tx, eventId);
    await enqueue(tx, "cancel-event", { eventId }, { key: `cancel-event:${eventId}` });
    const orders = await tx.order.count({
      where: { eventId, state: { in: ["applied", "approved", "held", "processing", "paid"] } },
    });
    await recordAudit(world, tx, { organiserId, eventId, action: "event-cancelled", detail: { orders } });
    return { ok: true };
  });
}

/** Nobody is told the way to an evening that is off. Letters already on their way are judged when they go. */
async function layLettersAside(tx: Tx, eventId: string): Promise<void> {
  await tx.letter.updateMany({
    where: {
      eventId,
      kind: { in: ["ticket", "event-moved", ...reminderKinds] },
      state: "queued",
      firstTriedAt: null,
    },
    data: { state: "skipped", skippedReason: "event-not-on", secretSealed: null, renderedSealed: null },
  });
}
