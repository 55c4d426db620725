import { type PartFields, type PartProblems, readPart } from "#app/domain/payment/part-refund.ts";
import { refundableMinor } from "#app/domain/payment/refund-room.ts";
import { recordAudit } from "../organiser/audit.server.ts";
import type { World } from "../world.server.ts";
import { lockOrder, takeStep } from "./order-record.server.ts";
import { planRefund } from "./plan-refund.server.ts";
import { carryingPayments, refundableBesideWaiting } from "./refundable-left.server.ts";

export type RefundPartInput = {
  organiserId: string;
  eventId: string;
  orderId: string;
  /** Drawn for each page: sending one form twice gives back once. */
  formToken: string;
  fields: PartFields;
};

export type RefundPartOutcome =
  | { ok: true; amountMinor: number; repeated: boolean }
  | { ok: false; reason: "invalid"; problems: PartProblems; leftMinor: number }
  | { ok: false; reason: "not-found" | "not-paid" | "disputed" };

/**
 * T12 that keeps the ticket: the organiser gives a part of the money back. Never more than what is left of the order's money;
 * the letter goes out once the money has left. The same form sent twice is one refund.
 */
export async function refundPart(world: World, input: RefundPartInput): Promise<RefundPartOutcome> {
  const { organiserId, eventId, orderId } = input;
  return world.db.transaction(async (tx): Promise<RefundPartOutcome> => {
    const order = await lockOrder(tx, { eventId, orderId });
    if (!order) return { ok: false, reason: "not-found" };
    const made = await tx.auditEntry.findFirst({
      where: { eventId, action: "refund-part", subject: `${orderId}:${input.formToken}` },
      select: { detail: true },
    });
    if (made) return { ok: true, amountMinor: amountOf(made.detail), repeated: true };
    if (order.disputed) return { ok: false, reason: "disputed" };
    if (order.state !== "paid") return { ok: false, reason: "not-paid" };
    const payments = await carryingPayments(tx, { eventId, orderId });
    const leftMinor = await refundableBesideWaiting(tx, order);
    const read = readPart(input.fields, { minor: leftMinor, currency: order.currency });
    if (!read.ok) return { ok: false, reason: "invalid", problems: read.problems, leftMinor };
    const { amountMinor, reason } = read;
    let rest = amountMinor;
    for (const payment of payments) {
      const part = Math.min(rest, refundableMinor(payment));
      rest -= part;
      const plan = { payment, reason: "organiser-partial", requestedBy: organiserId } as const;
      if (part > 0) await planRefund(world, tx, { ...plan, amountMinor: part });
    }
    await takeStep(tx, order, {
      step: "T12",
      to: "paid",
      actor: `organiser:${organiserId}`,
      now: world.clock.now(),
      detail: { change: "part", refundMinor: amountMinor, why: reason },
    });
    await recordAudit(world, tx, {
      organiserId,
      eventId,
      action: "refund-part",
      subject: `${orderId}:${input.formToken}`,
      detail: { amountMinor, reason },
    });
    return { ok: true, amountMinor, repeated: false };
  });
}

function amountOf(detail: unknown): number {
  if (typeof detail !== "object" || detail === null || !("amountMinor" in detail)) return 0;
  return typeof detail.amountMinor === "number" ? detail.amountMinor : 0;
}
