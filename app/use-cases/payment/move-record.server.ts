import { z } from "zod";
import type { Tx } from "#app/adapters/db.server.ts";
import type { MovePrice } from "#app/domain/payment/side-move.ts";
import { priceOf } from "#app/domain/registration/price.ts";
import type { LockedOrder, OrderRef } from "./order-record.server.ts";

/** What the history says of a change of sides: who moves where, and, once a seat is kept, for what price. */
const queued = z.object({
  entry: z.string(),
  line: z.string(),
  from: z.string(),
  to: z.string(),
});
const asked = queued.extend({
  listMinor: z.number().int(),
  priceMinor: z.number().int(),
  differenceMinor: z.number().int(),
  until: z.iso.datetime().transform((text) => new Date(text)),
});

export type Move = {
  entry: { id: string; state: string; offerUntil: Date | null };
  lineId: string;
  fromSideId: string;
  toSideId: string;
  /** Fixed when the seat was kept; null while the move waits for one. */
  price: MovePrice | null;
  /** Until when the difference may be paid, as the guest was told. */
  dueAt: Date | null;
};

type Reader = Pick<Tx, "waitlistEntry" | "orderStep">;

/** One change of sides, read from its entry and the history; null when there is none. */
export async function readMove(tx: Reader, ref: OrderRef & { entryId: string }): Promise<Move | null> {
  const { eventId, orderId, entryId } = ref;
  const [entry, steps] = [
    await tx.waitlistEntry.findFirst({ where: { eventId, id: entryId, orderId, kind: "move" } }),
    await tx.orderStep.findMany({
      where: { eventId, orderId, step: "T12'", detail: { path: ["entry"], equals: entryId } },
      orderBy: { seq: "asc" },
    }),
  ];
  const plans = steps.map(({ detail }) => queued.safeParse(detail)).filter(({ success }) => success);
  const plan = plans[0]?.data;
  if (!entry || !plan) return null;
  const price = steps
    .map(({ detail }) => asked.safeParse(detail))
    .filter(({ success }) => success)
    .at(-1)?.data;
  return {
    entry: { id: entry.id, state: entry.state, offerUntil: entry.offerUntil },
    lineId: plan.line,
    fromSideId: plan.from,
    toSideId: plan.to,
    price: price
      ? { listMinor: price.listMinor, priceMinor: price.priceMinor, differenceMinor: price.differenceMinor }
      : null,
    dueAt: price?.until ?? null,
  };
}

/** The change of sides that an order waits for, if any. */
export async function openMove(tx: Reader, ref: OrderRef): Promise<Move | null> {
  const { eventId, orderId } = ref;
  const entry = await tx.waitlistEntry.findFirst({
    where: { eventId, orderId, kind: "move", state: { in: ["waiting", "offered"] } },
    select: { id: true },
  });
  return entry && readMove(tx, { eventId, orderId, entryId: entry.id });
}

type Buyer = Pick<LockedOrder, "eventId" | "codeId" | "complimentary" | "heldAt" | "createdAt">;

/**
 * What a numbered seat of another side would have cost the guest when they bought, against what their seat costs
 * them: early prices and codes count as they did then. A gift stays a gift.
 */
export async function movePrice(
  tx: Pick<Tx, "event" | "side" | "discountCode">,
  order: Buyer,
  move: { line: { priceMinor: number }; toSideId: string; seatMinor: number },
): Promise<MovePrice> {
  const { eventId, codeId } = order;
  const { line, toSideId, seatMinor } = move;
  if (order.complimentary) return { listMinor: 0, priceMinor: 0, differenceMinor: -line.priceMinor };
  const side = await tx.side.findUniqueOrThrow({ where: { eventId_id: { eventId, id: toSideId } } });
  const event = await tx.event.findUniqueOrThrow({ where: { id: eventId } });
  const code =
    codeId === null
      ? null
      : await tx.discountCode.findUnique({ where: { eventId_id: { eventId, id: codeId } } });
  const counts = code !== null && (code.sideId === null || code.sideId === toSideId);
  const { listMinor, priceMinor } = priceOf(
    {
      seatMinor,
      earlyBirdMinor: side.earlyBirdMinor,
      earlyBirdUntil: event.earlyBirdUntil,
      code: counts ? worthOf(code) : null,
    },
    order.heldAt ?? order.createdAt,
  );
  return { listMinor, priceMinor, differenceMinor: priceMinor - line.priceMinor };
}

function worthOf(code: { percent: number | null; amountMinor: number | null }) {
  if (code.percent !== null) return { percent: code.percent };
  return code.amountMinor === null ? null : { amountMinor: code.amountMinor };
}
