import type { CalendarKey, LetterDraft } from "#app/adapters/letters.server.ts";
import type { Locale } from "#app/domain/events/locale.ts";
import { readSeatEnd } from "#app/domain/letters/seat-end.ts";
import type { World } from "../world.server.ts";
import { payerMethod } from "./gather-refund.server.ts";
import {
  calendarKeyOf,
  eventWords,
  guestName,
  type LetterOrder,
  letterOrderUrl,
} from "./gather-ticket.server.ts";
import { openPerson } from "./open-person.server.ts";

type Facts = Extract<LetterDraft, { kind: "seat-cancelled" }>["facts"];
type Letter = { version: string; order: LetterOrder; locale: Locale; sender: Facts["sender"] };
type Gathered = { go: true; draft: LetterDraft; calendar?: CalendarKey } | { go: false; reason: string };

/**
 * One seat of a group is given up, told to its person (whose line the letter carries) and to who ordered. Money is
 * told to who ordered, and to a person who gave the seat up themselves.
 */
export async function gatherSeatCancelled(world: World, letter: Letter): Promise<Gathered> {
  const { order, locale, sender, version } = letter;
  const end = readSeatEnd(version);
  const line = order.lines.find(({ id }) => id === end?.lineId);
  if (!end || !line) return { go: false, reason: "no-line" };
  const { startsAt, endsAt, timeZone } = order.event;
  const { currency, paidAt } = order;
  const own = order.lineId !== null;
  const ownSeat = own || (line.position === 1 && order.payerSealed === null);
  const back = line.refundMinor ?? 0;
  const told = paidAt !== null && line.priceMinor > 0 && (!own || end.by === "holder");
  const kept = line.priceMinor - back;
  const facts: Facts = {
    locale,
    sender,
    name: guestName(world, order),
    title: eventWords(order.event, locale).title,
    times: { startsAt, endsAt, timeZone },
    whose: ownSeat ? null : openPerson(world, line.personSealed).name,
    // Who ordered took nothing from a friend by giving up a seat that was their own.
    by: ownSeat && !own && end.by === "payer" ? "holder" : end.by,
    money: told ? { refund: { minor: back, currency }, kept: { minor: kept, currency } } : null,
    resale: line.state === "awaiting-resale",
    method: await payerMethod(world, order, await methodOf(world, order, line.id)),
    orderUrl: letterOrderUrl(world, order, locale),
    now: world.clock.now(),
  };
  const calendar = ownSeat ? { calendar: calendarKeyOf(order, true) } : {};
  return { go: true, draft: { kind: "seat-cancelled", facts }, ...calendar };
}

/** How the money that comes back for a line was paid; null when nothing does. */
async function methodOf(world: World, order: LetterOrder, lineId: string): Promise<string | null> {
  const refund = await world.db.prisma.refund.findFirst({
    where: { eventId: order.eventId, orderId: order.id, lineId },
    select: { payment: { select: { method: true } } },
  });
  return refund?.payment.method ?? null;
}
