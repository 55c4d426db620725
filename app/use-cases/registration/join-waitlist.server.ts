import type { Tx } from "#app/adapters/db.server.ts";
import type { Locale } from "#app/domain/events/locale.ts";
import { emailIndexText, normaliseEmail } from "#app/domain/registration/email.ts";
import { type SalesClosedReason, salesState } from "#app/domain/registration/sales.ts";
import { partyFits } from "#app/domain/registration/seats-left.ts";
import { PARTY_MOST, type PartyPlace, placeOfNewcomer } from "#app/domain/registration/waitlist-queue.ts";
import { anyBarred } from "../trust/person-standing.server.ts";
import type { World } from "../world.server.ts";
import { findViaLink } from "./credit-partner.server.ts";
import { lockSides, type SideRow } from "./lock-sides.server.ts";
import { tellWaiting } from "./tell-waiting.server.ts";
import { readQueue } from "./waitlist-entry.server.ts";

export type JoinReason = "missing" | "not-an-email" | "unknown-side" | "too-many-people";
export type JoinFields = Partial<Record<"email" | "side", JoinReason>>;
export type JoinInput = {
  eventId: string;
  email: string;
  locale: Locale;
  places: readonly PartyPlace[];
  /** The code of the partner's link they came by. */
  via?: string | null;
  /** Raw cookie id and network address; only keyed hashes of them are counted. */
  browserKey: string | null;
  networkKey: string | null;
};
export type JoinOutcome =
  /** `place`: how long the line is with them in it; the same for an address that waits already. */
  | { ok: true; place: number }
  | { ok: false; reason: "invalid"; fields: JoinFields }
  | { ok: false; reason: "sales-closed"; why: SalesClosedReason }
  | { ok: false; reason: "too-many"; retryAfterSeconds: number }
  /** There is a seat to register for, or the organiser looks at applications first: the form is the way. */
  | { ok: false; reason: "seat-free" | "needs-approval" | "not-found" | "no-seat" };

/**
 * Puts somebody (or a party, which waits whole) at the end of the queue of their sides and writes them a letter with
 * their own link. One mailbox waits once for an event: joining again changes nothing, is answered alike, and sends the
 * letter again, so that nobody learns here whether an address is known.
 */
export async function joinWaitlist(world: World, input: JoinInput): Promise<JoinOutcome> {
  const email = normaliseEmail(input.email);
  const fields = shapeProblems(input, email);
  const limited = await takeLimits(world, input, email);
  if (limited) return limited;
  if (email === null || Object.keys(fields).length > 0) return { ok: false, reason: "invalid", fields };
  if (await anyBarred(world, [email])) return { ok: false, reason: "no-seat" };
  return world.db.transaction((tx) => joinInside(world, tx, input, email));
}

function shapeProblems({ email, places }: JoinInput, address: string | null): JoinFields {
  const seats = places.reduce((sum, place) => sum + place.seats, 0);
  const known = new Set(places.map(({ sideId }) => sideId));
  const whole = places.every((place) => Number.isSafeInteger(place.seats) && place.seats >= 1);
  return {
    ...(address === null ? { email: email.trim() === "" ? "missing" : "not-an-email" } : {}),
    ...(places.length === 0 ? { side: "missing" } : {}),
    ...(places.length > 0 && (!whole || known.size !== places.length) ? { side: "unknown-side" } : {}),
    ...(seats > PARTY_MOST ? { side: "too-many-people" } : {}),
  };
}

/** Counted before anything is looked up, so that a refusal tells nothing either. */
async function takeLimits(world: World, input: JoinInput, email: string | null): Promise<JoinOutcome | null> {
  const { browserKey, networkKey } = input;
  const asked = [
    networkKey === null ? null : await world.limits.take("join-network", networkKey),
    browserKey === null ? null : await world.limits.take("join-browser", browserKey),
    email === null ? null : await world.limits.take("join-address", emailIndexText(email)),
  ];
  for (const answer of asked)
    if (answer && !answer.ok)
      return { ok: false, reason: "too-many", retryAfterSeconds: answer.retryAfterSeconds };
  return null;
}

async function joinInside(world: World, tx: Tx, input: JoinInput, email: string): Promise<JoinOutcome> {
  const { eventId, places, locale } = input;
  const now = world.clock.now();
  // An event that is being called off is waited for: its queue is closed by what follows.
  await tx.$executeRaw`SELECT 1 FROM event WHERE id = ${eventId}::uuid FOR KEY SHARE`;
  const event = await tx.event.findUnique({ where: { id: eventId } });
  if (!event) return { ok: false, reason: "not-found" };
  const sales = salesState(event, now);
  if (!sales.open) return { ok: false, reason: "sales-closed", why: sales.reason };
  const sides = await lockSides(tx, eventId);
  const refused = placesRefused(sides, places, event);
  if (refused) return refused;
  const emailIndex = world.vault.index(emailIndexText(email));
  const own = await tx.waitlistEntry.findFirst({
    where: { eventId, emailIndex, kind: "join", state: { in: ["waiting", "offered"] } },
  });
  const place = placeOfNewcomer(await readQueue(tx, eventId), places, own?.id ?? null);
  if (own) {
    const kind = own.state === "offered" ? "waitlist-offer" : "waitlist-joined";
    await tellWaiting(world, tx, own, { kind, again: world.ids.uuid() });
    return { ok: true, place };
  }
  const entry = await tx.waitlistEntry.create({
    data: {
      eventId,
      id: world.ids.uuid(),
      emailIndex,
      emailSealed: world.vault.seal({ email }),
      locale,
      joinedAt: now,
      viaLinkId: await findViaLink(tx, input),
    },
  });
  await tx.waitlistPlace.createMany({
    data: places.map(({ sideId, seats }) => ({ eventId, entryId: entry.id, sideId, seats })),
  });
  await tellWaiting(world, tx, entry, { kind: "waitlist-joined" });
  return { ok: true, place };
}

function placesRefused(
  sides: readonly SideRow[],
  places: readonly PartyPlace[],
  event: { groupMax: number; balanceTolerance: number | null },
): JoinOutcome | null {
  const asked = places.flatMap(({ sideId }) => sides.find(({ id }) => id === sideId) ?? []);
  if (asked.length !== places.length)
    return { ok: false, reason: "invalid", fields: { side: "unknown-side" } };
  const seats = places.reduce((sum, place) => sum + place.seats, 0);
  const empty = sides.map((side) => ({ ...side, taken: 0 }));
  if (seats > event.groupMax || !partyFits(empty, places, null))
    return { ok: false, reason: "invalid", fields: { side: "too-many-people" } };
  if (asked.some((side) => side.needsApproval)) return { ok: false, reason: "needs-approval" };
  const nobodyBefore = asked.every((side) => side.waiting === 0);
  if (nobodyBefore && partyFits(sides, places, event.balanceTolerance))
    return { ok: false, reason: "seat-free" };
  return null;
}
