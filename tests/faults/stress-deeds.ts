import { cancelOrderForGuest, cancelOwnOrder } from "#app/use-cases/payment/cancel-order.server.ts";
import { cancelSeatForGuest } from "#app/use-cases/payment/cancel-seat.server.ts";
import { giveComplimentaryTicket } from "#app/use-cases/payment/give-ticket.server.ts";
import { moveGuestToSide } from "#app/use-cases/payment/move-guest.server.ts";
import { quoteCancellation } from "#app/use-cases/payment/quote-cancellation.server.ts";
import { settleSession } from "#app/use-cases/payment/settle-session.server.ts";
import { takeOffForGuest } from "#app/use-cases/payment/take-off-order.server.ts";
import { acceptOffer } from "#app/use-cases/registration/accept-offer.server.ts";
import { joinWaitlist } from "#app/use-cases/registration/join-waitlist.server.ts";
import { leaveWaitlist } from "#app/use-cases/registration/leave-waitlist.server.ts";
import { orderToken } from "#app/use-cases/registration/order-link.server.ts";
import { promoteWaitlist } from "#app/use-cases/registration/promote-waitlist.server.ts";
import { registerGuest } from "#app/use-cases/registration/register-guest.server.ts";
import { registerParty } from "#app/use-cases/registration/register-party.server.ts";
import { waitlistToken } from "#app/use-cases/registration/waitlist-link.server.ts";
import type { World } from "#app/use-cases/world.server.ts";
import { registrationFor } from "#tests/builders/buyer.ts";
import type { BuiltEvent } from "#tests/builders/event.ts";
import { partyFor } from "#tests/builders/selling.ts";
import { acceptanceOf, joinFor } from "#tests/builders/waitlist.ts";

export type Stage = { world: World; event: BuiltEvent };
/** What somebody was told; null when there was nothing to do it with. */
type Told = { ok: boolean; reason?: string } | null;
export type Deed = { name: string; of: (stage: Stage) => Promise<Told> };

function anySide({ event }: Stage): string {
  return event.sides[Math.floor(Math.random() * event.sides.length)]?.id ?? "";
}

/** Some order in one of these states, with its lines. */
async function someOrder({ world, event }: Stage, states: string[]) {
  const rows = await world.db.pool.query<{ id: string }>(
    "SELECT id FROM orders WHERE event_id = $1 AND state = ANY($2) ORDER BY random() LIMIT 1",
    [event.eventId, states],
  );
  const id = rows.rows[0]?.id;
  return id === undefined
    ? null
    : world.db.prisma.order.findFirst({ where: { id }, include: { lines: true } });
}

async function someEntry({ world, event }: Stage, state: string) {
  const where = { eventId: event.eventId, kind: "join", state };
  const entries = await world.db.prisma.waitlistEntry.findMany({
    where,
    take: 6,
    orderBy: { seq: "asc" },
    include: { places: true },
  });
  return entries[Math.floor(Math.random() * entries.length)] ?? null;
}

async function single(stage: Stage): Promise<Told> {
  return registerGuest(stage.world, registrationFor(stage.event, { sideId: anySide(stage) }));
}

async function party(stage: Stage): Promise<Told> {
  const sides = Array.from({ length: 2 + Math.floor(Math.random() * 2) }, () => anySide(stage));
  const { shownPriceMinor, ...asked } = partyFor(stage.event, sides);
  return registerParty(stage.world, { ...asked, shownTotalMinor: shownPriceMinor });
}

/** An open payment page of the event, if there is one. */
export async function someOpenPage({ world, event }: Stage): Promise<string | null> {
  const { rows } = await world.db.pool.query<{ session: string }>(
    `SELECT session_id AS session FROM payment_attempt
     WHERE event_id = $1 AND state = 'open' AND session_id IS NOT NULL ORDER BY random() LIMIT 1`,
    [event.eventId],
  );
  return rows[0]?.session ?? null;
}

/** Stripe's notice of a page, and its visitor's return, in the same moment. */
async function settle(stage: Stage): Promise<Told> {
  const sessionId = await someOpenPage(stage);
  if (sessionId === null) return null;
  const [told] = await Promise.all([
    settleSession(stage.world, { sessionId, source: "webhook" }),
    settleSession(stage.world, { sessionId, source: "return" }),
  ]);
  return told;
}

