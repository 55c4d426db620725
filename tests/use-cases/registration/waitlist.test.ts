import { expect, test } from "vitest";
import { cancelEventOrders } from "#app/use-cases/events/cancel-event-orders.server.ts";
import { sweepHolds } from "#app/use-cases/payment/sweep-holds.server.ts";
import { acceptOffer } from "#app/use-cases/registration/accept-offer.server.ts";
import { closeWaitlist } from "#app/use-cases/registration/close-waitlist.server.ts";
import { expireOffers } from "#app/use-cases/registration/expire-offers.server.ts";
import { holdSeat } from "#app/use-cases/registration/hold-seat.server.ts";
import { joinWaitlist } from "#app/use-cases/registration/join-waitlist.server.ts";
import { leaveWaitlist } from "#app/use-cases/registration/leave-waitlist.server.ts";
import { promoteWaitlist } from "#app/use-cases/registration/promote-waitlist.server.ts";
import { showEntry } from "#app/use-cases/registration/show-entry.server.ts";
import { sweepWaitlists } from "#app/use-cases/registration/sweep-waitlists.server.ts";
import { readWaitlistToken, waitlistToken } from "#app/use-cases/registration/waitlist-link.server.ts";
import { holdSeatFor, registrationFor } from "#tests/builders/buyer.ts";
import { type BuiltEvent, buildEvent, type EventWishes } from "#tests/builders/event.ts";
import { expectNothingLost } from "#tests/builders/settled.ts";
import {
  acceptanceOf,
  fillUp,
  freeSeats,
  joinFor,
  sideOf,
  stateOfEntry,
  waitFor,
} from "#tests/builders/waitlist.ts";
import { runJobs } from "#tests/run-jobs.ts";
import { openTestWorld, type TestWorld } from "#tests/world.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const now = new Date("2026-12-01T04:00:00Z");

async function fullEvening(wishes: Partial<EventWishes> = {}, sandbox = false) {
  const world = await openTestWorld({ now, sandbox });
  const event = await buildEvent(world.db, { now, sides: [{ capacity: 1 }], ...wishes });
  const holds = await fillUp(world, event);
  return { world, event, holds };
}

/** Lets the holds run out and frees their seats. */
async function letGo(world: TestWorld, holds: Parameters<typeof freeSeats>[1]) {
  world.clock.advance(40 * MINUTE);
  await freeSeats(world, holds);
}

function lettersOf(world: TestWorld, kind: string) {
  return world.db.prisma.letter.count({ where: { kind } });
}

async function setRules(
  world: TestWorld,
  event: BuiltEvent,
  data: { balanceTolerance?: number; groupMax?: number },
) {
  await world.db.prisma.event.update({ where: { id: event.eventId }, data });
}

test("people who find a side full are told their place, the first one first", async () => {
  const { world, event } = await fullEvening();
  const told = [];
  for (let n = 0; n < 3; n += 1) told.push(await joinWaitlist(world, joinFor(event)));
  expect(told).toEqual([1, 2, 3].map((place) => ({ ok: true, place })));
  expect(await lettersOf(world, "waitlist-joined")).toBe(3);
  expect(await promoteWaitlist(world, event)).toEqual([]);
});

test("one mailbox waits once: other case and +alias change nothing, are answered alike, and send the letter again", async () => {
  const { world, event } = await fullEvening();
  await waitFor(world, event, { email: "Lin@mail.example" });
  await waitFor(world, event);
  const stranger = await joinWaitlist(world, joinFor(event, { email: "new@mail.example" }));
  const again = await joinWaitlist(world, joinFor(event, { email: "lin+party@MAIL.example" }));
  expect(again, "the answer to a known address is that to a new one").toEqual(stranger);
  expect(await world.db.prisma.waitlistEntry.count()).toBe(3);
  expect(await lettersOf(world, "waitlist-joined")).toBe(4);
});

