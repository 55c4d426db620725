import { expect, test } from "vitest";
import { openSeatClaims } from "#app/adapters/seat-claims.server.ts";
import { sweepHolds } from "#app/use-cases/payment/sweep-holds.server.ts";
import { witness } from "#app/use-cases/payment/witness.server.ts";
import { findTickets } from "#app/use-cases/registration/find-tickets.server.ts";
import { type HoldSeatInput, holdSeat } from "#app/use-cases/registration/hold-seat.server.ts";
import { orderToken, readOrderToken } from "#app/use-cases/registration/order-link.server.ts";
import { showOrder } from "#app/use-cases/registration/show-order.server.ts";
import { holdSeatFor, openPageFor, registrationFor } from "#tests/builders/buyer.ts";
import { buildEvent, type EventWishes } from "#tests/builders/event.ts";
import { openTestWorld } from "#tests/world.ts";

const HOUR = 3_600_000;

async function evening(wishes: Partial<EventWishes> = {}, sandbox = false) {
  const world = await openTestWorld({ sandbox });
  const event = await buildEvent(world.db, { now: world.clock.now(), sides: [{ capacity: 3 }], ...wishes });
  return { world, event };
}

test("the lowest free seat is held for 32 minutes at its own price", async () => {
  const { world, event } = await evening();
  await holdSeatFor(world, event);
  const key = await holdSeatFor(world, event);
  const order = await world.db.prisma.order.findFirstOrThrow({
    where: { id: key.orderId },
    include: { lines: true },
  });
  expect(order.lines[0]).toMatchObject({ seatNumber: 2, priceMinor: 49_900 });
  expect(order.holdUntil?.getTime()).toBe(world.clock.now().getTime() + 32 * 60_000);
});

test("one form sent twice at once, later, and from another process is one order", async () => {
  const { world, event } = await evening();
  const form = registrationFor(event);
  const elsewhere = { ...world, seats: openSeatClaims(world.db.pool) };
  const outcomes = await Promise.all([world, world, elsewhere, elsewhere].map((at) => holdSeat(at, form)));
  outcomes.push(await holdSeat(elsewhere, form));
  const ids = new Set(outcomes.map((outcome) => (outcome.ok ? outcome.order.orderId : outcome.reason)));
  expect([...ids]).toHaveLength(1);
  expect(await world.db.prisma.order.count()).toBe(1);
  expect(await world.db.prisma.seat.count({ where: { lineId: { not: null } } })).toBe(1);
  expect(await witness(world)).toEqual([]);
});

test("a seat dearer than the price shown is not taken; the new price is told", async () => {
  const { world, event } = await evening({
    sides: [{ capacity: 3, priceMinor: 10_000, steps: [{ from: 3, priceMinor: 20_000 }] }],
  });
  for (let seat = 0; seat < 2; seat += 1) await holdSeatFor(world, event);
  const outcome = await holdSeat(world, registrationFor(event));
  expect(outcome).toEqual({ ok: false, reason: "price-changed", priceMinor: 20_000, currency: "CNY" });
  expect(await world.db.prisma.order.count()).toBe(2);
  expect((await holdSeat(world, registrationFor(event, { shownPriceMinor: 20_000 }))).ok).toBe(true);
});

const now = new Date("2026-11-21T04:00:00Z");
for (const [name, wishes, why] of [
  ["a draft", { state: "draft" }, "not-published"],
  ["a cancelled evening", { state: "cancelled" }, "cancelled"],
  ["an evening that is over", { startsAt: new Date(now.getTime() - 5 * HOUR) }, "past"],
  ["an evening whose sales are closed", { salesCloseAt: new Date(now.getTime() - HOUR) }, "closed"],
  ["an evening whose sales are paused", { salesPausedAt: new Date(now.getTime() - HOUR) }, "paused"],
] as const satisfies readonly (readonly [string, Partial<EventWishes>, string])[])
  test(`the server itself sells no seat of ${name}`, async () => {
    const world = await openTestWorld({ now });
    const event = await buildEvent(world.db, { now, ...wishes });
    expect(await holdSeat(world, registrationFor(event))).toEqual({ ok: false, reason: "sales-closed", why });
    expect(await world.db.prisma.order.count()).toBe(0);
  });

for (const [name, parts, fields] of [
  ["under 18 on the night", { birthDate: "2012-01-01" }, { birthDate: "under-18" }],
  ["a date that does not exist", { birthDate: "1999-02-30" }, { birthDate: "not-a-date" }],
  ["no name but control characters", { name: "\u202e\u0007\n" }, { name: "missing" }],
  ["an address with a line break", { email: "a@b.example\r\nBcc: x@y.example" }, { email: "not-an-email" }],
  ["a side of another event", { sideId: "00000000-0000-4000-8000-000000000000" }, { side: "unknown-side" }],
  ["no side chosen, and so no price", { sideId: "", shownPriceMinor: -1 }, { side: "missing" }],
  ["a price that is not a number", { shownPriceMinor: Number.NaN }, { form: "malformed" }],
  [
    "a consent not ticked",
    { consents: { terms: "v1", privacy: null, conduct: "v1" } },
    { privacy: "must-agree" },
  ],
] as const satisfies readonly (readonly [string, Partial<HoldSeatInput>, object])[])
  test(`a registration with ${name} is refused beside its field and writes nothing`, async () => {
    const { world, event } = await evening();
    const outcome = await holdSeat(world, { ...registrationFor(event), ...parts });
    expect(outcome).toEqual({ ok: false, reason: "invalid", fields });
    expect(await world.db.prisma.order.count()).toBe(0);
  });

