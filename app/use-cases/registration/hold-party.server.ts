import type { Tx } from "#app/adapters/db.server.ts";
import type { Locale } from "#app/domain/events/locale.ts";
import { isUuid } from "#app/domain/registration/record-id.ts";
import { salesState } from "#app/domain/registration/sales.ts";
import { partyFits, sideRoom, type WhyWait } from "#app/domain/registration/seats-left.ts";
import type { World } from "../world.server.ts";
import { type HoldSeatOutcome, heldOutcome, knownOutcome, readTypedCode } from "./hold-seat.server.ts";
import { tooManyHolds, visitorKeys } from "./live-holds.server.ts";
import { lockSides, type SideRow } from "./lock-sides.server.ts";
import { type CheckedParty, checkParty, type Party } from "./party-fields.server.ts";
import type { Fields } from "./person-fields.server.ts";
import { priceSeats } from "./price-seats.server.ts";
import { chooseSeats } from "./take-seats.server.ts";
import { seatMayBeFree } from "./wait-for-seat.server.ts";
import { writeHeldOrder } from "./write-order.server.ts";

export type HoldPartyInput = Party & {
  eventId: string;
  locale: Locale;
  /** A discount code as it was typed, counted for each person; null or empty for none. */
  code: string | null;
  /** Raw cookie id and network address; only keyed hashes of them are stored. */
  browserKey: string | null;
  networkKey: string | null;
};

export type HoldPartyOutcome =
  | Exclude<HoldSeatOutcome, { reason: "invalid" }>
  /** What is wrong, person by person; with the form and its consents, in the first one's. */
  | { ok: false; reason: "invalid"; people: Fields[] };

type Written = { ok: true; orderId: string; totalMinor: number };
type Known = { known: { orderId: string; linkVersion: number } };
type Refused = Exclude<HoldPartyOutcome, { ok: true }>;

const ROUNDS = 3;

/**
 * T1 for one to four people on one order: all of them get a seat, each on their own side, or nobody does. The price
 * agreed to is the sum; the same form token answers the same order. In one transaction that locks the sides first.
 */
export async function holdParty(world: World, input: HoldPartyInput): Promise<HoldPartyOutcome> {
  for (let round = 1; ; round += 1) {
    const outcome = await world.db.transaction((tx) => claimTogether(world, tx, input));
    if ("known" in outcome) return knownOutcome(world, { eventId: input.eventId, ...outcome.known });
    if (outcome.ok) {
      const order = { eventId: input.eventId, orderId: outcome.orderId, linkVersion: 1 };
      return heldOutcome(world, order, outcome.totalMinor);
    }
    if (outcome.reason !== "must-wait" || outcome.why !== "full" || round >= ROUNDS) return outcome;
    if (!(await anySeatComesBack(world, input, round))) return outcome;
  }
}

async function anySeatComesBack(world: World, input: HoldPartyInput, round: number): Promise<boolean> {
  const sideIds = [...new Set(input.people.map(({ sideId }) => sideId))];
  const looks = sideIds.map((sideId) => seatMayBeFree(world, { eventId: input.eventId, sideId }, round));
  return (await Promise.all(looks)).includes(true);
}

async function claimTogether(
  world: World,
  tx: Tx,
  input: HoldPartyInput,
): Promise<Written | Known | Refused> {
  const { eventId, formToken } = input;
  const event = await openForOrders(tx, eventId);
  if (!event) return { ok: false, reason: "not-found" };
  const sides = await lockSides(tx, eventId);
  const now = world.clock.now();
  const checked = checkParty(input, { ...event, sideIds: new Set(sides.map(({ id }) => id)) }, now);
  if (!checked.ok) return { ok: false, reason: "invalid", people: checked.people };
  if (checked.people.length > Math.max(1, event.groupMax))
    return { ok: false, reason: "invalid", people: [{ form: "malformed" }] };
  const known = await tx.order.findUnique({ where: { formToken_eventId: { formToken, eventId } } });
  if (known) return { known: { orderId: known.id, linkVersion: known.linkVersion } };
  const sales = salesState(event, now);
  if (!sales.open) return { ok: false, reason: "sales-closed", why: sales.reason };
  const refusal = whyNotTogether(sides, checked, event.balanceTolerance);
  if (refusal === "needs-approval") return { ok: false, reason: refusal };
  const keys = visitorKeys(world, input, checked.people[0]?.person.email ?? "");
  if (await tooManyHolds(tx, eventId, keys)) return { ok: false, reason: "too-many-holds" };
  if (refusal) return { ok: false, reason: "must-wait", why: refusal };
  const code = readTypedCode(input.code);
  const lines = checked.people.map(({ sideId }) => ({ lineId: world.ids.rowId(), sideId }));
  const seats = await chooseSeats(tx, { eventId, lines, from: "free" });
  if (!seats) return { ok: false, reason: "must-wait", why: "full" };
  const { earlyBirdUntil, currency } = event;
  const pricing = { eventId, seats, sides, earlyBirdUntil };
  const priced = code === undefined ? null : await priceSeats(tx, { ...pricing, code }, now);
  if (!priced) return { ok: false, reason: "code-refused" };
  const totalMinor = priced.seats.reduce((sum, { priceMinor }) => sum + priceMinor, 0);
  if (totalMinor > input.shownPriceMinor)
    return { ok: false, reason: "price-changed", priceMinor: totalMinor, currency };
  const { orderId } = await writeHeldOrder(world, tx, {
    ...{ event, formToken, locale: input.locale, party: checked },
    ...priced,
    browserKey: keys.browserKey,
    networkKey: keys.networkKey,
  });
  return { ok: true, orderId, totalMinor };
}

/** The event, which cannot be called off until the transaction ends. Null for an unknown one. */
export async function openForOrders(tx: Tx, eventId: string) {
  if (!isUuid(eventId)) return null;
  await tx.$executeRaw`SELECT 1 FROM event WHERE id = ${eventId}::uuid FOR KEY SHARE`;
  return tx.event.findUnique({ where: { id: eventId } });
}

/** Why people cannot be seated together now; null when they can. */
function whyNotTogether(
  sides: readonly SideRow[],
  { people }: Extract<CheckedParty, { ok: true }>,
  tolerance: number | null,
): WhyWait | "needs-approval" | null {
  const wanted = new Map<string, number>();
  for (const { sideId } of people) wanted.set(sideId, (wanted.get(sideId) ?? 0) + 1);
  const places = [...wanted].map(([sideId, seats]) => ({ sideId, seats }));
  if (sides.some(({ id, needsApproval }) => needsApproval && wanted.has(id))) return "needs-approval";
  const rooms = places.map(({ sideId, seats }) => ({ ...sideRoom(sides, sideId, tolerance), seats }));
  if (rooms.some(({ free, seats }) => free < seats)) return "full";
  if (rooms.some(({ waiting }) => waiting > 0)) return "queue";
  return partyFits(sides, places, tolerance) ? null : "balance";
}
