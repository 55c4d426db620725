import type { Tx } from "#app/adapters/db.server.ts";
import { firstHoldUntil } from "#app/domain/payment/hold.ts";
import { lockOrder, type OrderRef, takeStep } from "../payment/order-record.server.ts";
import type { World } from "../world.server.ts";
import { type HoldPartyInput, type HoldPartyOutcome, openForOrders } from "./hold-party.server.ts";
import { heldOutcome, knownOutcome, readTypedCode } from "./hold-seat.server.ts";
import { visitorKeys } from "./live-holds.server.ts";
import { lockSides, type SideRow } from "./lock-sides.server.ts";
import { checkParty } from "./party-fields.server.ts";
import { countUses, priceSeats } from "./price-seats.server.ts";
import { chooseSeats, giveSeats, type SeatWish } from "./take-seats.server.ts";
import { type Entry, readEntry } from "./waitlist-entry.server.ts";
import { writeHeldOrder } from "./write-order.server.ts";

/** Who takes an offer of the waitlist: the same form as a party's. */
export type TakeOfferInput = HoldPartyInput & { entryId: string };
/** An approved application whose seat is offered: its order is there already. The code and the price come from its form. */
export type TakeApprovedInput = {
  eventId: string;
  entryId: string;
  order: { orderId: string };
  shownPriceMinor: number;
  code: string | null;
};

export type HoldOfferedOutcome =
  | HoldPartyOutcome
  /** It ran out, was given back, or somebody took it already. */
  | { ok: false; reason: "offer-over" };

type Written = { ok: true; orderId: string; linkVersion: number; totalMinor: number };
type Known = { known: { orderId: string; linkVersion: number } };
type Refused = Exclude<HoldOfferedOutcome, { ok: true }>;

/**
 * T1 from an offer: the seats kept for a waitlist entry become those of a held order, and the entry is claimed, once
 * under any concurrency. An offer that was made is kept although sales pause; it never outlives the event's sales.
 */
export async function holdOffered(
  world: World,
  input: TakeOfferInput | TakeApprovedInput,
): Promise<HoldOfferedOutcome> {
  const outcome = await world.db.transaction((tx) =>
    "order" in input ? takeApproved(world, tx, input) : takeOffer(world, tx, input),
  );
  const { eventId } = input;
  if ("known" in outcome) return knownOutcome(world, { eventId, ...outcome.known });
  if (!outcome.ok) return outcome;
  const { orderId, linkVersion, totalMinor } = outcome;
  return heldOutcome(world, { eventId, orderId, linkVersion }, totalMinor);
}

async function takeOffer(world: World, tx: Tx, input: TakeOfferInput): Promise<Written | Known | Refused> {
  const { eventId, entryId, formToken } = input;
  const event = await openForOrders(tx, eventId);
  if (!event) return { ok: false, reason: "not-found" };
  const sides = await lockSides(tx, eventId);
  const now = world.clock.now();
  const known = await tx.order.findUnique({ where: { formToken_eventId: { formToken, eventId } } });
  if (known) return { known: { orderId: known.id, linkVersion: known.linkVersion } };
  const entry = await readEntry(tx, { eventId, entryId });
  if (entry?.kind !== "join") return { ok: false, reason: "not-found" };
  if (!isOpenOffer(entry, now)) return { ok: false, reason: "offer-over" };
  const checked = checkParty(input, { ...event, sideIds: new Set(sides.map(({ id }) => id)) }, now);
  if (!checked.ok) return { ok: false, reason: "invalid", people: checked.people };
  if (!fillsPlaces(entry, checked.people))
    return { ok: false, reason: "invalid", people: [{ side: "unknown-side" }] };
  const lines = checked.people.map(({ sideId }) => ({ lineId: world.ids.rowId(), sideId }));
  const priced = await priceKept(tx, { entry, sides, lines, input }, now);
  if (!priced.ok) return priced;
  const { orderId } = await writeHeldOrder(world, tx, {
    ...{ event, formToken, locale: input.locale, party: checked, detail: { entryId } },
    ...{ seats: priced.seats, codeId: priced.codeId },
    ...pickKeys(visitorKeys(world, input, checked.people[0]?.person.email ?? "")),
  });
  await claimEntry(tx, entry, orderId, now);
  return { ok: true, orderId, linkVersion: 1, totalMinor: priced.totalMinor };
}

