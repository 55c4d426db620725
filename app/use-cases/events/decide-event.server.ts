import { type GoChoice, goByRule } from "#app/domain/events/go-no-go.ts";
import { nextVersion } from "#app/domain/organiser/version.ts";
import { queueTeamLetter } from "../letters/queue-team-letter.server.ts";
import type { World } from "../world.server.ts";
import { callOff } from "./call-off.server.ts";
import { decisionFigures } from "./decision-figures.server.ts";
import { writeGoDecision } from "./go-decision.server.ts";
import { lockEvening } from "./lock-evening.server.ts";
import { readOfficeEvent } from "./read-office-event.server.ts";

export type DecideOutcome =
  | { ok: true }
  /** `stale`: the go/no-go moment is another one than was shown. `decided`: somebody, or the rule, was first. */
  | { ok: false; reason: "not-found" | "not-published" | "over" | "stale" | "decided" };

/**
 * Somebody says that an evening takes place, in answer to the go/no-go moment that was shown (`askedFor`, as an ISO
 * moment). The event's row is locked, so that of two people who decide at once one does. Calling it off is
 * `cancelEvent`.
 */
export async function runEvent(
  world: World,
  input: { organiserId: string; eventId: string; askedFor: string },
): Promise<DecideOutcome> {
  const { organiserId, eventId, askedFor } = input;
  const shown = await readOfficeEvent(world, { eventId, locale: "zh-CN" });
  if (shown === null) return { ok: false, reason: "not-found" };
  const figures = await decisionFigures(world, shown);
  const now = world.clock.now();
  return world.db.transaction(async (tx): Promise<DecideOutcome> => {
    const locked = await lockEvening(tx, eventId);
    if (locked === null) return { ok: false, reason: "not-found" };
    const { event } = locked;
    if (event.state === "draft") return { ok: false, reason: "not-published" };
    if (event.state !== "published" || now >= event.startsAt)
      return { ok: false, reason: event.state === "cancelled" ? "decided" : "over" };
    const { goNoGoAt } = event;
    if (goNoGoAt === null || goNoGoAt.toISOString() !== askedFor) return { ok: false, reason: "stale" };
    const deciding = { event: { id: eventId, goNoGoAt }, choice: "run", organiserId, figures } as const;
    if (!(await writeGoDecision(world, tx, deciding))) return { ok: false, reason: "decided" };
    // Who had the other button open is told first.
    const updatedAt = nextVersion(event.updatedAt, now);
    await tx.event.update({ where: { id: eventId }, data: { updatedAt } });
    return { ok: true };
  });
}

/** The letter about a go/no-go moment: it asks, or says what the rule decided. */
export function goNoGoLetter(eventId: string, askedFor: Date) {
  return { kind: "go-no-go", version: `${eventId}:${askedFor.toISOString()}` } as const;
}

/**
 * The rule decides an evening whose go/no-go moment has come: it runs when every minimum is met, else it is called off
 * and everything goes back. Once; null when a person was faster or there is nothing to decide.
 */
export async function decideByRule(world: World, input: { eventId: string }): Promise<GoChoice | null> {
  const { eventId } = input;
  const now = world.clock.now();
  const shown = await readOfficeEvent(world, { eventId, locale: "zh-CN" });
  if (shown === null) return null;
  const figures = await decisionFigures(world, shown);
  const choice = goByRule(figures);
  return world.db.transaction(async (tx): Promise<GoChoice | null> => {
    const locked = await lockEvening(tx, eventId);
    if (locked === null || locked.moved) return null;
    const { event } = locked;
    const { goNoGoAt } = event;
    const due = goNoGoAt !== null && event.goNoGoAuto && goNoGoAt <= now && now < event.startsAt;
    if (!due || event.state !== "published") return null;
    const key = { eventId_askedFor: { eventId, askedFor: goNoGoAt } };
    if ((await tx.goDecision.findUnique({ where: key })) !== null) return null;
    if (choice === "cancel") await callOff(world, tx, { event, organiserId: null, figures });
    else {
      const deciding = { event: { id: eventId, goNoGoAt }, choice, organiserId: null, figures };
      await writeGoDecision(world, tx, deciding);
    }
    await queueTeamLetter(world, tx, goNoGoLetter(eventId, goNoGoAt));
    return choice;
  });
}
