import type { CalendarKey, LetterDraft } from "#app/adapters/letters.server.ts";
import type { Locale } from "#app/domain/events/locale.ts";
import { openRecipient } from "../registration/open-transfer.server.ts";
import { transferUrl } from "../registration/transfer-link.server.ts";
import type { World } from "../world.server.ts";
import { payerMethod } from "./gather-refund.server.ts";
import { gatherSeatCancelled } from "./gather-seat-cancelled.server.ts";
import {
  calendarKeyOf,
  eventWords,
  guestName,
  type LetterOrder,
  letterOrderUrl,
} from "./gather-ticket.server.ts";
import { pageUrl } from "./letter-sender.server.ts";

type Facts<K extends LetterDraft["kind"]> = Extract<LetterDraft, { kind: K }>["facts"];

/** The letters about what a holder did by the signed link. */
export type SelfServiceKind =
  | "order-cancelled"
  | "seat-cancelled"
  | "transfer-offer"
  | "transfer-done"
  | "new-address"
  | "address-changed";

type Letter = {
  kind: SelfServiceKind;
  /** The offer's id, where the letter is about one. */
  version: string;
  order: LetterOrder;
  locale: Locale;
  sender: Facts<"order-cancelled">["sender"];
};

type Gathered = { go: true; draft: LetterDraft; calendar?: CalendarKey } | { go: false; reason: string };

/** Collects what such a letter says. A question is not asked any more once it is closed or its time is over. */
export async function gatherSelfService(world: World, letter: Letter): Promise<Gathered> {
  const { order, locale, sender } = letter;
  const { title } = eventWords(order.event, locale);
  const base = { locale, sender, title };
  switch (letter.kind) {
    case "order-cancelled":
      return {
        go: true,
        draft: { kind: letter.kind, facts: await cancelledFacts(world, letter) },
        calendar: calendarKeyOf(order, true),
      };
    case "seat-cancelled":
      return gatherSeatCancelled(world, letter);
    case "transfer-done": {
      const eventUrl = pageUrl(world, locale, `/e/${order.event.slug}`);
      const facts = {
        ...base,
        times: timesOf(order),
        paid: (order.lines[0]?.priceMinor ?? 0) > 0,
        eventUrl,
        now: world.clock.now(),
      };
      return { go: true, draft: { kind: letter.kind, facts }, calendar: calendarKeyOf(order, order.group) };
    }
    case "address-changed":
      return { go: true, draft: { kind: letter.kind, facts: { ...base, name: guestName(world, order) } } };
    case "transfer-offer":
    case "new-address":
      return gatherOffer(world, letter, base);
  }
}

async function gatherOffer(
  world: World,
  { kind, version, order, locale }: Letter,
  base: { locale: Locale; sender: Letter["sender"]; title: string },
): Promise<Gathered> {
  const over: Gathered = { go: false, reason: "offer-over" };
  const row = await world.db.prisma.ticketTransfer.findFirst({
    where: { eventId: order.eventId, orderId: order.id, id: version },
  });
  const recipient = row && openRecipient(world, row);
  const holder = order.lineId === null ? order : order.lines[0];
  if (!row || !recipient || order.state !== "paid" || row.linkVersion !== holder?.linkVersion) return over;
  if (order.lines[0]?.state !== "live" || world.clock.now() >= row.expiresAt) return over;
  const url = transferUrl(world, { eventId: row.eventId, transferId: row.id }, locale);
  const asked = { ...base, name: recipient.name, until: row.expiresAt };
  if (kind === "new-address") {
    const facts = { ...asked, timeZone: order.event.timeZone, confirmUrl: url };
    return { go: true, draft: { kind: "new-address", facts } };
  }
  const side = order.lines[0]?.side;
  const facts = {
    ...asked,
    from: guestName(world, order),
    times: timesOf(order),
    side: (locale === "en" ? side?.labelEn : side?.labelZh) ?? "",
    offerUrl: url,
  };
  return { go: true, draft: { kind: "transfer-offer", facts } };
}

async function cancelledFacts(
  world: World,
  { order, locale, sender }: Letter,
): Promise<Facts<"order-cancelled">> {
  const refunds = await world.db.prisma.refund.findMany({
    where: {
      ...{ eventId: order.eventId, orderId: order.id, lineId: null },
      ...{ reason: "attendee-cancelled", state: { not: "failed" } },
    },
    include: { payment: true },
    orderBy: { createdAt: "asc" },
  });
  const { currency } = order;
  // A line that ended before the others knows what it gave back; one that went with them does not.
  const given = order.lines.filter(({ state, refundMinor }) => state !== "cancelled" || refundMinor === null);
  const paidMinor = given.reduce((sum, { priceMinor }) => sum + priceMinor, 0);
  const back = refunds.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
  return {
    locale,
    sender,
    name: guestName(world, order),
    title: eventWords(order.event, locale).title,
    times: timesOf(order),
    money:
      paidMinor > 0
        ? { refund: { minor: back, currency }, kept: { minor: Math.max(0, paidMinor - back), currency } }
        : null,
    resale: back === 0 && given.some(({ state }) => state === "awaiting-resale"),
    method: await payerMethod(world, order, refunds[0]?.payment.method ?? null),
    orderUrl: letterOrderUrl(world, order, locale),
    now: world.clock.now(),
  };
}

function timesOf({ event }: LetterOrder) {
  return { startsAt: event.startsAt, endsAt: event.endsAt, timeZone: event.timeZone };
}
