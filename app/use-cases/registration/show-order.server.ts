import { z } from "zod";
import { isLocale, type Locale } from "#app/domain/events/locale.ts";
import type { OrderState } from "#app/domain/payment/order-state.ts";
import { parseRefundLadder, type RefundLadder, type RefundQuote } from "#app/domain/payment/refund-ladder.ts";
import { madeBeforeMove, offerUntil, quoteWithOffer } from "#app/domain/payment/refund-offer.ts";
import { mapLink } from "#app/domain/venues/map-link.ts";
import { type VenueWords, venueWords } from "#app/domain/venues/venue-words.ts";
import { stateOf } from "../payment/order-record.server.ts";
import type { World } from "../world.server.ts";
import { type OrderKey, readOrderToken } from "./order-link.server.ts";
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
  person: Person;
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
 * Everything an order's own page shows, for the holder of its link and for nobody else. The address of a venue that
 * is for paid guests alone, and the map that would give it away, are left out until the order is paid. The event
 * speaks the language asked for; the order's own when none is.
 */
export async function showOrder(
  world: World,
  input: { token: string; locale?: Locale },
): Promise<{ ok: true; order: OrderView } | { ok: false; reason: "not-found" }> {
  const key = readOrderToken(world.vault, input.token);
  const order = key && (await readOrder(world, key));
  const line = order?.lines[0];
  if (!key || !order || !line) return { ok: false, reason: "not-found" };
  const now = world.clock.now();
  const state = stateOf(order);
  const locale = isLocale(order.locale) ? order.locale : "zh-CN";
  const refundLadder = parseRefundLadder(order.refundLadder) ?? [];
  const holdOver = state === "held" && (order.holdUntil === null || order.holdUntil <= now);
  const ticket = line.tickets[0];
  return {
    ok: true,
    order: {
      ...key,
      state,
      locale,
      holdUntil: order.holdUntil,
      holdOver,
      canPay: state === "held" && !holdOver && order.event.state === "published",
      totalMinor: order.totalMinor,
      currency: order.currency,
      discount: discountOf(order),
      complimentary: order.complimentary,
      needsOrganiser: order.needsOrganiser,
      createdAt: order.createdAt,
      paidAt: order.paidAt,
      closedReason: order.closedReason,
      person: personSchema.parse(world.vault.open(line.personSealed)),
      side: { id: line.side.id, labelZh: line.side.labelZh, labelEn: line.side.labelEn },
      seatNumber: line.seatNumber,
      ticket: ticket ? { code: ticket.code, admittedAt: ticket.admittedAt } : null,
      event: viewEvent(order.event, input.locale ?? locale, state === "paid"),
      moved: movedOf(order, now),
      refundLadder,
      quote: quoteOf(order, refundLadder, state, ticket?.admittedAt ?? null, now),
      refunds: order.refunds.map(({ amountMinor, currency, state, reason, createdAt, settledAt }) => ({
        amountMinor,
        currency,
        state,
        reason,
        createdAt,
        settledAt,
      })),
    },
  };
}

function readOrder(world: World, key: OrderKey) {
  return world.db.prisma.order.findFirst({
    where: { eventId: key.eventId, id: key.orderId, linkVersion: key.linkVersion },
    include: {
      event: { include: { texts: true, booking: { include: { venue: true } } } },
      lines: {
        orderBy: { position: "asc" },
        include: { side: true, tickets: { where: { voidedAt: null } } },
      },
      refunds: { orderBy: { createdAt: "asc" } },
      code: { select: { code: true } },
    },
  });
}

type Row = NonNullable<Awaited<ReturnType<typeof readOrder>>>;

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

/** A paid order that has not been used can be cancelled until the start. */
function quoteOf(
  order: Row,
  ladder: RefundLadder,
  state: OrderState,
  admittedAt: Date | null,
  now: Date,
): RefundQuote | null {
  if (state !== "paid" || admittedAt !== null || now >= order.event.startsAt) return null;
  const { event, totalMinor, createdAt } = order;
  const amount = { ladder, amountMinor: totalMinor, startsAt: event.startsAt, now };
  return quoteWithOffer({ ...amount, event, orderCreatedAt: createdAt });
}
