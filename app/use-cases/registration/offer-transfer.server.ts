import type { Tx } from "#app/adapters/db.server.ts";
import type { Locale } from "#app/domain/events/locale.ts";
import { emailIndexText, normaliseEmail } from "#app/domain/registration/email.ts";
import { cleanName } from "#app/domain/registration/person-name.ts";
import {
  LAST_LINK_VERSION,
  offerEnds,
  type TransferKind,
  type WhyNot,
  whyNotChange,
  whyNotTransfer,
} from "#app/domain/registration/self-service.ts";
import { holderOf } from "../letters/letter-readers.server.ts";
import { queueLetter } from "../letters/queue-letter.server.ts";
import type { World } from "../world.server.ts";
import { readTicketLink } from "./line-link.server.ts";
import { closeTransfers, type Recipient } from "./open-transfer.server.ts";
import { isGroup, lockOwnOrder, type OwnOrder, ownFacts } from "./own-ticket.server.ts";

export type OfferReason = "missing" | "too-long" | "not-an-email" | "own-address";
export type OfferFields = Partial<Record<"name" | "email", OfferReason>>;
export type OfferOutcome =
  | { ok: true }
  | { ok: false; reason: "invalid"; fields: OfferFields }
  | { ok: false; reason: "not-now"; why: WhyNot }
  | { ok: false; reason: "not-found" | "offer-waits" | "too-many" };

/**
 * T12', first half: offers one's ticket to another person, who gets a letter with a link of their own. Nothing of the
 * ticket changes until they say yes. Whether they hold a seat already is told to them alone.
 */
export async function offerTransfer(
  world: World,
  input: { token: string; place?: number | null; name: string; email: string; locale: Locale },
): Promise<OfferOutcome> {
  const fields: OfferFields = {};
  const name = cleanName(input.name);
  if (!name.ok) fields.name = name.reason;
  const email = readEmail(input.email, fields);
  const limited = await takeLimits(world, input.token, email);
  if (limited) return limited;
  return world.db.transaction(async (tx): Promise<OfferOutcome> => {
    const own = await lockOwnOrder(world, tx, input.token, input.place);
    if (!own) return { ok: false, reason: "not-found" };
    const why = whyNotTransfer(ownFacts(own), world.clock.now());
    if (why) return { ok: false, reason: "not-now", why };
    if (email && samePerson(email, own.person.email)) fields.email = "own-address";
    if (!name.ok || email === null || fields.email) return { ok: false, reason: "invalid", fields };
    if (await waits(world, tx, own)) return { ok: false, reason: "offer-waits" };
    await writeOffer(world, tx, own, {
      kind: "person",
      to: { name: name.name, email },
      locale: input.locale,
    });
    return { ok: true };
  });
}

/**
 * T12', first half: asks for another address of one's own. The ticket stays where it is until the letter sent there is
 * answered. A later question takes the place of an earlier one.
 */
export async function askNewAddress(
  world: World,
  input: { token: string; email: string },
): Promise<OfferOutcome> {
  const fields: OfferFields = {};
  const email = readEmail(input.email, fields);
  const limited = await takeLimits(world, input.token, email);
  if (limited) return limited;
  return world.db.transaction(async (tx): Promise<OfferOutcome> => {
    const own = await lockOwnOrder(world, tx, input.token);
    if (!own?.mine) return { ok: false, reason: "not-found" };
    const why = whyNotChange(ownFacts(own), world.clock.now());
    if (why) return { ok: false, reason: "not-now", why };
    if (email !== null && email === normaliseEmail(own.person.email)) fields.email = "own-address";
    if (email === null || fields.email) return { ok: false, reason: "invalid", fields };
    if (await waits(world, tx, own, "person")) return { ok: false, reason: "offer-waits" };
    const { locale } = holderOf(world, own.order, own.line).to;
    await writeOffer(world, tx, own, { kind: "address", to: { name: own.person.name, email }, locale });
    return { ok: true };
  });
}

function readEmail(text: string, fields: OfferFields): string | null {
  const email = normaliseEmail(text);
  if (email === null) fields.email = text.trim() === "" ? "missing" : "not-an-email";
  return email;
}

function samePerson(one: string, other: string): boolean {
  const known = normaliseEmail(other);
  return known !== null && emailIndexText(one) === emailIndexText(known);
}

/** Letters go to strangers at a holder's word, so they are counted by order and by address. */
async function takeLimits(world: World, token: string, email: string | null): Promise<OfferOutcome | null> {
  const key = readTicketLink(world.vault, token);
  if (!key) return { ok: false, reason: "not-found" };
  if (key.linkVersion >= LAST_LINK_VERSION) return { ok: false, reason: "too-many" };
  if (email === null) return null;
  const byOrder = await world.limits.take("offer-order", key.id);
  if (!byOrder.ok) return { ok: false, reason: "too-many" };
  const byAddress = await world.limits.take("offer-address", emailIndexText(email));
  return byAddress.ok ? null : { ok: false, reason: "too-many" };
}

/** Whether an offer still waits for its answer; one whose time is over is closed on the way. */
async function waits(world: World, tx: Tx, own: OwnOrder, kind?: TransferKind): Promise<boolean> {
  const open = await tx.ticketTransfer.findFirst({
    where: { eventId: own.order.eventId, lineId: own.line.id, state: "open" },
  });
  const now = world.clock.now();
  if (!open) return false;
  if (open.expiresAt > now && open.kind === (kind ?? "person")) return true;
  const state = open.expiresAt > now ? "withdrawn" : "expired";
  await closeTransfers(tx, own.order, { state, at: now, lineId: own.line.id });
  return false;
}

async function writeOffer(
  world: World,
  tx: Tx,
  { order, line, linkVersion }: OwnOrder,
  offer: { kind: TransferKind; to: Recipient; locale: Locale },
): Promise<void> {
  const now = world.clock.now();
  const id = world.ids.uuid();
  await tx.ticketTransfer.create({
    data: {
      eventId: order.eventId,
      id,
      orderId: order.id,
      lineId: line.id,
      kind: offer.kind,
      linkVersion,
      recipientSealed: world.vault.seal(offer.to),
      createdAt: now,
      expiresAt: offerEnds(offer.kind, order.event, now),
    },
  });
  await queueLetter(world, tx, {
    kind: offer.kind === "person" ? "transfer-offer" : "new-address",
    version: id,
    eventId: order.eventId,
    orderId: order.id,
    ...(isGroup(order) ? { lineId: line.id } : {}),
    to: { email: offer.to.email, locale: offer.locale },
  });
}
