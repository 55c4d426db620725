import { isLocale, type Locale } from "#app/domain/events/locale.ts";
import type { World } from "../world.server.ts";
import { openPerson } from "./open-person.server.ts";

/** For whom a letter about an order is: without `lineId` for who ordered, with it for one person of a group. */
export type LetterReader = {
  eventId: string;
  orderId: string;
  lineId?: string;
  to: { email: string; locale: Locale };
};

export type Readable = {
  eventId: string;
  id: string;
  locale: string;
  /** Who ordered, when the first line is another person's; nobody else when it is not there. */
  payerSealed?: Uint8Array | null;
};
type Line = { id: string; position: number; locale: string | null; personSealed: Uint8Array };

/** Who ordered: the person on the first line, or whoever gave that line away. Null for an order without lines. */
export function payerOf(
  world: World,
  order: Readable & { lines: readonly { personSealed: Uint8Array }[] },
): LetterReader | null {
  const sealed = order.payerSealed ?? order.lines[0]?.personSealed;
  if (!sealed) return null;
  const locale = isLocale(order.locale) ? order.locale : "zh-CN";
  return {
    eventId: order.eventId,
    orderId: order.id,
    to: { email: openPerson(world, sealed).email, locale },
  };
}

/** The person on one line: who ordered when it is their own ticket, else the companion by their own link. */
export function holderOf(world: World, order: Readable, line: Line): LetterReader {
  const own = line.position === 1 && !order.payerSealed;
  const locale = isLocale(line.locale) ? line.locale : isLocale(order.locale) ? order.locale : "zh-CN";
  return {
    eventId: order.eventId,
    orderId: order.id,
    ...(own ? {} : { lineId: line.id }),
    to: { email: openPerson(world, line.personSealed).email, locale },
  };
}

/** Everybody with a place on an order, each by the link that is theirs. */
export function readersOf(world: World, order: Readable & { lines: readonly Line[] }): LetterReader[] {
  return order.lines.map((line) => holderOf(world, order, line));
}
