import { type LetterDraft, ticketQr } from "#app/adapters/letters.server.ts";
import type { Locale } from "#app/domain/events/locale.ts";
import { parseRefundLadder } from "#app/domain/payment/refund-ladder.ts";
import { fullAddress, mapLink } from "#app/domain/venues/map-link.ts";
import { type NamedVenue, venueWords } from "#app/domain/venues/venue-words.ts";
import type { Prisma } from "#prisma/generated/client.ts";
import { orderUrl } from "../registration/order-link.server.ts";
import type { World } from "../world.server.ts";
import { openPerson } from "./open-person.server.ts";

type Facts<K extends LetterDraft["kind"]> = Extract<LetterDraft, { kind: K }>["facts"];
type Sender = Facts<"ticket">["sender"];

const orderParts = {
  event: { include: { texts: true, booking: { include: { venue: true } } } },
  lines: {
    orderBy: { position: "asc" },
    take: 1,
    include: { side: true, tickets: { where: { voidedAt: null } } },
  },
} satisfies Prisma.OrderInclude;

export type LetterOrder = Prisma.OrderGetPayload<{ include: typeof orderParts }>;

/** The order a letter speaks of, with its event, place, person and ticket. */
export async function readLetterOrder(
  world: World,
  eventId: string | null,
  orderId: string | null,
): Promise<LetterOrder | null> {
  if (!eventId || !orderId) return null;
  return world.db.prisma.order.findUnique({
    where: { eventId_id: { eventId, id: orderId } },
    include: orderParts,
  });
}

/** The event's words in a language, or in its main one where those are missing. */
export function eventWords(event: LetterOrder["event"], locale: Locale): { title: string; bring: string } {
  const asked = event.texts.find((text) => text.locale === locale && text.title.trim() !== "");
  const text = asked ?? event.texts.find((other) => other.locale === event.mainLocale) ?? event.texts[0];
  return { title: text?.title ?? "", bring: text?.bring ?? "" };
}

/** The name of an order's person; empty when the order has no line. */
export function guestName(world: World, order: LetterOrder): string {
  const line = order.lines[0];
  return line ? openPerson(world, line.personSealed).name : "";
}

export function letterOrderUrl(world: World, order: LetterOrder, locale: Locale): string {
  return orderUrl(
    world,
    { eventId: order.eventId, orderId: order.id, linkVersion: order.linkVersion },
    locale,
  );
}

function placeIn(venue: NamedVenue, asked: Locale): { name: string; address: string } {
  const { locale, name, city, address } = venueWords(venue, asked);
  return { name, address: fullAddress({ city, address }, locale) };
}

/** What a reminder says. Only for paid orders: it names the place. */
export function eveningFacts(
  world: World,
  order: LetterOrder,
  locale: Locale,
  sender: Sender,
): Facts<"reminder-24h"> {
  const { event } = order;
  const venue = event.booking?.state === "confirmed" ? event.booking.venue : null;
  return {
    locale,
    sender,
    name: guestName(world, order),
    evening: {
      ...eventWords(event, locale),
      startsAt: event.startsAt,
      endsAt: event.endsAt,
      timeZone: event.timeZone,
      place: venue ? { ...placeIn(venue, locale), mapUrl: mapLink(venue) } : null,
    },
    orderUrl: letterOrderUrl(world, order, locale),
    now: world.clock.now(),
  };
}

/** What a ticket says; null when the order has no valid ticket. */
export function ticketFacts(
  world: World,
  order: LetterOrder,
  locale: Locale,
  sender: Sender,
): Facts<"ticket"> | null {
  const line = order.lines[0];
  const ticket = line?.tickets[0];
  if (!line || !ticket) return null;
  return {
    ...eveningFacts(world, order, locale, sender),
    side: locale === "en" ? line.side.labelEn : line.side.labelZh,
    code: ticket.code,
    qr: ticketQr,
    total: { minor: order.totalMinor, currency: order.currency },
    complimentary: order.complimentary,
    ladder: parseRefundLadder(order.refundLadder) ?? [],
  };
}
