import { z } from "zod";
import { lineOrderState, quoteOrder } from "#app/domain/payment/group-lines.ts";
import type { OrderState } from "#app/domain/payment/order-state.ts";
import { parseRefundLadder, type RefundQuote } from "#app/domain/payment/refund-ladder.ts";
import { capQuote } from "#app/domain/payment/refund-room.ts";
import { consentKinds } from "#app/domain/registration/consent-texts.ts";
import { stateOf } from "../payment/order-record.server.ts";
import type { World } from "../world.server.ts";
import { isPayersOwn } from "./own-ticket.server.ts";
import type { Person } from "./person-fields.server.ts";
import type { OrderLine, OrderRow } from "./read-ticket-order.server.ts";

const personSchema = z.object({
  name: z.string(),
  email: z.string(),
  phone: z.string().nullable().default(null),
  birthDate: z.string().default(""),
}) satisfies z.ZodType<Person, unknown>;

/** Opens the person of a line. Throws when what was sealed is not a person. */
export function openPerson(world: World, sealed: Uint8Array): Person {
  return personSchema.parse(world.vault.open(sealed));
}

/** Whether the person of a line has agreed to every text; a withdrawn consent counts no more. */
export function hasConfirmed(order: OrderRow, lineId: string): boolean {
  const given = order.consents.filter((one) => one.lineId === lineId);
  return consentKinds.every((kind) => given.some((one) => one[kind] !== null));
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

/** `leftMinor` is what is left of the order's money for one seat. */
export function viewPerson(
  world: World,
  order: OrderRow,
  line: OrderLine,
  { now, leftMinor }: { now: Date; leftMinor: number },
): GroupPerson {
  const state = lineOrderState(stateOf(order), line.state);
  const inside = line.tickets.some(({ admittedAt }) => admittedAt !== null);
  const ended = line.state === "awaiting-resale" ? "resale" : "cancelled";
  const quote = quoteOf(order, [line], state, now);
  return {
    place: line.position,
    name: openPerson(world, line.personSealed).name,
    side: { labelZh: line.side.labelZh, labelEn: line.side.labelEn },
    seatNumber: line.seatNumber,
    priceMinor: line.priceMinor,
    state: line.state !== "live" ? ended : inside ? "inside" : "live",
    mine: isPayersOwn(order, line),
    confirmed: hasConfirmed(order, line.id),
    refundMinor: line.refundMinor,
    quote: quote && capQuote(quote, leftMinor),
  };
}

/**
 * Tickets that nobody has come in with can be given back until the start; a whole order that waits to be sold again
 * too, once its event moved and gives something back.
 */
export function quoteOf(
  order: OrderRow,
  lines: readonly OrderLine[],
  state: OrderState,
  now: Date,
): RefundQuote | null {
  const used = lines.some((line) => line.tickets.some(({ admittedAt }) => admittedAt !== null));
  const { event, createdAt: orderCreatedAt } = order;
  const waits = state === "awaiting-resale" && lines.length === order.lines.length;
  if ((state !== "paid" && !waits) || used || now >= event.startsAt) return null;
  const ladder = parseRefundLadder(order.refundLadder) ?? [];
  return quoteOrder({ state, lines }, { ladder, startsAt: event.startsAt, now, event, orderCreatedAt });
}
