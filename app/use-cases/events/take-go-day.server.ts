import { goProposals } from "#app/domain/events/go-no-go.ts";
import { nextVersion } from "#app/domain/organiser/version.ts";
import { recordAudit } from "../organiser/audit.server.ts";
import type { World } from "../world.server.ts";
import { lockEvening } from "./lock-evening.server.ts";
import { readOfficeEvent } from "./read-office-event.server.ts";

export type TakeGoDayOutcome = { ok: true } | { ok: false; reason: "not-found" | "not-a-proposal" | "stale" };

/**
 * Sets an event's go/no-go moment to one of those its venue's terms propose (`at`, an ISO moment), where none is set.
 * Minimums stay as they are, and the rule does not decide.
 */
export async function takeGoDay(
  world: World,
  input: { organiserId: string; eventId: string; at: string },
): Promise<TakeGoDayOutcome> {
  const { organiserId, eventId } = input;
  const event = await readOfficeEvent(world, { eventId, locale: "zh-CN" });
  if (!event) return { ok: false, reason: "not-found" };
  const now = world.clock.now();
  const { booking } = event;
  const proposals = booking ? goProposals(booking.terms.cancellation, booking.startsAt, now) : [];
  const goNoGoAt = proposals.find(({ at }) => at.toISOString() === input.at)?.at;
  if (!goNoGoAt || goNoGoAt >= event.startsAt) return { ok: false, reason: "not-a-proposal" };
  return world.db.transaction(async (tx): Promise<TakeGoDayOutcome> => {
    const locked = await lockEvening(tx, eventId);
    const open = locked?.event.state === "draft" || locked?.event.state === "published";
    if (!locked || locked.moved || !open || locked.event.goNoGoAt !== null)
      return { ok: false, reason: "stale" };
    const updatedAt = nextVersion(locked.event.updatedAt, now);
    await tx.event.update({ where: { id: eventId }, data: { goNoGoAt, updatedAt } });
    const detail = { at: goNoGoAt.toISOString() };
    await recordAudit(world, tx, { organiserId, eventId, action: "go-no-go-set", detail });
    return { ok: true };
  });
}
