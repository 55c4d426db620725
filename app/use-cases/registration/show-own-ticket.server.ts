import type { Locale } from "#app/domain/events/locale.ts";
import {
  isTransferKind,
  offerEnds,
  type TransferKind,
  type WhyNot,
  whyNotCancel,
  whyNotChange,
  whyNotTransfer,
} from "#app/domain/registration/self-service.ts";
import type { World } from "../world.server.ts";
import { openRecipient, type Recipient } from "./open-transfer.server.ts";
import { type ShowTicketOutcome, showTicket } from "./show-ticket.server.ts";

/** What a holder may do now, each with the reason where it is not possible. */
export type Manage = {
  cancel: WhyNot | null;
  transfer: WhyNot | null;
  change: WhyNot | null;
  /** The question that waits for an answer. */
  open: { kind: TransferKind; to: Recipient; until: Date } | null;
  /** Until when an offer made now could be answered. */
  offerUntil: Date;
  /** The ticket changed hands: a refund goes to somebody else. */
  passedOn: boolean;
  /** Drawn for each page, so that pressing "send again" twice sends one letter. */
  formToken: string;
};

export type ShowOwnTicketOutcome =
  | (Extract<ShowTicketOutcome, { ok: true }> & { manage: Manage })
  | { ok: false; reason: "not-found" };

/** The page of an order with what its holder can do by themselves. */
export async function showOwnTicket(
  world: World,
  input: { token: string; locale: Locale; place?: number | null },
): Promise<ShowOwnTicketOutcome> {
  const shown = await showTicket(world, input);
  if (!shown.ok) return shown;
  const { order, now } = shown;
  const where = { eventId: order.eventId, orderId: order.orderId };
  const [row, transfers] = await Promise.all([
    world.db.prisma.order.findUnique({
      where: { eventId_id: { eventId: order.eventId, id: order.orderId } },
      select: { disputed: true, lines: { where: { position: order.place }, select: { id: true } } },
    }),
    world.db.prisma.ticketTransfer.findMany({ where: { ...where, state: { in: ["open", "accepted"] } } }),
  ]);
  const lineId = row?.lines[0]?.id;
  const disputed = row?.disputed ?? false;
  const own = transfers.filter((one) => one.lineId === lineId);
  const ticket = { ...order, disputed };
  // Given up for nothing, and the event moved since: there is something to give back after all.
  const waits = order.state === "awaiting-resale" && order.quote !== null;
  const lost =
    order.role !== "sole" && order.place === 1 && order.people.some((one) => one.place === 1 && !one.mine);
  // A friend's question for another address is between the friend and us.
  const mine = order.role !== "payer" || order.people.some((one) => one.place === order.place && one.mine);
  const open = own.find(
    (one) => one.state === "open" && one.expiresAt > now && (mine || one.kind === "person"),
  );
  const to = open && openRecipient(world, open);
  return {
    ...shown,
    manage: {
      cancel: whyNotCancel(waits ? { ...ticket, state: "paid" } : ticket, now),
      transfer: lost ? "no-ticket" : whyNotTransfer(ticket, now),
      change: lost ? "no-ticket" : whyNotChange(ticket, now),
      open: open && to && isTransferKind(open.kind) ? { kind: open.kind, to, until: open.expiresAt } : null,
      offerUntil: offerEnds("person", order.event, now),
      passedOn: order.role === "sole" && own.some((one) => one.state === "accepted" && one.kind === "person"),
      formToken: world.ids.token(16),
    },
  };
}
