import type { LetterDraft } from "#app/adapters/letters.server.ts";
import type { Locale } from "#app/domain/events/locale.ts";
import type { SideMoveNews } from "#emails/side-move.tsx";
import { readMove } from "../payment/move-record.server.ts";
import type { World } from "../world.server.ts";
import { eventWords, guestName, type LetterOrder, letterOrderUrl } from "./gather-ticket.server.ts";

export type SideMoveKind = "side-moved" | "side-offer" | "side-offer-over";

type Letter = {
  kind: SideMoveKind;
  /** The entry that keeps, or kept, the other side's seat. */
  version: string;
  order: LetterOrder;
  locale: Locale;
  sender: { business: string; home: string };
};
type Gathered = { go: true; draft: LetterDraft } | { go: false; reason: string };

/** Collects what a guest who changes sides is told. An offer that is over is not made any more. */
export async function gatherSideMove(world: World, letter: Letter): Promise<Gathered> {
  const { kind, version, order, locale, sender } = letter;
  const { eventId, id: orderId } = order;
  const move = await readMove(world.db.prisma, { eventId, orderId, entryId: version });
  if (!move) return { go: false, reason: "no-move" };
  const news = newsOf(world, kind, move, order.currency);
  if (news === null || order.state !== "paid") return { go: false, reason: "move-over" };
  const sides = await world.db.prisma.side.findMany({ where: { eventId } });
  const label = (id: string) => {
    const side = sides.find((one) => one.id === id);
    return (locale === "en" ? side?.labelEn : side?.labelZh) ?? "";
  };
  const { startsAt, endsAt, timeZone } = order.event;
  const facts = {
    locale,
    sender,
    name: guestName(world, order),
    title: eventWords(order.event, locale).title,
    times: { startsAt, endsAt, timeZone },
    from: label(move.fromSideId),
    to: label(move.toSideId),
    news,
    orderUrl: letterOrderUrl(world, order, locale),
  };
  return { go: true, draft: { kind, facts } };
}

function newsOf(
  world: World,
  kind: SideMoveKind,
  move: NonNullable<Awaited<ReturnType<typeof readMove>>>,
  currency: string,
): SideMoveNews | null {
  if (kind === "side-offer-over") return { is: "over" };
  if (kind === "side-moved")
    return { is: "moved", differenceMinor: move.price?.differenceMinor ?? 0, currency };
  const { state, offerUntil } = move.entry;
  if (state !== "offered" || offerUntil === null || offerUntil <= world.clock.now() || !move.price)
    return null;
  return { is: "offer", amount: { minor: move.price.differenceMinor, currency }, until: offerUntil };
}
