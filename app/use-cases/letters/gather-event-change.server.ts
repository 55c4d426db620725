import type { CalendarKey, LetterDraft } from "#app/adapters/letters.server.ts";
import type { Locale } from "#app/domain/events/locale.ts";
import { offerUntil } from "#app/domain/payment/refund-offer.ts";
import { refundableLeft } from "../payment/refundable-left.server.ts";
import type { World } from "../world.server.ts";
import { payerMethod } from "./gather-refund.server.ts";
import {
  calendarKeyOf,
  eveningFacts,
  eventWords,
  guestName,
  type LetterOrder,
  letterOrderUrl,
} from "./gather-ticket.server.ts";

type Facts<K extends LetterDraft["kind"]> = Extract<LetterDraft, { kind: K }>["facts"];

/** The letters that tell every guest of a change of their event. */
export type EventChangeKind = "event-cancelled" | "event-moved";

type Letter = {
  kind: EventChangeKind;
  /** Of `event-moved`: the event's time version after the move. */
  version: string;
  order: LetterOrder;
  locale: Locale;
  sender: Facts<"event-moved">["sender"];
};

type Gathered = { go: true; draft: LetterDraft; calendar?: CalendarKey } | { go: false; reason: string };

/** Collects what such a letter says; a move is not told once there was another, or the guest is out. */
export async function gatherEventChange(world: World, letter: Letter): Promise<Gathered> {
  const { order } = letter;
  const hadTicket = order.paidAt !== null;
  // Who gave the seat up has the evening in no calendar any more.
  const calendar =
    hadTicket && order.state !== "awaiting-resale"
      ? { calendar: calendarKeyOf(order, letter.kind === "event-cancelled") }
      : {};
  if (letter.kind === "event-cancelled") {
    const facts = { ...(await cancelledFacts(world, letter)), withdraws: hadTicket };
    return { go: true, draft: { kind: letter.kind, facts }, ...calendar };
  }
  const facts = await movedFacts(world, letter);
  if (!facts) return { go: false, reason: "event-moved" };
  return { go: true, draft: { kind: letter.kind, facts }, ...calendar };
}

async function cancelledFacts(
  world: World,
  { order, locale, sender }: Letter,
): Promise<Omit<Facts<"event-cancelled">, "withdraws">> {
  const { startsAt, endsAt, timeZone } = order.event;
  return {
    locale,
    sender,
    name: guestName(world, order),
    title: eventWords(order.event, locale).title,
    times: { startsAt, endsAt, timeZone },
    money: await moneyOf(world, order),
    orderUrl: letterOrderUrl(world, order, locale),
    now: world.clock.now(),
  };
}

async function moneyOf(world: World, order: LetterOrder): Promise<Facts<"event-cancelled">["money"]> {
  const where = { eventId: order.eventId, orderId: order.id };
  const line = order.lineId === null ? null : order.lines[0];
  if (line && order.paidAt !== null && line.priceMinor > 0)
    return {
      kind: "full",
      amount: { minor: line.priceMinor, currency: order.currency },
      method: await payerMethod(world, order, null),
    };
  const refunds = await world.db.prisma.refund.findMany({
    where: { ...where, reason: "event-cancelled" },
    include: { payment: true },
    orderBy: { createdAt: "desc" },
  });
  const [newest] = refunds;
  if (newest) {
    const standing = refunds.filter(({ state }) => state !== "failed");
    const minor = standing.reduce((sum, { amountMinor }) => sum + amountMinor, 0) || newest.amountMinor;
    const method = await payerMethod(world, order, newest.payment.method);
    return { kind: "full", amount: { minor, currency: newest.currency }, method };
  }
  if (order.disputed) return { kind: "disputed" };
  if (order.paidAt !== null) return { kind: "free" };
  const arriving = await world.db.prisma.paymentAttempt.count({ where: { ...where, state: "processing" } });
  return { kind: arriving > 0 ? "arriving" : "unpaid" };
}

/** Null when the letter speaks of a time that is no longer so, or the guest has no seat any more. */
async function movedFacts(world: World, letter: Letter): Promise<Facts<"event-moved"> | null> {
  const { order, locale, sender } = letter;
  const { event } = order;
  const now = world.clock.now();
  const { movedFromStartsAt, movedFromEndsAt } = event;
  if (movedFromStartsAt === null || movedFromEndsAt === null || now >= event.startsAt) return null;
  if (event.state !== "published" || letter.version !== String(event.timeVersion)) return null;
  if (!["held", "processing", "paid", "awaiting-resale"].includes(order.state)) return null;
  const paid = order.state === "paid";
  const waits = order.state === "awaiting-resale";
  const { evening, ...facts } = eveningFacts(world, order, locale, sender);
  const given = order.lines.filter(({ state }) => state !== "cancelled");
  const prices = given.reduce((sum, { priceMinor }) => sum + priceMinor, 0);
  const minor = Math.min(prices, order.paidAt === null ? 0 : await refundableLeft(world.db.prisma, order));
  const until = (paid || waits) && minor > 0 ? offerUntil(event, order.createdAt, now) : null;
  return {
    ...facts,
    evening: paid ? evening : { ...evening, place: null },
    before: { startsAt: movedFromStartsAt, endsAt: movedFromEndsAt, timeZone: event.timeZone },
    paid,
    ...(waits ? { waits } : {}),
    offer: until && { until, amount: { minor, currency: order.currency } },
  };
}