async function takeApproved(
  world: World,
  tx: Tx,
  input: TakeApprovedInput,
): Promise<Written | Known | Refused> {
  const { eventId, entryId } = input;
  if (!(await openForOrders(tx, eventId))) return { ok: false, reason: "not-found" };
  const ref: OrderRef = { eventId, orderId: input.order.orderId };
  const order = await lockOrder(tx, ref);
  if (!order) return { ok: false, reason: "not-found" };
  const sides = await lockSides(tx, eventId);
  const now = world.clock.now();
  if (order.state !== "approved") return { known: { orderId: order.id, linkVersion: order.linkVersion } };
  const entry = await readEntry(tx, { eventId, entryId });
  if (entry?.orderId !== order.id || !isOpenOffer(entry, now)) return { ok: false, reason: "offer-over" };
  const lines = order.lines.map(({ id: lineId, sideId }) => ({ lineId, sideId }));
  const priced = await priceKept(tx, { entry, sides, lines, input }, now);
  if (!priced.ok) return priced;
  const { codeId, totalMinor } = priced;
  for (const { lineId, priceMinor, listMinor } of priced.seats)
    await tx.orderLine.update({
      where: { eventId_id: { eventId, id: lineId } },
      data: { priceMinor, listMinor, codeHeld: codeId !== null },
    });
  await tx.order.update({
    where: { eventId_id: { eventId, id: order.id } },
    data: { totalMinor, codeId, heldAt: now, holdUntil: firstHoldUntil(now) },
  });
  await takeStep(tx, order, { step: "T1", to: "held", actor: "attendee", now, detail: { entryId } });
  await giveSeats(tx, eventId, priced.seats);
  await countUses(tx, { eventId, codeId, lines: lines.length });
  await claimEntry(tx, entry, order.id, now);
  return { ok: true, orderId: order.id, linkVersion: order.linkVersion, totalMinor };
}

function isOpenOffer(entry: Entry, now: Date): boolean {
  return (
    entry.state === "offered" &&
    entry.offerUntil !== null &&
    now < entry.offerUntil &&
    entry.event.state === "published"
  );
}

/** As many people on each side as the entry asked for. */
function fillsPlaces(entry: Entry, people: readonly { sideId: string }[]): boolean {
  const seats = entry.places.reduce((sum, place) => sum + place.seats, 0);
  return (
    people.length === seats &&
    entry.places.every(
      (place) => people.filter(({ sideId }) => sideId === place.sideId).length === place.seats,
    )
  );
}

type Kept = {
  entry: Entry;
  sides: readonly SideRow[];
  lines: readonly SeatWish[];
  input: { code: string | null; shownPriceMinor: number };
};

/** The seats the entry keeps, at their prices now, when those were agreed to. */
async function priceKept(tx: Tx, { entry, sides, lines, input }: Kept, now: Date) {
  const { eventId, id: entryId, event } = entry;
  const seats = await chooseSeats(tx, { eventId, lines, from: { entryId } });
  if (!seats) throw new Error("an offer does not keep its seats");
  const code = readTypedCode(input.code);
  const pricing = { eventId, seats, sides, earlyBirdUntil: event.earlyBirdUntil };
  const priced = code === undefined ? null : await priceSeats(tx, { ...pricing, code }, now);
  if (!priced) return { ok: false, reason: "code-refused" } as const;
  const totalMinor = priced.seats.reduce((sum, { priceMinor }) => sum + priceMinor, 0);
  if (totalMinor > input.shownPriceMinor)
    return { ok: false, reason: "price-changed", priceMinor: totalMinor, currency: event.currency } as const;
  return { ok: true, ...priced, totalMinor } as const;
}

async function claimEntry(tx: Tx, entry: Entry, orderId: string, now: Date): Promise<void> {
  await tx.waitlistEntry.update({
    where: { eventId_id: { eventId: entry.eventId, id: entry.id } },
    data: { state: "claimed", orderId, closedAt: now },
  });
}

function pickKeys({ browserKey, networkKey }: ReturnType<typeof visitorKeys>) {
  return { browserKey, networkKey };
}
