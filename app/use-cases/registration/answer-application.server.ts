import type { Tx } from "#app/adapters/db.server.ts";
import { cleanNote } from "#app/domain/registration/application.ts";
import { salesState } from "#app/domain/registration/sales.ts";
import { openPerson } from "../letters/open-person.server.ts";
import { recordAudit } from "../organiser/audit.server.ts";
import { queueOrderLetter } from "../payment/order-letters.server.ts";
import { type LockedOrder, lockOrder, type OrderRef, takeStep } from "../payment/order-record.server.ts";
import type { World } from "../world.server.ts";
import { lockSides } from "./lock-sides.server.ts";

export type Answer = "approve" | "decline";
export type AnswerApplicationInput = OrderRef & {
  organiserId: string;
  answer: Answer;
  /** For the organiser's own eyes; shown to nobody else. */
  note?: string;
};
export type AnswerApplicationOutcome =
  | { ok: true }
  /** `answered`: somebody was faster, or the guest withdrew. `sales-closed`: no seat can be had any more. */
  | { ok: false; reason: "not-found" | "answered" | "sales-closed" };

/**
 * T12': the organiser's answer to an application. Yes puts the person into their side's queue, where a seat is kept
 * for them as soon as there is one; no closes the application with a kind letter. Of two answers at once one counts.
 */
export async function answerApplication(
  world: World,
  input: AnswerApplicationInput,
): Promise<AnswerApplicationOutcome> {
  return world.db.transaction(async (tx): Promise<AnswerApplicationOutcome> => {
    const order = await lockOrder(tx, input);
    if (!order) return { ok: false, reason: "not-found" };
    if (order.state !== "applied") return { ok: false, reason: "answered" };
    if (input.answer === "decline") await decline(world, tx, order, input);
    else {
      const sales = salesState(order.event, world.clock.now());
      if (!sales.open && sales.reason !== "paused") return { ok: false, reason: "sales-closed" };
      await approve(world, tx, order, input);
    }
    await recordAudit(world, tx, {
      organiserId: input.organiserId,
      eventId: input.eventId,
      action: input.answer === "approve" ? "application-approved" : "application-declined",
      subject: input.orderId,
    });
    return { ok: true };
  });
}

async function decline(
  world: World,
  tx: Tx,
  order: LockedOrder,
  input: AnswerApplicationInput,
): Promise<void> {
  const now = world.clock.now();
  const actor = `organiser:${input.organiserId}` as const;
  const set = { closedAt: now, closedReason: "declined" };
  await takeStep(tx, order, { step: "T12'", to: "declined", actor, now, set });
  const note = cleanNote(input.note ?? "");
  if (note !== null)
    await tx.order.update({
      where: { eventId_id: { eventId: order.eventId, id: order.id } },
      data: { noteSealed: world.vault.seal({ note }) },
    });
  await queueOrderLetter(world, tx, order, "application-declined", "1");
}

/** A minute for the queue to find a seat: if it does, its own letter says so and this one stays behind. */
const WAITING_LETTER_AFTER_MS = 60_000;

async function approve(
  world: World,
  tx: Tx,
  order: LockedOrder,
  input: AnswerApplicationInput,
): Promise<void> {
  const now = world.clock.now();
  const { eventId, id: orderId, emailIndex, locale } = order;
  const actor = `organiser:${input.organiserId}` as const;
  await takeStep(tx, order, { step: "T12'", to: "approved", actor, now });
  await lockSides(tx, eventId);
  const entryId = world.ids.uuid();
  const { email } = openPerson(world, firstLine(order).personSealed);
  await tx.waitlistEntry.create({
    data: {
      eventId,
      id: entryId,
      kind: "approval",
      emailIndex,
      emailSealed: world.vault.seal({ email }),
      locale,
      orderId,
      joinedAt: now,
    },
  });
  const seats = new Map<string, number>();
  for (const { sideId } of order.lines) seats.set(sideId, (seats.get(sideId) ?? 0) + 1);
  await tx.waitlistPlace.createMany({
    data: [...seats].map(([sideId, count]) => ({ eventId, entryId, sideId, seats: count })),
  });
  const dueAt = new Date(now.getTime() + WAITING_LETTER_AFTER_MS);
  await queueOrderLetter(world, tx, order, "application-waiting", entryId, dueAt);
}

function firstLine(order: LockedOrder) {
  const line = order.lines[0];
  if (!line) throw new Error(`application ${order.id} has nobody on it`);
  return line;
}