test("joining is refused in its own word: no side, a side of another event, sales over, cancelled, seats free", async () => {
  const { world, event } = await fullEvening();
  const other = await buildEvent(world.db, { now });
  const ask = (parts: Parameters<typeof joinFor>[1]) => joinWaitlist(world, joinFor(event, parts));
  expect(await ask({ places: [] })).toMatchObject({ reason: "invalid", fields: { side: "missing" } });
  expect(await ask({ places: [{ sideId: sideOf(other, 0), seats: 1 }] })).toMatchObject({
    reason: "invalid",
    fields: { side: "unknown-side" },
  });
  expect(await ask({ places: [{ sideId: sideOf(event, 0), seats: 5 }] })).toMatchObject({
    reason: "invalid",
    fields: { side: "too-many-people" },
  });
  expect(await ask({ email: "a@b.example\r\nBcc: all@mail.example" })).toMatchObject({
    reason: "invalid",
    fields: { email: "not-an-email" },
  });
  expect(await joinWaitlist(world, joinFor(other))).toEqual({ ok: false, reason: "seat-free" });
  await world.db.prisma.event.update({ where: { id: event.eventId }, data: { salesCloseAt: now } });
  expect(await ask({})).toEqual({ ok: false, reason: "sales-closed", why: "closed" });
  await world.db.prisma.event.update({
    where: { id: event.eventId },
    data: { state: "cancelled", cancelledAt: now },
  });
  expect(await ask({})).toEqual({ ok: false, reason: "sales-closed", why: "cancelled" });
  expect(await world.db.prisma.waitlistEntry.count()).toBe(0);
});

test("an address, a browser and a network can ask only so often, whether the address is known or not", async () => {
  const { world, event } = await fullEvening();
  const outcomes = [];
  for (let n = 0; n < 7; n += 1)
    outcomes.push(await joinWaitlist(world, joinFor(event, { email: "one@mail.example" })));
  expect(outcomes.filter(({ ok }) => ok)).toHaveLength(6);
  expect(outcomes.at(-1)).toMatchObject({ ok: false, reason: "too-many" });
});

test("a freed seat is offered to who came first, kept from everybody else, and becomes their held order", async () => {
  const { world, event, holds } = await fullEvening({}, true);
  const first = await waitFor(world, event);
  const second = await waitFor(world, event);
  await world.passTime(40 * MINUTE);
  await sweepHolds(world);
  await runJobs(world);
  expect(await Promise.all([first, second].map((entry) => stateOfEntry(world, entry)))).toEqual([
    "offered",
    "waiting",
  ]);
  expect(holds).toHaveLength(1);
  expect(await holdSeat(world, registrationFor(event))).toMatchObject({ ok: false, reason: "must-wait" });
  const taken = await acceptOffer(world, acceptanceOf(event, first.token));
  expect(taken).toMatchObject({ ok: true, held: true });
  expect(await stateOfEntry(world, first)).toBe("claimed");
  const shown = await showEntry(world, { token: first.token, locale: "zh-CN" });
  expect(shown.ok && shown.entry.orderToken, "their page leads to their order").toBeTruthy();
  const [order] = await world.db.prisma.order.findMany({ where: { state: "held" } });
  expect(order?.emailIndex).toEqual(
    (await world.db.prisma.waitlistEntry.findFirst({ where: { id: first.entryId } }))?.emailIndex,
  );
  await expectNothingLost(world);
});

test("an offer lasts its hours, then passes to the next by itself; the late answer is refused and nothing is held", async () => {
  const { world, event, holds } = await fullEvening();
  const first = await waitFor(world, event);
  const second = await waitFor(world, event);
  await letGo(world, holds);
  await promoteWaitlist(world, event);
  world.clock.advance(12 * HOUR - 1);
  expect(await expireOffers(world)).toBe(0);
  world.clock.advance(1);
  const shown = await showEntry(world, { token: first.token, locale: "zh-CN" });
  expect(shown.ok && shown.entry.state, "looking shows at once that it has passed").toBe("expired");
  expect(await acceptOffer(world, acceptanceOf(event, first.token))).toEqual({
    ok: false,
    reason: "offer-over",
  });
  expect(await stateOfEntry(world, first)).toBe("expired");
  await runJobs(world, undefined);
  expect(await stateOfEntry(world, second)).toBe("offered");
  expect(await lettersOf(world, "waitlist-expired")).toBe(1);
  expect(await world.db.prisma.order.count({ where: { state: "held" } })).toBe(0);
  await waitFor(world, event, { email: first.email });
  expect(await world.db.prisma.waitlistEntry.count(), "they join again, at the end").toBe(3);
});

test("declining with one tap frees the seat for the next; leaving twice is leaving once", async () => {
  const { world, event, holds } = await fullEvening();
  const [first, second] = [await waitFor(world, event), await waitFor(world, event)];
  await letGo(world, holds);
  await promoteWaitlist(world, event);
  expect(await leaveWaitlist(world, first)).toEqual({ ok: true });
  expect(await leaveWaitlist(world, first)).toEqual({ ok: true });
  await runJobs(world);
  expect(await stateOfEntry(world, second)).toBe("offered");
  expect(await acceptOffer(world, acceptanceOf(event, first.token))).toEqual({
    ok: false,
    reason: "offer-over",
  });
});

