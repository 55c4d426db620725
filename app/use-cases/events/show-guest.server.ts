import type { Locale } from "#app/domain/events/locale.ts";
import { isReminder } from "#app/domain/letters/letter-kinds.ts";
import { isOrderState, type OrderState } from "#app/domain/payment/order-state.ts";
import { refundableMinor } from "#app/domain/payment/refund-room.ts";
import { salesState } from "#app/domain/registration/sales.ts";
import type { Prisma } from "#prisma/generated/client.ts";
import { refundableBesideWaiting, refundableLeft } from "../payment/refundable-left.server.ts";
import type { World } from "../world.server.ts";
import { type GuestPerson, openGuest } from "./open-guest.server.ts";
import { type OfficeEvent, readOfficeEvent } from "./read-office-event.server.ts";

/** One step of the story: `detail` holds ids and reasons only. */
export type GuestStep = {
  at: Date;
  step: string;
  from: OrderState | null;
  to: OrderState;
  actor: string;
  detail: Readonly<Record<string, unknown>>;
};
export type GuestTicket = {
  id: string;
  code: string;
  issuedAt: Date;
  voidedAt: Date | null;
  admittedAt: Date | null;
  admissions: { kind: string; at: Date }[];
};

/** Everything known of one guest's order. Amounts in minor units of `currency`. */
export type GuestPage = {
  event: OfficeEvent;
  orderId: string;
  linkVersion: number;
  person: GuestPerson;
  locale: string;
  state: OrderState;
  /** An application can still be approved: sales are not over. */
  mayApprove: boolean;
  side: string;
  seatNumber: number | null;
  totalMinor: number;
  currency: string;
  complimentary: boolean;
  /** The code the order used, and what it took off in minor units. */
  discount: { code: string; offMinor: number } | null;
  disputed: boolean;
  needsOrganiser: string | null;
  /** What the organiser noted when answering an application. */
  note: string | null;
  closedReason: string | null;
  holdUntil: Date | null;
  ticket: GuestTicket | null;
  steps: GuestStep[];
  /** The names of the event's sides by id. */
  sideNames: Record<string, string>;
  tickets: GuestTicket[];
  payments: { id: string; amountMinor: number; method: string | null; receivedAt: Date }[];
  refunds: {
    id: string;
    amountMinor: number;
    reason: string;
    state: string;
    failureReason: string | null;
    createdAt: Date;
    settledAt: Date | null;
  }[];
  letters: {
    kind: string;
    state: string;
    dueAt: Date;
    deliveredAt: Date | null;
    skippedReason: string | null;
    /** Whose letter it is, on an order of several people; null where there is one. */
    to: string | null;
  }[];
  /** What a full refund would give back: what was captured, and neither sent back, lost nor kept by then. */
  refundableMinor: number;
  /** What can be given back as a part, with the ticket kept. */
  partLeftMinor: number;
};

const parts = {
  code: true,
  lines: {
    orderBy: { position: "asc" },
    include: {
      side: true,
      seats: { take: 1 },
      tickets: { orderBy: { issuedAt: "asc" }, include: { admissions: { orderBy: { at: "asc" } } } },
    },
  },
  steps: { orderBy: { seq: "asc" } },
  payments: { orderBy: { receivedAt: "asc" } },
  refunds: { orderBy: { createdAt: "asc" } },
} satisfies Prisma.OrderInclude;

type OrderRow = Prisma.OrderGetPayload<{ include: typeof parts }>;

