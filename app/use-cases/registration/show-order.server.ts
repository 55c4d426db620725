import { z } from "zod";
import { isLocale, type Locale } from "#app/domain/events/locale.ts";
import { lineOrderState, quoteLines } from "#app/domain/payment/group-lines.ts";
import type { OrderState } from "#app/domain/payment/order-state.ts";
import { parseRefundLadder, type RefundLadder, type RefundQuote } from "#app/domain/payment/refund-ladder.ts";
import { madeBeforeMove, offerUntil } from "#app/domain/payment/refund-offer.ts";
import { capQuote } from "#app/domain/payment/refund-room.ts";
import { mayAwaitResale } from "#app/domain/payment/resale.ts";
import { consentKinds } from "#app/domain/registration/consent-texts.ts";
import { mapLink } from "#app/domain/venues/map-link.ts";
import { type VenueWords, venueWords } from "#app/domain/venues/venue-words.ts";
import type { Prisma } from "#prisma/generated/client.ts";
import { stateOf } from "../payment/order-record.server.ts";
import { refundableLeft } from "../payment/refundable-left.server.ts";
import type { World } from "../world.server.ts";
import { readTicketLink } from "./line-link.server.ts";
import type { OrderKey } from "./order-link.server.ts";
import { isGroup, isPayersOwn } from "./own-ticket.server.ts";
import type { Person } from "./person-fields.server.ts";

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
  /** sole: the order's one person; payer: who ordered for a group; holder: one person of a group, who sees no other. */
  role: "sole" | "payer" | "holder";
  /** The person on this page: the reader, or the companion whose place who ordered asked for. */
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
  event: {
    slug: string;
    state: string;
    startsAt: Date;
    endsAt: Date;
    timeZone: string;
    title: string;
    summary: string;
    bring: string;
    venue: (Omit<VenueWords, "address"> & { address: string | null; mapUrl: string | null }) | null;
  };
  /** The event moved after this order was made: its time before, and until when all of the money comes back. */
  moved: { startsAt: Date; endsAt: Date; offerUntil: Date | null } | null;
  refundLadder: RefundLadder;
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

const personSchema = z.object({
  name: z.string(),
  email: z.string(),
  phone: z.string().nullable().default(null),
  birthDate: z.string().default(""),
}) satisfies z.ZodType<Person, unknown>;

/**
 * Everything an order's own page shows, of the whole order or of one person of a group, for the holder of its link and for nobody else. The address of a venue that
 * is for paid guests alone, and the map that would give it away, are left out until the order is paid. The event
 * speaks the language asked for; the order's own when none is.
 */
