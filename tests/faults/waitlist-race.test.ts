import { expect, test } from "vitest";
import { giveComplimentaryTicket } from "#app/use-cases/payment/give-ticket.server.ts";
import { witness } from "#app/use-cases/payment/witness.server.ts";
import { acceptOffer } from "#app/use-cases/registration/accept-offer.server.ts";
import { expireOffers } from "#app/use-cases/registration/expire-offers.server.ts";
import { holdSeat } from "#app/use-cases/registration/hold-seat.server.ts";
import { joinWaitlist } from "#app/use-cases/registration/join-waitlist.server.ts";
import { promoteWaitlist } from "#app/use-cases/registration/promote-waitlist.server.ts";
import type { World } from "#app/use-cases/world.server.ts";
import { registrationFor } from "#tests/builders/buyer.ts";
import { type BuiltEvent, buildEvent } from "#tests/builders/event.ts";
import {
  acceptanceOf,
  fillUp,
  freeSeats,
  joinFor,
  otherProcess,
  stateOfEntry,
  waitFor,
  withoutLock,
} from "#tests/builders/waitlist.ts";
import { openTestWorld, type TestWorld } from "#tests/world.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

async function evening(capacity: number, priceMinor = 49_900) {
  const world = await openTestWorld();
  const event = await buildEvent(world.db, { now: world.clock.now(), sides: [{ capacity, priceMinor }] });
  return { world, event };
}

/** An evening where so many wait and so many seats have just come free. */
async function waitingFor(free: number, waiting: number, priceMinor = 49_900) {
  const { world, event } = await evening(free, 49_900);
  const holds = await fillUp(world, event);
  await world.db.prisma.seat.updateMany({ data: { priceMinor } });
  const entries = [];
  for (let n = 0; n < waiting; n += 1) entries.push(await waitFor(world, event));
  world.clock.advance(40 * MINUTE);
  await freeSeats(world, holds);
  return { world, event, entries };
}

/** Every entry with how many seats are kept for it; more or fewer than it asks for is what must never be. */
async function keptSeats(world: TestWorld): Promise<number[]> {
  const entries = await world.db.prisma.waitlistEntry.findMany({
    where: { state: "offered" },
    include: { seats: true },
  });
  return entries.map(({ seats }) => seats.length);
}

async function promoteAtOnce(one: World, other: World, event: BuiltEvent): Promise<string[]> {
  const outcomes = await Promise.allSettled(
    [one, other, one, other].map((world) => promoteWaitlist(world, event)),
  );
  return outcomes.map((outcome) => (outcome.status === "fulfilled" ? "fine" : "error"));
}

/** Luck may keep a race right whose guard is off: a control has until its eighth try to go wrong. */
const untilSeen = { retry: 7, timeout: 60_000 };

test("two workers promote at once: each free seat is offered once, to those who came first", async () => {
  const { world, event, entries } = await waitingFor(3, 6);
  expect(await promoteAtOnce(world, otherProcess(world), event)).toEqual(["fine", "fine", "fine", "fine"]);
  const states = await Promise.all(entries.map((entry) => stateOfEntry(world, entry)));
  expect(states).toEqual(["offered", "offered", "offered", "waiting", "waiting", "waiting"]);
  expect(await keptSeats(world)).toEqual([1, 1, 1]);
  expect(await world.db.prisma.letter.count({ where: { kind: "waitlist-offer" } })).toBe(3);
  expect(await witness(world)).toEqual([]);
}, 60_000);

/** A worker offers the last free seat while the organiser gives it away. */
async function promoteAgainstGift(worker: World, office: World, event: BuiltEvent): Promise<string[]> {
  const [promoted, given] = await Promise.allSettled([
    promoteWaitlist(worker, event),
    giveComplimentaryTicket(office, {
      organiserId: event.organiserId,
      eventId: event.eventId,
      sideId: event.sides[0]?.id ?? "",
      name: "顾清欢",
      email: "gift@mail.example",
      locale: "zh-CN",
    }),
  ]);
  return [
    promoted.status === "rejected" ? "error" : promoted.value.length > 0 ? "offered" : "",
    given.status === "rejected" ? "error" : given.value.ok ? "given" : "",
  ].filter(Boolean);
}

test("a worker offers the last seat while the organiser gives it away: one of the two has it", async () => {
  for (let round = 0; round < 3; round += 1) {
    const { world, event } = await waitingFor(1, 2);
    const done = await promoteAgainstGift(world, otherProcess(world), event);
    expect(done, "exactly one").toHaveLength(1);
    expect(done).not.toContain("error");
    expect(await keptSeats(world)).toEqual(done.includes("offered") ? [1] : []);
    expect(await witness(world)).toEqual([]);
  }
}, 60_000);

test("without the lock of the sides the offer and the gift fight over the seat", untilSeen, async () => {
  const { world, event } = await waitingFor(1, 2);
  const done = await promoteAgainstGift(withoutLock(world), withoutLock(otherProcess(world)), event);
  const whole = (await keptSeats(world)).every((seats) => seats === 1);
  expect(
    done.includes("error") || done.length !== 1 || !whole,
    `the race of the test above would fail without its guard: ${done.join(", ")}`,
  ).toBe(true);
});

