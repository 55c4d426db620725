import { ARRIVAL_OPENS_BEFORE_MS } from "#app/domain/night/night-face.ts";
import type { World } from "../world.server.ts";
import { ensureNight } from "./ensure-night.server.ts";
import { markHere } from "./mark-here.server.ts";
import { findNightPerson, type NightPerson } from "./night-person.server.ts";
import { type Tap, takeTap, tappedAt } from "./take-tap.server.ts";

export type ArriveRefusal = "not-found" | "too-early" | "over" | "cancelled" | "too-many";
export type ArriveOutcome = { ok: true } | { ok: false; reason: ArriveRefusal };

/**
 * "I'm here", from a guest's own phone. A tap that was made without a connection counts from when it was made, once,
 * and not at all when its maker has been seen leaving since.
 */
export async function arriveAtNight(
  world: World,
  input: { token: string; tap: Tap },
): Promise<ArriveOutcome> {
  const person = await findNightPerson(world, input.token);
  if (!person) return { ok: false, reason: "not-found" };
  const allowed = await world.limits.take("night-tap", person.lineId);
  if (!allowed.ok) return { ok: false, reason: "too-many" };
  const refusal = await whyNot(world, person);
  if (refusal) return { ok: false, reason: refusal };
  await recordArrival(world, person, input.tap);
  return { ok: true };
}

async function whyNot(world: World, { eventId }: NightPerson): Promise<ArriveRefusal | null> {
  const event = await world.db.prisma.event.findUniqueOrThrow({
    where: { id: eventId },
    select: { state: true, startsAt: true, night: { select: { state: true } } },
  });
  if (event.state !== "published") return "cancelled";
  const state = event.night?.state ?? "setup";
  if (state === "running" || state === "paused") return null;
  if (state !== "setup") return "over";
  const opensAt = event.startsAt.getTime() - ARRIVAL_OPENS_BEFORE_MS;
  return world.clock.now().getTime() < opensAt ? "too-early" : null;
}

async function recordArrival(world: World, { eventId, lineId }: NightPerson, tap: Tap): Promise<void> {
  const made = tappedAt(world, tap);
  await world.db.transaction(async (tx) => {
    await ensureNight(world, eventId, tx);
    if (!(await takeTap(world, tx, { eventId, lineId, tap }))) return;
    const guest = await tx.nightGuest.findUnique({ where: { eventId_lineId: { eventId, lineId } } });
    if (guest?.leftAt && guest.leftAt > made) return;
    await markHere(world, { eventId, lineId }, tx);
  });
}
