import type { LetterDraft } from "#app/adapters/letters.server.ts";
import type { Locale } from "#app/domain/events/locale.ts";
import type { World } from "../world.server.ts";
import { eventWords, guestName, type LetterOrder, letterOrderUrl } from "./gather-ticket.server.ts";
import { pageUrl } from "./letter-sender.server.ts";

type Facts<K extends LetterDraft["kind"]> = Extract<LetterDraft, { kind: K }>["facts"];
type Sender = Facts<"dispute-news">["sender"];

/** What became of a dispute, as the letter's version names it: "<dispute>:<opened|won|lost>:<organiser>". */
export async function disputeNewsFacts(
  world: World,
  order: LetterOrder,
  version: string,
  locale: Locale,
  sender: Sender,
): Promise<Facts<"dispute-news"> | null> {
  const [disputeId = "", news, organiserId = ""] = version.split(":");
  if (news !== "opened" && news !== "won" && news !== "lost") return null;
  const [dispute, organiser] = await Promise.all([
    world.db.prisma.dispute.findUnique({
      where: { eventId_id: { eventId: order.eventId, id: disputeId } },
    }),
    world.db.prisma.organiser.findFirst({ where: { id: organiserId, disabledAt: null } }),
  ]);
  if (!dispute || !organiser) return null;
  return {
    locale,
    sender,
    name: organiser.name,
    title: eventWords(order.event, locale).title,
    news,
    amount: { minor: dispute.amountMinor, currency: dispute.currency },
    ticket: order.state === "paid",
    guestUrl: pageUrl(world, locale, `/office/events/${order.eventId}/guests/${order.id}`),
  };
}

/** What the holder of a ticket is told that was taken back after a lost dispute. */
export function ticketVoidedFacts(
  world: World,
  order: LetterOrder,
  locale: Locale,
  sender: Sender,
): Facts<"ticket-voided"> {
  const { startsAt, endsAt, timeZone } = order.event;
  return {
    locale,
    sender,
    name: guestName(world, order),
    title: eventWords(order.event, locale).title,
    times: { startsAt, endsAt, timeZone },
    orderUrl: letterOrderUrl(world, order, locale),
    now: world.clock.now(),
  };
}

/** What is told to whom nobody bought the seat of: the same, and what was paid for it. */
export function resaleClosedFacts(
  world: World,
  order: LetterOrder,
  locale: Locale,
  sender: Sender,
): Facts<"resale-closed"> {
  const paid = { minor: order.lines[0]?.priceMinor ?? order.totalMinor, currency: order.currency };
  return { ...ticketVoidedFacts(world, order, locale, sender), paid };
}