/** One guest of one event with the whole history; null when the event has no such order. */
export async function showGuest(
  world: World,
  input: { eventId: string; orderId: string; locale: Locale },
): Promise<GuestPage | null> {
  const { eventId, orderId, locale } = input;
  const [event, order, sides, letters] = await Promise.all([
    readOfficeEvent(world, input),
    world.db.prisma.order.findUnique({ where: { eventId_id: { eventId, id: orderId } }, include: parts }),
    world.db.prisma.side.findMany({ where: { eventId } }),
    world.db.prisma.letter.findMany({ where: { eventId, orderId }, orderBy: { dueAt: "asc" } }),
  ]);
  const line = order?.lines[0];
  if (!event || !order || !line) return null;
  const sales = salesState(event, world.clock.now());
  const tickets = order.lines.flatMap(({ tickets: issued }) => issued);
  return {
    event,
    orderId: order.id,
    linkVersion: order.linkVersion,
    person: openGuest(world, line.personSealed),
    locale: order.locale,
    state: stateOf(order.state),
    mayApprove: sales.open || sales.reason === "paused",
    side: locale === "en" ? line.side.labelEn : line.side.labelZh,
    seatNumber: line.seats[0]?.number ?? null,
    totalMinor: order.totalMinor,
    currency: order.currency,
    complimentary: order.complimentary,
    discount: discountOf(order),
    disputed: order.disputed,
    needsOrganiser: order.needsOrganiser,
    note: order.noteSealed ? noteOf(world.vault.open(order.noteSealed)) : null,
    closedReason: order.closedReason,
    holdUntil: order.holdUntil,
    ticket: line.tickets.find((ticket) => ticket.voidedAt === null) ?? null,
    steps: order.steps.map(readStep),
    sideNames: Object.fromEntries(
      sides.map((side) => [side.id, locale === "en" ? side.labelEn : side.labelZh]),
    ),
    tickets,
    payments: order.payments,
    refunds: order.refunds,
    letters: letters
      .filter((letter) => order.state === "paid" || wentOrWill(letter))
      .map((letter) => ({ ...letter, to: readerOf(world, order, letter.lineId) })),
    refundableMinor: (await refundableLeft(world.db.prisma, order)) + waitingMoney(order),
    partLeftMinor: await refundableBesideWaiting(world.db.prisma, order),
  };
}

/** The name of a letter's reader on an order of several people: one line's person, or who ordered. */
function readerOf(world: World, { lines }: OrderRow, lineId: string | null): string | null {
  const line = lines.length > 1 ? (lines.find(({ id }) => id === lineId) ?? lines[0]) : undefined;
  return line ? openGuest(world, line.personSealed).name : null;
}

function discountOf({ code, lines }: OrderRow): GuestPage["discount"] {
  if (!code) return null;
  const off = lines.map(({ listMinor, priceMinor }) => (listMinor ?? priceMinor) - priceMinor);
  return { code: code.code, offMinor: off.reduce((sum, minor) => sum + minor, 0) };
}

function noteOf(opened: unknown): string | null {
  if (typeof opened !== "object" || opened === null || !("note" in opened)) return null;
  return typeof opened.note === "string" ? opened.note : null;
}

/** Nobody is reminded of an order that is not paid (any more): such a reminder is no part of its story. */
function wentOrWill({ kind, state }: { kind: string; state: string }): boolean {
  return !isReminder(kind) || (state !== "queued" && state !== "skipped");
}

function readStep(row: OrderRow["steps"][number]): GuestStep {
  const { at, step, actor, fromState, toState, detail } = row;
  const facts = typeof detail === "object" && detail !== null && !Array.isArray(detail) ? detail : {};
  const from = fromState === null ? null : stateOf(fromState);
  return { at, step, actor, from, to: stateOf(toState), detail: facts };
}

function stateOf(state: string): OrderState {
  if (!isOrderState(state)) throw new Error(`unknown order state ${state}`);
  return state;
}

/** Money that waits for the organiser's decision. */
function waitingMoney({ payments, refunds }: OrderRow): number {
  return payments
    .filter(({ disposition }) => disposition === "task")
    .map(({ id, amountMinor }) => ({ amountMinor, refunds: refunds.filter((one) => one.paymentId === id) }))
    .reduce((sum, payment) => sum + refundableMinor(payment), 0);
}