test("fifty people join, claim and promote at once from two processes: nobody is lost, no seat has two owners, no newcomer passes the queue", async () => {
  const { world, event } = await evening(10);
  const other = otherProcess(world);
  const outcomes = await Promise.all(
    Array.from({ length: 50 }, async (_, n) => {
      const here = n % 2 === 0 ? world : other;
      const held = await holdSeat(here, registrationFor(event));
      if (held.ok) return "held";
      if (held.reason !== "must-wait") return held.reason;
      const joined = await joinWaitlist(here, joinFor(event));
      if (n % 5 === 0) await promoteWaitlist(here, event);
      return joined.ok ? "waits" : joined.reason;
    }),
  );
  const counted = (what: string) => outcomes.filter((outcome) => outcome === what).length;
  expect({ held: counted("held"), waits: counted("waits") }, outcomes.join(" ")).toEqual({
    held: 10,
    waits: 40,
  });
  const side = await world.db.prisma.side.findFirstOrThrow();
  expect({ taken: side.taken, waiting: side.waiting }).toEqual({ taken: 10, waiting: 40 });
  expect(await witness(world)).toEqual([]);
}, 60_000);

test("one address joins six times at once and waits once", async () => {
  const { world, event } = await evening(1);
  await fillUp(world, event);
  const other = otherProcess(world);
  const email = "once@mail.example";
  const outcomes = await Promise.all(
    Array.from({ length: 6 }, (_, n) => joinWaitlist(n % 2 === 0 ? world : other, joinFor(event, { email }))),
  );
  expect(outcomes).toEqual(outcomes.map(() => ({ ok: true, place: 1 })));
  expect(await world.db.prisma.waitlistEntry.count()).toBe(1);
}, 60_000);

test(
  "without the lock the same address runs into itself, and only the last guard keeps it from waiting twice",
  untilSeen,
  async () => {
    const { world, event } = await evening(1);
    await fillUp(world, event);
    const [here, there] = [withoutLock(world), withoutLock(otherProcess(world))];
    const email = "once@mail.example";
    const outcomes = await Promise.allSettled(
      Array.from({ length: 6 }, (_, n) =>
        joinWaitlist(n % 2 === 0 ? here : there, joinFor(event, { email })),
      ),
    );
    expect(outcomes.map(({ status }) => status)).toContain("rejected");
    expect(await world.db.prisma.waitlistEntry.count()).toBe(1);
  },
);

test("two tabs accept one offer at once: one order, and the other tab is told", async () => {
  const { world, event, entries } = await waitingFor(1, 1, 0);
  await promoteWaitlist(world, event);
  const other = otherProcess(world);
  const token = entries[0]?.token ?? "";
  const parts = { shownPriceMinor: 0 };
  const outcomes = await Promise.all([
    acceptOffer(world, acceptanceOf(event, token, parts)),
    acceptOffer(other, acceptanceOf(event, token, parts)),
  ]);
  expect(outcomes.map((outcome) => (outcome.ok ? "taken" : outcome.reason)).sort()).toEqual([
    "offer-over",
    "taken",
  ]);
  expect(await world.db.prisma.order.count({ where: { state: { in: ["held", "paid"] } } })).toBe(1);
  expect(await witness(world)).toEqual([]);
}, 60_000);

test("without the lock two tabs that accept one offer fight over its seat", untilSeen, async () => {
  const { world, event, entries } = await waitingFor(1, 1, 0);
  await promoteWaitlist(world, event);
  const token = entries[0]?.token ?? "";
  const parts = { shownPriceMinor: 0 };
  const outcomes = await Promise.allSettled([
    acceptOffer(withoutLock(world), acceptanceOf(event, token, parts)),
    acceptOffer(withoutLock(otherProcess(world)), acceptanceOf(event, token, parts)),
  ]);
  const told = outcomes.map((one) =>
    one.status === "rejected" ? "error" : one.value.ok ? "taken" : one.value.reason,
  );
  expect(told.toSorted(), "the race of the test above would fail without its guard").not.toEqual([
    "offer-over",
    "taken",
  ]);
});

test("an offer is accepted in the very moment it expires: exactly one of the two happens", async () => {
  for (const late of [-1, 0]) {
    const { world, event, entries } = await waitingFor(1, 2, 0);
    await promoteWaitlist(world, event);
    const [first, second] = entries;
    if (!first || !second) throw new Error("two people wait");
    world.clock.advance(12 * HOUR + late);
    const other = otherProcess(world);
    const [taken] = await Promise.all([
      acceptOffer(world, acceptanceOf(event, first.token, { shownPriceMinor: 0 })),
      expireOffers({ ...other, clock: { now: () => new Date(world.clock.now().getTime() + 1) } }),
    ]);
    const state = await stateOfEntry(world, first);
    expect(state, `${late} ms`).toBe(taken.ok ? "claimed" : "expired");
    const offered = await promoteWaitlist(world, event);
    expect(offered).toEqual(taken.ok ? [] : [second.entryId]);
    expect(await witness(world)).toEqual([]);
  }
}, 60_000);
