import { type CancelRefusal, cancelRefusal } from "#app/domain/events/cancel-event.ts";
import { versionOf } from "#app/domain/organiser/version.ts";
import type { World } from "../world.server.ts";
import { callOff } from "./call-off.server.ts";
import { decisionFigures } from "./decision-figures.server.ts";
import { lockEvening } from "./lock-evening.server.ts";
import { readOfficeEvent } from "./read-office-event.server.ts";

export type CancelEventOutcome =
  | { ok: true }
  | { ok: false; reason: CancelRefusal | "not-found" | "not-confirmed" | "stale" };

/**
 * Calls a published event off (see `callOff`). Its booking's row and its own are locked against new orders and other
 * decisions first, so that a seat held at the last moment is either seen or refused, and of two people who decide at
 * once one does. Calling off what is cancelled changes nothing.
 */
export async function cancelEvent(
  world: World,
  input: { organiserId: string; eventId: string; version: string; confirmed: boolean },
): Promise<CancelEventOutcome> {
  const { organiserId, eventId } = input;
  const shown = await readOfficeEvent(world, { eventId, locale: "zh-CN" });
  const asked = shown !== null && shown.state === "published" && shown.goNoGoAt !== null;
  const figures = asked ? await decisionFigures(world, shown) : null;
  const now = world.clock.now();
  return world.db.transaction(async (tx): Promise<CancelEventOutcome> => {
    const locked = await lockEvening(tx, eventId);
    if (locked === null) return { ok: false, reason: "not-found" };
    const { event, moved } = locked;
    if (event.state === "cancelled") return { ok: true };
    const refusal = cancelRefusal(event, now);
    if (refusal) return { ok: false, reason: refusal };
    if (moved || versionOf(event.updatedAt) !== input.version) return { ok: false, reason: "stale" };
    if (!input.confirmed) return { ok: false, reason: "not-confirmed" };
    await callOff(world, tx, { event, organiserId, figures });
    return { ok: true };
  });
}