test("a seat from an offer that is not paid in time goes to the next, and its person does not block the queue", async () => {
  const { world, event, holds } = await fullEvening({}, true);
  const [first, second] = [await waitFor(world, event), await waitFor(world, event)];
  await letGo(world, holds);
  await world.passTime(0);
  await runJobs(world);
  expect((await acceptOffer(world, acceptanceOf(event, first.token))).ok).toBe(true);
  await world.passTime(2 * HOUR);
  await sweepHolds(world);
  await runJobs(world);
  expect(await stateOfEntry(world, second)).toBe("offered");
  expect((await joinWaitlist(world, joinFor(event, { email: first.email }))).ok).toBe(true);
  await expectNothingLost(world);
});

test("a party waits whole for its places, lets a single person pass, and is offered all of its seats at once", async () => {
  const { world, event, holds } = await fullEvening({ sides: [{ capacity: 3 }] });
  await setRules(world, event, { groupMax: 2 });
  const pair = await waitFor(world, event, { places: [{ sideId: sideOf(event, 0), seats: 2 }] });
  const single = await waitFor(world, event);
  await letGo(world, holds.slice(0, 1));
  expect(await promoteWaitlist(world, event)).toEqual([single.entryId]);
  await freeSeats(world, holds.slice(1));
  expect(await promoteWaitlist(world, event)).toEqual([pair.entryId]);
  const [person] = acceptanceOf(event, pair.token).people;
  const two = person ? [person, { ...person, name: "苏木", email: "su@mail.example" }] : [];
  const alone = await acceptOffer(world, acceptanceOf(event, pair.token, { shownPriceMinor: 99_800 }));
  expect(alone, "one form for two seats").toMatchObject({ ok: false, reason: "invalid" });
  const taken = await acceptOffer(
    { ...world, payments: noPayments },
    acceptanceOf(event, pair.token, { people: two, shownPriceMinor: 99_800 }),
  ).catch((error: unknown) => error);
  expect(taken, "the seats are held before any page is asked for").toBeDefined();
  expect(await stateOfEntry(world, pair)).toBe("claimed");
  expect(
    await world.db.prisma.orderLine.count({ where: { order: { state: "held", entries: { some: {} } } } }),
  ).toBe(2);
});

// why: without the stand-in no payment page can be had; the seats are held before one is asked for.
const noPayments = new Proxy(
  {},
  {
    get() {
      throw new Error("no payment page here");
    },
  },
) as TestWorld["payments"];

test("four a side, one ahead: five men and four women come in by turns, and the fifth man gets M2's seat, never a woman", async () => {
  const world = await openTestWorld({ now });
  const event = await buildEvent(world.db, {
    now,
    sides: [{ capacity: 4 }, { capacity: 4, labelZh: "女生", labelEn: "Women" }],
  });
  await setRules(world, event, { balanceTolerance: 1 });
  const men: string[] = [];
  const hold = async (side: number) => {
    const outcome = await holdSeat(world, registrationFor(event, { sideId: sideOf(event, side) }));
    return outcome.ok ? outcome.order : null;
  };
  const m1 = await hold(0);
  expect(await hold(0), "the second man must wait for a woman").toBeNull();
  for (let n = 0; n < 4; n += 1) men.push((await waitFor(world, event)).entryId);
  const offered: string[] = [];
  for (let n = 0; n < 4; n += 1) {
    expect(await hold(1)).not.toBeNull();
    offered.push(...(await promoteWaitlist(world, event)));
  }
  expect(offered, "M2, M3 and M4 in the order they came").toEqual(men.slice(0, 3));
  const woman = await waitFor(world, event, { places: [{ sideId: sideOf(event, 1), seats: 1 }] });
  expect(m1).not.toBeNull();
  expect(
    await leaveWaitlist(world, {
      token: waitlistToken(world.vault, { eventId: event.eventId, entryId: men[0] ?? "" }),
    }),
  ).toEqual({ ok: true });
  expect(await promoteWaitlist(world, event)).toEqual([men[3]]);
  expect(await stateOfEntry(world, woman)).toBe("waiting");
});