test("an age band that the organiser changed a moment ago counts", async () => {
  const { world, event } = await evening();
  await holdSeatFor(world, event, { birthDate: "1996-05-04" });
  await world.db.prisma.event.updateMany({ data: { maxAge: 25 } });
  const outcome = await holdSeat(world, registrationFor(event, { birthDate: "1996-05-04" }));
  expect(outcome).toMatchObject({ reason: "invalid", fields: { birthDate: "outside-age-band" } });
});

test("one person, one browser and one network can keep only so many seats", async () => {
  const world = await openTestWorld();
  const event = await buildEvent(world.db, { now: world.clock.now(), sides: [{ capacity: 100 }] });
  const same = { email: "greedy@mail.example" };
  const holds = await Promise.all(
    Array.from({ length: 6 }, () => holdSeat(world, registrationFor(event, same))),
  );
  expect(holds.filter((outcome) => outcome.ok)).toHaveLength(2);
  const browser = await Promise.all(
    Array.from({ length: 8 }, () => holdSeat(world, registrationFor(event, { browserKey: "one" }))),
  );
  expect(browser.filter((outcome) => outcome.ok)).toHaveLength(4);
  const network = await Promise.all(
    Array.from({ length: 80 }, () => holdSeat(world, registrationFor(event, { networkKey: "198.51.100.7" }))),
  );
  expect(network.filter((outcome) => outcome.ok)).toHaveLength(60);
  expect(await witness(world)).toEqual([]);
});

test("five hundred holds from one address end at its cap, and the other seats stay free", async () => {
  const world = await openTestWorld();
  const event = await buildEvent(world.db, { now: world.clock.now(), sides: [{ capacity: 120 }] });
  const tries = Array.from({ length: 500 }, () => registrationFor(event, { networkKey: "198.51.100.7" }));
  const outcomes = await Promise.all(tries.map((form) => holdSeat(world, form)));
  expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(60);
  const refused = outcomes.flatMap((outcome) => (outcome.ok ? [] : [outcome.reason]));
  expect(new Set(refused), "each of the others is told the same").toEqual(new Set(["too-many-holds"]));
  expect(await holdSeat(world, registrationFor(event)), "somebody else gets a seat").toMatchObject({
    ok: true,
  });
  expect(await world.db.prisma.order.count(), "nothing was written for who was refused").toBe(61);
  expect(await witness(world)).toEqual([]);
}, 60_000);

test("a seat that costs nothing is a ticket at once", async () => {
  const { world, event } = await evening({ sides: [{ capacity: 1, priceMinor: 0 }] });
  const form = registrationFor(event);
  expect(await holdSeat(world, form)).toMatchObject({ ok: true, order: { state: "paid" }, repeated: false });
  expect(await holdSeat(world, form)).toMatchObject({ ok: true, order: { state: "paid" }, repeated: true });
  expect(await world.db.prisma.letter.count({ where: { kind: "ticket" } })).toBe(1);
  expect(await witness(world)).toEqual([]);
});

test("when only overdue holds keep a side full, the next buyer settles them and gets the seat", async () => {
  const { world, event } = await evening({ sides: [{ capacity: 1 }] }, true);
  const first = await openPageFor(world, event);
  expect(await holdSeat(world, registrationFor(event))).toEqual({
    ok: false,
    reason: "must-wait",
    why: "full",
  });
  await world.passTime(33 * 60_000);
  const outcomes = await Promise.all([1, 2, 3].map(() => holdSeat(world, registrationFor(event))));
  expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(1);
  expect(await world.db.prisma.order.findFirst({ where: { id: first.orderId } })).toMatchObject({
    state: "expired",
  });
  await sweepHolds(world);
  expect(await witness(world, { stripe: true })).toEqual([]);
});

test("an order's link opens that order and dies with its version", async () => {
  const { world, event } = await evening({ venueFeeMinor: 600_000 });
  const key = await holdSeatFor(world, event, { name: "林晓雯" });
  const token = orderToken(world.vault, key);
  expect(readOrderToken(world.vault, token)).toEqual(key);
  for (let at = 0; at < token.length; at += 7) {
    const changed = token.slice(0, at) + (token[at] === "A" ? "B" : "A") + token.slice(at + 1);
    expect(readOrderToken(world.vault, changed), `changed at ${at}`).toBeNull();
  }
  const shown = await showOrder(world, { token });
  expect(shown).toMatchObject({
    ok: true,
    order: { state: "held", canPay: true, person: { name: "林晓雯" } },
  });
  expect(shown.ok && shown.order.event.venue?.address, "the address is for paid guests").toBeNull();
  await world.db.prisma.order.updateMany({ data: { linkVersion: 2 } });
  expect(await showOrder(world, { token })).toEqual({ ok: false, reason: "not-found" });
});

test("finding a ticket answers and does the same for known, unknown and malformed addresses", async () => {
  const { world, event } = await evening();
  await holdSeatFor(world, event, { email: "mei@mail.example" });
  for (const email of ["mei@mail.example", "nobody@mail.example", "=HYPERLINK(1)"])
    expect(await findTickets(world, { email, locale: "en" })).toEqual({ ok: true });
  expect(await world.db.prisma.letter.count({ where: { kind: "find-ticket" } })).toBe(3);
});
