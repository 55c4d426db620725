import type { Tx } from "#app/adapters/db.server.ts";
import type { Locale } from "#app/domain/events/locale.ts";
import { emailIndexText } from "#app/domain/registration/email.ts";
import {
  isTransferKind,
  type TransferKind,
  type WhyNot,
  whyNotChange,
  whyNotTransfer,
} from "#app/domain/registration/self-service.ts";
import { holderOf } from "../letters/letter-readers.server.ts";
import { queueLetter } from "../letters/queue-letter.server.ts";
import { lockOrder } from "../payment/order-record.server.ts";
import { linesSeatedElsewhere } from "../payment/second-seat.server.ts";
import { anyBarred } from "../trust/person-standing.server.ts";
import type { World } from "../world.server.ts";
import { addConsents } from "./add-consents.server.ts";
import { lineToken } from "./line-link.server.ts";
import { openRecipient, type Recipient } from "./open-transfer.server.ts";
import { orderToken } from "./order-link.server.ts";
import { describeOwn, type OwnOrder, ownFacts } from "./own-ticket.server.ts";
import { type ConsentKind, checkRegistration, type Fields } from "./person-fields.server.ts";
import { rekeyTicket } from "./rekey-ticket.server.ts";
import { readTransferToken } from "./transfer-link.server.ts";

export type AnswerRefusal =
  | { ok: false; reason: "invalid"; fields: Fields }
  | { ok: false; reason: "not-now"; why: WhyNot }
  | { ok: false; reason: "not-found" | "gone" | "already-has-seat" | "too-many" | "no-seat" };
/** `token` is the new key to the order. */
export type AnswerOutcome = { ok: true; token: string } | AnswerRefusal;

/** What a new holder says of themselves. */
export type NewHolder = {
  name: string;
  phone: string | null;
  birthDate: string;
  consents: Record<ConsentKind, string | null>;
};

/**
 * T12': says yes to a ticket that was offered. The new holder gives their own birth date and consents; of two answers
 * at once one counts, and an offer that was taken back, is over, or whose ticket is gone is "gone".
 */
export function acceptTransfer(
  world: World,
  input: { token: string; locale: Locale; holder: NewHolder },
): Promise<AnswerOutcome> {
  const { locale, holder } = input;
  return answer(world, input.token, "person", async (tx, own, offer) => {
    const { order, line } = own;
    const now = world.clock.now();
    const asked = { ...holder, email: offer.to.email, sideId: line.sideId, ...notTyped };
    const facts = { ...order.event, sideIds: new Set([line.sideId]) };
    const checked = checkRegistration(asked, facts, now);
    if (!checked.ok) return { ok: false, reason: "invalid", fields: checked.fields };
    const before = holderOf(world, order, line);
    await rekeyTicket(world, tx, own, {
      kind: "person",
      transferId: offer.id,
      person: checked.person,
      locale,
    });
    const about = { eventId: order.eventId, orderId: order.id, lineId: line.id };
    await addConsents(tx, about, { texts: checked.consents, locale, givenAt: now });
    await queueLetter(world, tx, { ...before, kind: "transfer-done", version: offer.id });
    return "yes";
  });
}

/** T12': confirms, from the new address, that a ticket's letters go there. The old address is told. */
export function confirmAddress(world: World, input: { token: string }): Promise<AnswerOutcome> {
  return answer(world, input.token, "address", async (tx, own, offer) => {
    const before = holderOf(world, own.order, own.line);
    const { locale } = before.to;
    const person = { ...own.person, email: offer.to.email };
    await rekeyTicket(world, tx, own, { kind: "address", transferId: offer.id, person, locale });
    await queueLetter(world, tx, { ...before, kind: "address-changed", version: offer.id });
    return "yes";
  });
}

/** What a registration's form has and an answer has not. */
const notTyped = { formToken: "0".repeat(16), shownPriceMinor: 0 };

type Offer = { id: string; to: Recipient };

async function answer(
  world: World,
  token: string,
  kind: TransferKind,
  sayYes: (tx: Tx, own: OwnOrder, offer: Offer) => Promise<"yes" | AnswerRefusal>,
): Promise<AnswerOutcome> {
  const key = readTransferToken(world.vault, token);
  if (!key) return { ok: false, reason: "not-found" };
  if (!(await world.limits.take("answer-offer", key.transferId)).ok) return { ok: false, reason: "too-many" };
  return world.db.transaction(async (tx): Promise<AnswerOutcome> => {
    const where = { eventId_id: { eventId: key.eventId, id: key.transferId } };
    const found = await tx.ticketTransfer.findUnique({ where });
    const order = found && (await lockOrder(tx, { eventId: found.eventId, orderId: found.orderId }));
    const row = order && (await tx.ticketTransfer.findUnique({ where }));
    const line = order?.lines.find(({ id }) => id === found?.lineId);
    const own = order && line && (await describeOwn(world, tx, order, line));
    if (!row || !own || !isTransferKind(row.kind) || row.kind !== kind)
      return { ok: false, reason: "not-found" };
    const to = openRecipient(world, row);
    const now = world.clock.now();
    if (!to || row.linkVersion !== own.linkVersion || now >= row.expiresAt)
      return { ok: false, reason: "gone" };
    const ticket = ownFacts(own);
    const why = kind === "person" ? whyNotTransfer(ticket, now) : whyNotChange(ticket, now);
    if (why === "no-ticket") return { ok: false, reason: "gone" };
    if (why) return { ok: false, reason: "not-now", why };
    if (await anyBarred(world, [to.email])) return { ok: false, reason: "no-seat" };
    if (await hasOtherSeat(world, tx, own, to.email)) return { ok: false, reason: "already-has-seat" };
    const said = await sayYes(tx, own, { id: row.id, to });
    if (said !== "yes") return said;
    return { ok: true, token: newKey(world, own, kind) };
  });
}

/** The key that the ticket's letter carries from now on: a whole order's, or one line's of a group. */
function newKey(
  world: World,
  { order, line, role, mine, linkVersion }: OwnOrder,
  kind: TransferKind,
): string {
  const { eventId } = order;
  const whole = role === "sole" || (mine && kind === "address");
  return whole
    ? orderToken(world.vault, { eventId, orderId: order.id, linkVersion: order.linkVersion + 1 })
    : lineToken(world.vault, { eventId, lineId: line.id, linkVersion: linkVersion + 1 });
}

/** One seat per person; who pays for a seat of their own at this very moment is waited for. */
async function hasOtherSeat(
  world: World,
  tx: Tx,
  { order, line }: OwnOrder,
  email: string,
): Promise<boolean> {
  const asked = { id: line.id, emailIndex: world.vault.index(emailIndexText(email)) };
  return (await linesSeatedElsewhere(tx, order.eventId, [asked])).size > 0;
}