test("when sales end, everybody who waits or has an offer is told once, and nothing is offered any more", async () => {
  const { world, event, holds } = await fullEvening();
  const [first, second] = [await waitFor(world, event), await waitFor(world, event)];
  await letGo(world, holds);
  await promoteWaitlist(world, event);
  await world.db.prisma.event.update({
    where: { id: event.eventId },
    data: { salesCloseAt: world.clock.now() },
  });
  expect(await promoteWaitlist(world, event)).toEqual([]);
  await sweepWaitlists(world);
  await sweepWaitlists(world);
  expect(await Promise.all([first, second].map((entry) => stateOfEntry(world, entry)))).toEqual([
    "closed",
    "closed",
  ]);
  expect(await lettersOf(world, "waitlist-closed")).toBe(2);
  expect(await lettersOf(world, "waitlist-expired")).toBe(0);
  expect(await world.db.prisma.seat.count({ where: { entryId: { not: null } } })).toBe(0);
});

test("when the event is cancelled its queue ends with it; a pause ends nothing and offers nothing", async () => {
  const { world, event, holds } = await fullEvening();
  const entry = await waitFor(world, event);
  await letGo(world, holds);
  await world.db.prisma.event.update({ where: { id: event.eventId }, data: { salesPausedAt: now } });
  expect(await promoteWaitlist(world, event)).toEqual([]);
  expect(await closeWaitlist(world, event)).toBe(0);
  await world.db.prisma.event.update({
    where: { id: event.eventId },
    data: { state: "cancelled", cancelledAt: world.clock.now() },
  });
  await cancelEventOrders(world, event);
  await cancelEventOrders(world, event);
  expect(await stateOfEntry(world, entry)).toBe("closed");
  expect(await lettersOf(world, "waitlist-closed")).toBe(1);
});

test("a link opens its own entry alone: forged, cut and foreign ones open nothing", async () => {
  const { world, event } = await fullEvening();
  const entry = await waitFor(world, event);
  const { eventId, entryId } = entry;
  expect(readWaitlistToken(world.vault, entry.token)).toEqual({ eventId, entryId });
  const flipped = (entry.token.startsWith("A") ? "B" : "A") + entry.token.slice(1);
  for (const token of [flipped, entry.token.slice(1), `${entry.token}A`, "", "../../etc"])
    expect(readWaitlistToken(world.vault, token), token).toBeNull();
  const nobody = waitlistToken(world.vault, { eventId, entryId: eventId });
  expect((await showEntry(world, { token: nobody, locale: "en" })).ok).toBe(false);
  expect(await leaveWaitlist(world, { token: nobody })).toEqual({ ok: false, reason: "not-found" });
});

test("the letters of the waitlist reach its people in their language, each with its own link", async () => {
  const { world, event } = await fullEvening({ startsAt: new Date(now.getTime() + 30 * 24 * HOUR) }, true);
  const zh = await waitFor(world, event);
  await waitFor(world, event, { locale: "en" });
  await runJobs(world);
  const letters = await world.db.prisma.letter.findMany({ where: { kind: "waitlist-joined" } });
  expect(letters.map(({ state }) => state)).toEqual(["sent", "sent"]);
  const holds = await world.db.prisma.order.findMany({ where: { state: "held" } });
  await world.passTime(40 * MINUTE);
  await sweepHolds(world);
  await runJobs(world);
  expect(holds).toHaveLength(1);
  const offer = await world.db.prisma.letter.findFirstOrThrow({ where: { kind: "waitlist-offer" } });
  expect(offer).toMatchObject({ state: "sent", version: zh.entryId, locale: "zh-CN" });
});

test("a guest who holds a seat elsewhere on the evening can wait too, and a newcomer never passes the queue", async () => {
  const { world, event, holds } = await fullEvening({ sides: [{ capacity: 2 }] });
  await waitFor(world, event);
  await letGo(world, holds);
  expect(
    await holdSeat(world, registrationFor(event)),
    "seats are free, but somebody was there before",
  ).toMatchObject({ ok: false, reason: "must-wait", why: "queue" });
  await promoteWaitlist(world, event);
  expect(
    (await holdSeatFor(world, event)).orderId,
    "the second seat is free for a newcomer now",
  ).toBeTruthy();
});

test("a newcomer who finds nothing but an offer that has passed gets its seat at once", async () => {
  const { world, event, holds } = await fullEvening();
  const entry = await waitFor(world, event);
  await letGo(world, holds);
  await promoteWaitlist(world, event);
  expect((await holdSeat(world, registrationFor(event))).ok, "the seat is kept while the offer lasts").toBe(
    false,
  );
  world.clock.advance(12 * HOUR);
  expect((await holdSeat(world, registrationFor(event))).ok).toBe(true);
  expect(await stateOfEntry(world, entry)).toBe("expired");
});
