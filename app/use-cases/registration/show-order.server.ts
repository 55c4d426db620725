import { isLocale, type Locale } from "#app/domain/events/locale.ts";
import { lineOrderState } from "#app/domain/payment/group-lines.ts";
import type { OrderState } from "#app/domain/payment/order-state.ts";
import { parseRefundLadder, type RefundLadder, type RefundQuote } from "#app/domain/payment/refund-ladder.ts";
import { capQuote } from "#app/domain/payment/refund-room.ts";
import { mayAwaitResale } from "#app/domain/payment/resale.ts";
import { stateOf } from "../payment/order-record.server.ts";
import { refundableBesideWaiting, refundableLeft } from "../payment/refundable-left.server.ts";
import type { World } from "../world.server.ts";
import type { OrderKey } from "./order-link.server.ts";
import { isPayersOwn } from "./own-ticket.server.ts";
import type { Person } from "./person-fields.server.ts";
import { type OrderLine, type OrderRow, type Role, readTicketOrder } from "./read-ticket-order.server.ts";
import { movedOf, type OrderEvent, viewEvent } from "./view-event.server.ts";
import { type GroupPerson, hasConfirmed, openPerson, quoteOf, viewPerson } from "./view-people.server.ts";

export type OrderView = OrderKey & {
  state: OrderState;
  locale: Locale;
  holdUntil: Date | null;
  /** The hold's time is over: the seat may go at any moment. */
  holdOver: boolean;
  canPay: boolean;
  totalMinor: number;
  currency: string;
  /** The code it was ordered with, and what the seats cost without it; null when there was none. */
  discount: { code: string; listMinor: number } | null;
  complimentary: boolean;
  needsOrganiser: string | null;
  createdAt: Date;
  paidAt: Date | null;
  closedReason: string | null;
  role: Role;
  /** The person on this page: the reader, or, by name alone, the companion whose place who ordered asked for. */
  place: number;
  person: Person;
  /** Whether the texts were agreed to by the person themselves; null for who ordered. */
  confirmed: boolean | null;
  /** Somebody came in with this ticket. */
  used: boolean;
  /** Everybody on the order, for who ordered a group; empty else. */
  people: GroupPerson[];
  side: { id: string; labelZh: string; labelEn: string };
  seatNumber: number | null;
  ticket: { code: string; admittedAt: Date | null } | null;
  event: OrderEvent;
  /** The event moved after this order was made: its time before, and until when all of the money comes back. */
  moved: { startsAt: Date; endsAt: Date; offerUntil: Date | null } | null;
  refundLadder: RefundLadder;
  /** Nothing comes back by its own ladder, since its person missed earlier evenings. */
  firm: boolean;
  /** What cancelling now would give back; null when there is nothing to cancel. */
  quote: RefundQuote | null;
  /** Given back now, for nothing, the seat would wait to be sold again. */
  resale: boolean;
  refunds: {
    amountMinor: number;
    currency: string;
    state: string;
    reason: string;
    createdAt: Date;
    settledAt: Date | null;
  }[];
};

/**
 * Everything an order's own page shows, of the whole order or of one person of a group, for the holder of its link
 * and for nobody else. The address of a venue that is for paid guests alone, and the map that would give it away,
 * are left out until the order is paid. The event speaks the language asked for; the order's own when none is.
 */
export async function showOrder(
  world: World,
  input: { token: string; locale?: Locale; place?: number | null },
): Promise<{ ok: true; order: OrderView } | { ok: false; reason: "not-found" }> {
  const found = await readTicketOrder(world, input.token, input.place ?? null);
  if (!found) return { ok: false, reason: "not-found" };
  const { order, line, role } = found;
  const key = { eventId: order.eventId, orderId: order.id, linkVersion: order.linkVersion };
  const now = world.clock.now();
  const single = role === "holder" || (input.place ?? null) !== null;
  const mine = role !== "payer" || isPayersOwn(order, line);
  const state = single ? lineOrderState(stateOf(order), line.state) : stateOf(order);
  const locale = isLocale(order.locale) ? order.locale : "zh-CN";
  const refundLadder = parseRefundLadder(order.refundLadder) ?? [];
  const holdOver = state === "held" && (order.holdUntil === null || order.holdUntil <= now);
  const ticket = mine ? line.tickets[0] : undefined;
  const used = line.tickets.some(({ admittedAt }) => admittedAt !== null);
  const seatLeftMinor = await refundableBesideWaiting(world.db.prisma, order);
  const leftMinor = single ? seatLeftMinor : await refundableLeft(world.db.prisma, order);
  const full = quoteOf(order, single ? [line] : order.lines, state, now);
  return {
    ok: true,
    order: {
      ...key,
      state,
      locale,
      holdUntil: order.holdUntil,
      holdOver,
      canPay: state === "held" && !holdOver && order.event.state === "published",
      totalMinor: single ? line.priceMinor : order.totalMinor,
      currency: order.currency,
      discount: single ? null : discountOf(order),
      complimentary: order.complimentary,
      needsOrganiser: role === "holder" ? null : order.needsOrganiser,
      createdAt: order.createdAt,
      paidAt: order.paidAt,
      closedReason: order.closedReason,
      role,
      place: line.position,
      person: asReader(openPerson(world, personOf(order, line, single)), mine || !single),
      confirmed: mine && role !== "holder" ? null : hasConfirmed(order, line.id),
      used,
      people:
        role === "payer"
          ? order.lines.map((one) => viewPerson(world, order, one, { now, leftMinor: seatLeftMinor }))
          : [],
      side: { id: line.side.id, labelZh: line.side.labelZh, labelEn: line.side.labelEn },
      seatNumber: line.seatNumber,
      ticket: ticket ? { code: ticket.code, admittedAt: ticket.admittedAt } : null,
      event: viewEvent(order.event, input.locale ?? locale, state === "paid"),
      moved: movedOf(order, now),
      refundLadder,
      firm: order.firm,
      quote: full && capQuote(full, leftMinor),
      resale: mayAwaitResale(
        { resaleAllowed: order.resaleAllowed, paidMinor: state === "paid" ? leftMinor : 0 },
        full?.amountMinor ?? 0,
      ),
      refunds: (role === "holder" ? [] : order.refunds).map(
        ({ amountMinor, currency, state, reason, createdAt, settledAt }) => ({
          amountMinor,
          currency,
          state,
          reason,
          createdAt,
          settledAt,
        }),
      ),
    },
  };
}

/** Who ordered is greeted by their own name, also when their seat is somebody else's now. */
function personOf(order: OrderRow, line: OrderLine, single: boolean): Uint8Array {
  return (single ? null : order.payerSealed) ?? line.personSealed;
}

/** Who ordered may know a friend's name; what else the friend wrote is the friend's. */
function asReader(person: Person, own: boolean): Person {
  return own ? person : { name: person.name, email: "", phone: null, birthDate: "" };
}

function discountOf({ code, lines }: OrderRow): OrderView["discount"] {
  if (code === null) return null;
  const listMinor = lines.reduce((sum, line) => sum + (line.listMinor ?? line.priceMinor), 0);
  return { code: code.code, listMinor };
}