async function cancel(stage: Stage): Promise<Told> {
  const { world } = stage;
  const order = await someOrder(stage, ["held", "paid"]);
  if (!order) return null;
  const token = orderToken(world.vault, {
    eventId: order.eventId,
    orderId: order.id,
    linkVersion: order.linkVersion,
  });
  const quote = await quoteCancellation(world, { token });
  return cancelOwnOrder(world, { token, shownRefundMinor: quote.ok ? quote.quote.amountMinor : 0 });
}

async function cancelByOffice(stage: Stage): Promise<Told> {
  const order = await someOrder(stage, ["held", "paid"]);
  const { eventId, organiserId } = stage.event;
  return order && cancelOrderForGuest(stage.world, { eventId, organiserId, orderId: order.id });
}

async function cancelPart(stage: Stage): Promise<Told> {
  const order = await someOrder(stage, ["held", "paid"]);
  const line = order?.lines.find(({ state, position }) => state === "live" && position > 1);
  if (!order || !line) return null;
  const { eventId, organiserId } = stage.event;
  const input = { eventId, organiserId, orderId: order.id, lineId: line.id };
  return order.state === "held"
    ? takeOffForGuest(stage.world, input)
    : cancelSeatForGuest(stage.world, input);
}

async function move(stage: Stage): Promise<Told> {
  const { world, event } = stage;
  const order = await someOrder(stage, ["paid"]);
  const line = order?.lines.find(({ state }) => state === "live");
  const toSideId = event.sides.find(({ id }) => id !== line?.sideId)?.id;
  if (!order || !line || toSideId === undefined) return null;
  const { eventId, organiserId } = event;
  const ifFull = Math.random() < 0.3 ? "wait" : "refuse";
  const asked = { organiserId, eventId, orderId: order.id, lineId: line.id, toSideId, ifFull } as const;
  return moveGuestToSide(world, { ...asked, shownDifferenceMinor: null });
}

async function join(stage: Stage): Promise<Told> {
  const places = [{ sideId: anySide(stage), seats: 1 + Math.floor(Math.random() * 2) }];
  return joinWaitlist(stage.world, joinFor(stage.event, { places }));
}

async function promote({ world, event }: Stage): Promise<Told> {
  return { ok: (await promoteWaitlist(world, event)).length > 0, reason: "nobody" };
}

async function accept(stage: Stage): Promise<Told> {
  const { world, event } = stage;
  const entry = await someEntry(stage, "offered");
  if (!entry) return null;
  const token = waitlistToken(world.vault, { eventId: entry.eventId, entryId: entry.id });
  const sides = entry.places.flatMap(({ sideId, seats }) => Array.from({ length: seats }, () => sideId));
  const { people, shownPriceMinor } = partyFor(event, sides);
  return acceptOffer(world, acceptanceOf(event, token, { people, shownPriceMinor }));
}

async function leave(stage: Stage): Promise<Told> {
  const entry = await someEntry(stage, Math.random() < 0.5 ? "offered" : "waiting");
  if (!entry) return null;
  const key = { eventId: entry.eventId, entryId: entry.id };
  return leaveWaitlist(stage.world, { token: waitlistToken(stage.world.vault, key) });
}

async function gift(stage: Stage): Promise<Told> {
  const { name, email } = registrationFor(stage.event);
  const { organiserId, eventId } = stage.event;
  const sideId = anySide(stage);
  return giveComplimentaryTicket(stage.world, { organiserId, eventId, sideId, name, email, locale: "en" });
}

/** What visitors and the office do; the more often a deed stands here, the more often it is done. */
export const deeds: readonly Deed[] = [
  { name: "single", of: single },
  { name: "single", of: single },
  { name: "party", of: party },
  { name: "party", of: party },
  { name: "settle", of: settle },
  { name: "settle", of: settle },
  { name: "settle", of: settle },
  { name: "cancel", of: cancel },
  { name: "cancel by the office", of: cancelByOffice },
  { name: "cancel one of a party", of: cancelPart },
  { name: "move", of: move },
  { name: "move", of: move },
  { name: "join", of: join },
  { name: "promote", of: promote },
  { name: "accept", of: accept },
  { name: "accept", of: accept },
  { name: "leave", of: leave },
  { name: "gift", of: gift },
];
