import { type CalendarKey, type LetterDraft, ticketQr } from "#app/adapters/letters.server.ts";
import type { Locale } from "#app/domain/events/locale.ts";
import { textIn } from "#app/domain/events/text-in.ts";
import { parseRefundLadder } from "#app/domain/payment/refund-ladder.ts";
import { calendarSequence } from "#app/domain/registration/self-service.ts";
import { isStanding } from "#app/domain/venues/booking-state.ts";
import { fullAddress, mapLink } from "#app/domain/venues/map-link.ts";
import { type NamedVenue, venueWords } from "#app/domain/venues/venue-words.ts";
import type { Prisma } from "#prisma/generated/client.ts";
import { nightUrl } from "../night/night-link.server.ts";
import { ticketUrl } from "../registration/line-link.server.ts";
import type { World } from "../world.server.ts";
import { openPerson } from "./open-person.server.ts";

type Facts<K extends LetterDraft["kind"]> = Extract<LetterDraft, { kind: K }>["facts"];
type Sender = Facts<"ticket">["sender"];

const orderParts = {
  event: { include: { texts: true, booking: { include: { venue: true } } } },
  lines: {
    orderBy: { position: "asc" },
    include: { side: true, tickets: { where: { voidedAt: null } } },
  },
  code: { select: { code: true } },
} satisfies Prisma.OrderInclude;

/** With `lineId` the letter is for one person of a group, and `lines` holds that person's line alone. */
export type LetterOrder = Prisma.OrderGetPayload<{ include: typeof orderParts }> & {
  lineId: string | null;
  group: boolean;
};

/** The order a letter speaks of, with its event, place, people and tickets. */
export async function readLetterOrder(
  world: World,
  eventId: string | null,
  orderId: string | null,
  lineId: string | null = null,
): Promise<LetterOrder | null> {
  if (!eventId || !orderId) return null;
  const order = await world.db.prisma.order.findUnique({
    where: { eventId_id: { eventId, id: orderId } },
    include: orderParts,
  });
  if (!order) return null;
  const lines = lineId === null ? order.lines : order.lines.filter(({ id }) => id === lineId);
  return { ...order, lines, lineId, group: order.lines.length > 1 };
}

/** What the evening of a letter's reader is filed under in calendars, in its newest version. */
export function calendarKeyOf(order: LetterOrder, cancelled: boolean): CalendarKey {
  const line = order.lineId === null ? null : order.lines[0];
  const { linkVersion } = line ?? order;
  return {
    uid: `${order.lineId ?? order.id}@qingju`,
    sequence: calendarSequence({ timeVersion: order.event.timeVersion, linkVersion, cancelled }),
  };
}

/** The event's words in a language, or in its main one where those are missing. */
export function eventWords(event: LetterOrder["event"], locale: Locale): { title: string; bring: string } {
  const text = textIn(event, locale);
  return { title: text?.title ?? "", bring: text?.bring ?? "" };
}

/** The name of a letter's reader; empty when the order has no line. */
export function guestName(world: World, order: LetterOrder): string {
  const sealed = (order.lineId === null ? order.payerSealed : null) ?? order.lines[0]?.personSealed;
  return sealed ? openPerson(world, sealed).name : "";
}

export function letterOrderUrl(world: World, order: LetterOrder, locale: Locale): string {
  return ticketUrl(world, order, order.lineId === null ? null : (order.lines[0] ?? null), locale);
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
  const venue = event.booking && isStanding(event.booking.state) ? event.booking.venue : null;
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
    total: { minor: paidFor(order), currency: order.currency },
    discount: discountOn(order),
    complimentary: order.complimentary,
    ladder: parseRefundLadder(order.refundLadder) ?? [],
    party: partyOf(world, order, locale),
    profileUrl: profileUrl(world, order, line, locale),
  };
}

/** Where the reader tells something for the night; null for who ordered once their own ticket is somebody else's. */
function profileUrl(
  world: World,
  { eventId, lineId, payerSealed }: LetterOrder,
  line: LetterOrder["lines"][number],
  locale: Locale,
): string | null {
  if (lineId === null && payerSealed !== null) return null;
  const { id, linkVersion } = line;
  return nightUrl(world, { eventId, lineId: id, linkVersion }, locale, "/profile");
}

/** What the seats that a letter speaks of cost, in minor units. */
function paidFor({ lines }: LetterOrder): number {
  return lines.reduce((sum, { state, priceMinor }) => sum + (state === "live" ? priceMinor : 0), 0);
}

/** The order's code, with what the seats that a letter speaks of cost without it. */
function discountOn({ code, currency, lines }: LetterOrder): Facts<"ticket">["discount"] {
  if (code === null) return null;
  const minor = lines.reduce(
    (sum, line) => sum + (line.state === "live" ? (line.listMinor ?? line.priceMinor) : 0),
    0,
  );
  return { code: code.code, list: { minor, currency } };
}

/** Whom else the order is for, told to who ordered alone. */
function partyOf(world: World, order: LetterOrder, locale: Locale): Facts<"ticket">["party"] {
  if (!order.group) return null;
  if (order.lineId !== null) return { reader: "companion" };
  const { currency } = order;
  const people = order.lines
    .filter(({ state }) => state === "live")
    .map(({ personSealed, side, priceMinor }) => ({
      name: openPerson(world, personSealed).name,
      side: locale === "en" ? side.labelEn : side.labelZh,
      price: { minor: priceMinor, currency },
    }));
  return { reader: "payer", people };
}
