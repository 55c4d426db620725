import type { OrderState } from "../payment/order-state.ts";

const HOUR = 3_600_000;

/** A ticket changes hands until this many hours before the start. */
export const TRANSFER_CUT_OFF_HOURS = 2;
/** The new holder has this long to say yes. */
export const OFFER_HOURS = 24;
/** The last version a link can have: it is one byte of the link. */
export const LAST_LINK_VERSION = 255;

/** What decides which things a holder may do by the signed link. */
export type OwnTicket = {
  readonly state: OrderState;
  /** Somebody came in with it. */
  readonly used: boolean;
  readonly disputed: boolean;
  readonly linkVersion: number;
  readonly event: { readonly state: string; readonly startsAt: Date; readonly endsAt: Date };
};

/** Why something is not possible, the strongest reason first. */
export type WhyNot = "no-ticket" | "event-off" | "used" | "over" | "started" | "cut-off" | "disputed";

/** Why the ticket cannot be given back now; null when it can, until the start. */
export function whyNotCancel(ticket: OwnTicket, now: Date): WhyNot | null {
  const reason = whyNotUse(ticket, now);
  if (reason) return reason;
  if (now >= ticket.event.startsAt) return "started";
  return ticket.disputed ? "disputed" : null;
}

/** Why the ticket cannot go to another person now; null when it can, until two hours before the start. */
export function whyNotTransfer(ticket: OwnTicket, now: Date): WhyNot | null {
  const reason = whyNotCancel(ticket, now);
  if (reason) return reason;
  return now >= transferCutOff(ticket.event.startsAt) ? "cut-off" : null;
}

/** Why name, phone or address cannot be changed now, or the letter not be sent again; null when they can, until the end. */
export function whyNotChange(ticket: OwnTicket, now: Date): WhyNot | null {
  return whyNotUse(ticket, now);
}

function whyNotUse({ state, used, event }: OwnTicket, now: Date): WhyNot | null {
  if (state !== "paid") return "no-ticket";
  if (event.state !== "published") return "event-off";
  if (used) return "used";
  return now >= event.endsAt ? "over" : null;
}

/** From this moment on a ticket stays with its holder. */
export function transferCutOff(startsAt: Date): Date {
  return new Date(startsAt.getTime() - TRANSFER_CUT_OFF_HOURS * HOUR);
}

/** A ticket on its way to another person, or to the holder's own new address. */
export type TransferKind = "person" | "address";

export function isTransferKind(value: string): value is TransferKind {
  return value === "person" || value === "address";
}

/** Until when an offer made at `now` can be accepted: a day, never after the cut-off (a person) or the end (an address). */
export function offerEnds(kind: TransferKind, event: { startsAt: Date; endsAt: Date }, now: Date): Date {
  const last = kind === "person" ? transferCutOff(event.startsAt) : event.endsAt;
  return new Date(Math.min(now.getTime() + OFFER_HOURS * HOUR, last.getTime()));
}

/**
 * The version of an order's calendar entry: it rises when the event moves, when the ticket changes hands, and once
 * more when the entry is taken out, so that a calendar always keeps the newest.
 */
export function calendarSequence(order: {
  timeVersion: number;
  linkVersion: number;
  cancelled: boolean;
}): number {
  return order.timeVersion + order.linkVersion - 1 + (order.cancelled ? 1 : 0);
}