export async function showOrder(
  world: World,
  input: { token: string; locale?: Locale; place?: number | null },
): Promise<{ ok: true; order: OrderView } | { ok: false; reason: "not-found" }> {
  const found = await readByLink(world, input.token, input.place ?? null);
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
  const leftMinor = state === "paid" ? await refundableLeft(world.db.prisma, order) : 0;
  const quoted = single ? [line] : order.lines.filter((one) => one.state === "live");
  const full = quoteOf(order, quoted, state, now);
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
      person: personSchema.parse(world.vault.open(personOf(order, line, single))),
      confirmed: mine && role !== "holder" ? null : hasConfirmed(order, line.id),
      used,
      people: role === "payer" ? order.lines.map((one) => viewPerson(world, order, one, now)) : [],
      side: { id: line.side.id, labelZh: line.side.labelZh, labelEn: line.side.labelEn },
      seatNumber: line.seatNumber,
      ticket: ticket ? { code: ticket.code, admittedAt: ticket.admittedAt } : null,
      event: viewEvent(order.event, input.locale ?? locale, state === "paid"),
      moved: movedOf(order, now),
      refundLadder,
      quote: full && capQuote(full, leftMinor),
      resale: mayAwaitResale(
        { resaleAllowed: order.resaleAllowed, paidMinor: leftMinor },
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

const orderParts = {
  event: { include: { texts: true, booking: { include: { venue: true } } } },
  lines: {
    orderBy: { position: "asc" },
    include: { side: true, tickets: { where: { voidedAt: null } } },
  },
  refunds: { orderBy: { createdAt: "asc" } },
  code: { select: { code: true } },
  consents: { where: { withdrawnAt: null } },
} satisfies Prisma.OrderInclude;

type Row = Prisma.OrderGetPayload<{ include: typeof orderParts }>;
type Line = Row["lines"][number];

/** The order behind a link of either kind, with the line it is about. `place` is for who ordered alone. */
async function readByLink(
  world: World,
  token: string,
  place: number | null,
): Promise<{ order: Row; line: Line; role: OrderView["role"] } | null> {
  const link = readTicketLink(world.vault, token);
  if (!link) return null;
  const { eventId, id, linkVersion } = link;
  const where =
    link.opens === "order" ? { eventId, id, linkVersion } : { eventId, lines: { some: { id, linkVersion } } };
  const order = await world.db.prisma.order.findFirst({ where, include: orderParts });
  if (!order || (link.opens === "line" && !isGroup(order))) return null;
  const own = order.lines.find((one) =>
    link.opens === "line" ? one.id === id : one.position === (place ?? 1),
  );
  if (!own || (link.opens === "line" && place !== null && place !== own.position)) return null;
  return { order, line: own, role: link.opens === "line" ? "holder" : isGroup(order) ? "payer" : "sole" };
}

/** Who ordered is greeted by their own name, also when their seat is somebody else's now. */
function personOf(order: Row, line: Line, single: boolean): Uint8Array {
  return (single ? null : order.payerSealed) ?? line.personSealed;
}

function hasConfirmed(order: Row, lineId: string): boolean {
  const given = order.consents.filter((one) => one.lineId === lineId).map(({ kind }) => kind);
  return consentKinds.every((kind) => given.includes(kind));
}

/** One person of a group, as who ordered may see them: no address, no code. Amounts in minor units. */
export type GroupPerson = {
  place: number;
  name: string;
  side: { labelZh: string; labelEn: string };
  seatNumber: number | null;
  priceMinor: number;
  state: "live" | "inside" | "cancelled" | "resale";
  /** The seat of who ordered themselves. */
  mine: boolean;
  confirmed: boolean;
  /** What was given back for this seat alone; null when it was not cancelled by itself. */
  refundMinor: number | null;
  /** What cancelling this seat would give back now; null when it cannot be cancelled. */
  quote: RefundQuote | null;
};

function viewPerson(world: World, order: Row, line: Line, now: Date): GroupPerson {
  const state = lineOrderState(stateOf(order), line.state);
  const inside = line.tickets.some(({ admittedAt }) => admittedAt !== null);
  const ended = line.state === "awaiting-resale" ? "resale" : "cancelled";
  return {
    place: line.position,
    name: personSchema.parse(world.vault.open(line.personSealed)).name,
    side: { labelZh: line.side.labelZh, labelEn: line.side.labelEn },
    seatNumber: line.seatNumber,
    priceMinor: line.priceMinor,
    state: line.state !== "live" ? ended : inside ? "inside" : "live",
    mine: isPayersOwn(order, line),
    confirmed: hasConfirmed(order, line.id),
    refundMinor: line.refundMinor,
    quote: quoteOf(order, [line], state, now),
  };
}

function discountOf({ code, lines }: Row): OrderView["discount"] {
  if (code === null) return null;
  const listMinor = lines.reduce((sum, line) => sum + (line.listMinor ?? line.priceMinor), 0);
  return { code: code.code, listMinor };
}

function viewEvent(event: Row["event"], locale: Locale, paid: boolean): OrderView["event"] {
  const text =
    event.texts.find((one) => one.locale === locale) ??
    event.texts.find((one) => one.locale === event.mainLocale);
  const venue = event.booking?.venue;
  const open = paid || event.addressVisibility === "public";
  return {
    slug: event.slug,
    state: event.state,
    startsAt: event.startsAt,
    endsAt: event.endsAt,
    timeZone: event.timeZone,
    title: text?.title ?? "",
    summary: text?.summary ?? "",
    bring: text?.bring ?? "",
    venue: venue
      ? {
          ...venueWords(venue, locale),
          ...(open ? { mapUrl: mapLink(venue) } : { address: null, mapUrl: null }),
        }
      : null,
  };
}

function movedOf({ event, createdAt }: Row, now: Date): OrderView["moved"] {
  const { movedFromStartsAt, movedFromEndsAt } = event;
  if (!madeBeforeMove(event, createdAt) || now >= event.endsAt) return null;
  if (movedFromStartsAt === null || movedFromEndsAt === null) return null;
  return {
    startsAt: movedFromStartsAt,
    endsAt: movedFromEndsAt,
    offerUntil: offerUntil(event, createdAt, now),
  };
}

/** Tickets that nobody has come in with can be given back until the start. */
function quoteOf(order: Row, lines: readonly Line[], state: OrderState, now: Date): RefundQuote | null {
  const used = lines.some((line) => line.tickets.some(({ admittedAt }) => admittedAt !== null));
  const { event, createdAt: orderCreatedAt } = order;
  if (state !== "paid" || used || lines.length === 0 || now >= event.startsAt) return null;
  const ladder = parseRefundLadder(order.refundLadder) ?? [];
  const prices = lines.map(({ priceMinor }) => priceMinor);
  return quoteLines(prices, { ladder, startsAt: event.startsAt, now, event, orderCreatedAt });
}
