import { randomBytes, randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { openDb } from "#app/adapters/db.server.ts";
import {
  holdCaps,
  openSeatClaims,
  type SeatClaim,
  type SeatClaims,
  type Waiting,
} from "#app/adapters/seat-claims.server.ts";
import { lookAhead, takeForeseen } from "#app/adapters/seat-foresight.server.ts";
import { firstHoldUntil } from "#app/domain/payment/hold.ts";
import { foreseeSeats } from "#app/domain/registration/foresee-seats.ts";
import { witness } from "#app/use-cases/payment/witness.server.ts";
import type { BuiltEvent } from "#tests/builders/event.ts";
import { buildCode, buildEntry, buildSelling } from "#tests/builders/selling.ts";
import { openTestWorld, type TestWorld } from "#tests/world.ts";

const sides = [{ capacity: 12 }, { capacity: 12, labelEn: "Women", labelZh: "女生" }];

function claimOf(event: BuiltEvent, n: number, parts: Partial<SeatClaim> = {}): SeatClaim {
  return {
    formToken: randomBytes(16).toString("base64url"),
    orderId: randomUUID(),
    lineId: randomUUID(),
    sideId: event.sides[n % 2]?.id ?? "",
    shownPriceMinor: 49_900,
    code: null,
    locale: "en",
    person: randomBytes(80),
    emailIndex: randomBytes(32),
    browserKey: randomBytes(32),
    networkKey: randomBytes(32),
    consents: { terms: "2026-11", privacy: "2026-11", conduct: "2026-11" },
    ...parts,
  };
}

/** An evening of two sides, and four claims whose seats have been foreseen and not been taken yet. */
async function foreseen(parts: Partial<SeatClaim> = {}) {
  const world = await openTestWorld();
  const { pool } = world.db;
  const now = world.clock.now();
  const event = await buildSelling(world.db, { now, sides }, { tolerance: 3 });
  await buildCode(world.db, event, { code: "FRIEND", percent: 10, maxUses: 2 });
  const facts = await world.seats.factsOf(event.eventId);
  if (!facts) throw new Error("the evening was not built");
  const times = { now, holdUntil: firstHoldUntil(now) };
  const claims = [0, 1, 2, 3].map((n) => claimOf(event, n, n === 0 ? { ...parts, code: "FRIEND" } : parts));
  const { seats } = foreseeSeats(await lookAhead(pool, event.eventId, now), claims, now);
  // why: nobody waits for these answers; the statement alone is looked at.
  const told = { tries: 0, answer: () => undefined, fail: () => undefined };
  const batch: Waiting[] = claims.map((claim, arrival) => ({ facts, claim, times, arrival, ...told }));
  const take = (asked = { batch, seats }) =>
    takeForeseen(pool, asked.batch, { seats: asked.seats, caps: holdCaps, turns: { after: 1n, turn: 2n } });
  const written = () => world.db.prisma.order.count({ where: { eventId: event.eventId } });
  return { world, event, facts, times, claims, seats, batch, take, written };
}

type Setting = Awaited<ReturnType<typeof foreseen>>;

function claimOther(
  { world, facts, times, event }: Setting,
  n: number,
  parts: Partial<SeatClaim> = {},
  seats: SeatClaims = world.seats,
) {
  return seats.claim(facts, claimOf(event, n, parts), times);
}

function sideOf({ event }: Setting) {
  return { eventId_id: { eventId: event.eventId, id: event.sides[0]?.id ?? "" } };
}

function changeEvent(data: Parameters<TestWorld["db"]["prisma"]["event"]["update"]>[0]["data"]) {
  return ({ world, event }: Setting) => world.db.prisma.event.update({ where: { id: event.eventId }, data });
}

function changeSide(data: Parameters<TestWorld["db"]["prisma"]["side"]["update"]>[0]["data"]) {
  return (setting: Setting) => setting.world.db.prisma.side.update({ where: sideOf(setting), data });
}

function changeCode(data: Parameters<TestWorld["db"]["prisma"]["discountCode"]["updateMany"]>[0]["data"]) {
  return ({ world, event }: Setting) =>
    world.db.prisma.discountCode.updateMany({ where: { eventId: event.eventId }, data });
}

test("claims take the seats that were foreseen, at their prices, and everything is written", async () => {
  const { world, event, seats, take, claims } = await foreseen();
  expect(seats).toEqual([
    { number: 1, listMinor: 49_900, priceMinor: 44_910, codeId: expect.any(String) },
    { number: 1, listMinor: 49_900, priceMinor: 49_900, codeId: null },
    { number: 2, listMinor: 49_900, priceMinor: 49_900, codeId: null },
    { number: 2, listMinor: 49_900, priceMinor: 49_900, codeId: null },
  ]);
  expect(await take()).toBe(true);
  const where = { eventId: event.eventId };
  const lines = await world.db.prisma.orderLine.findMany({ where, include: { seats: true, order: true } });
  for (const [n, claim] of claims.entries()) {
    const line = lines.find(({ id }) => id === claim.lineId);
    expect([line?.seats[0]?.number, line?.seatNumber]).toEqual([seats[n]?.number, seats[n]?.number]);
    expect([line?.priceMinor, line?.order.totalMinor]).toEqual([seats[n]?.priceMinor, seats[n]?.priceMinor]);
  }
  expect(await world.db.prisma.orderStep.count({ where })).toBe(4);
  expect(await world.db.prisma.consent.count({ where })).toBe(4);
  expect((await world.db.prisma.discountCode.findFirst({ where }))?.used).toBe(1);
  expect(await witness(world)).toEqual([]);
});

const long = new Date("2020-01-01T00:00:00Z");
const otherwise: [string, (setting: Setting) => Promise<unknown>][] = [
  ["sales are paused", changeEvent({ salesPausedAt: long })],
  ["sales are closed", changeEvent({ salesCloseAt: long })],
  ["the evening is called off", changeEvent({ state: "cancelled", cancelledAt: long })],
  [
    "the evening begins at another time",
    changeEvent({ startsAt: new Date("2031-01-01T00:00:00Z"), endsAt: new Date("2031-01-01T03:00:00Z") }),
  ],
  ["other ages are asked for", changeEvent({ minAge: 30 })],
  ["somebody has the seat", (setting) => claimOther(setting, 0)],
  [
    "the seat costs something else",
    ({ world, event }) =>
      world.db.prisma.seat.updateMany({
        where: { eventId: event.eventId, number: 2 },
        data: { priceMinor: 60_000 },
      }),
  ],
  [
    "early prices have begun",
    async (setting) => {
      await changeEvent({ earlyBirdUntil: new Date("2031-01-01T00:00:00Z") })(setting);
      await changeSide({ earlyBirdMinor: 100 })(setting);
    },
  ],
  ["the side has fewer seats", changeSide({ capacity: 1 })],
  ["the side's people are looked at first", changeSide({ needsApproval: true })],
  [
    "somebody waits for the side",
    ({ world, event }) => buildEntry(world.db, event, [{ sideId: event.sides[0]?.id ?? "", seats: 1 }]),
  ],
  ["the code is stopped", changeCode({ disabledAt: long })],
  ["the code is over", changeCode({ endsAt: long })],
  ["the code has not begun", changeCode({ startsAt: new Date("2031-01-01T00:00:00Z") })],
  ["the code is used up", changeCode({ used: 2 })],
  ["the code takes something else off", changeCode({ percent: 50 })],
  [
    "the code is for the other side",
    (setting) => changeCode({ sideId: setting.event.sides[1]?.id ?? "" })(setting),
  ],
];

test.each(otherwise)("when %s nothing is taken and nothing is written", async (_, change) => {
  const setting = await foreseen();
  await change(setting);
  const before = await setting.written();
  expect(await setting.take()).toBe(false);
  expect(await setting.written()).toBe(before);
});

test("a form that was sent before undoes its group", async () => {
  const setting = await foreseen();
  const { formToken } = setting.claims[3] ?? {};
  await claimOther(setting, 1, { formToken });
  expect(
    await setting.take({
      ...setting,
      seats: setting.seats.map((seat, n) => (n % 2 ? { ...seat, number: seat.number + 1 } : seat)),
    }),
  ).toBe(false);
  expect(await setting.written()).toBe(1);
});

test("a side takes no seat beyond the tolerance", async () => {
  const setting = await foreseen();
  const ofFirst = <T>(all: readonly T[]) => all.filter((_, n) => n % 2 === 0);
  const some = { batch: ofFirst(setting.batch), seats: ofFirst(setting.seats) };
  await changeEvent({ balanceTolerance: 1 })(setting);
  expect(await setting.take(some)).toBe(false);
  expect(await setting.written()).toBe(0);
  await changeEvent({ balanceTolerance: 2 })(setting);
  expect(await setting.take(some)).toBe(true);
});

test("no seat is taken while a lower one is free", async () => {
  const setting = await foreseen();
  const higher = setting.seats.map((seat) => ({ ...seat, number: seat.number + 1 }));
  expect(await setting.take({ ...setting, seats: higher })).toBe(false);
  expect(await setting.written()).toBe(0);
});

test.each([
  ["a person", { emailIndex: randomBytes(32) }, holdCaps.person],
  ["a browser", { browserKey: randomBytes(32) }, holdCaps.browser],
])("%s cannot keep more seats than the general way gives it", async (_, same, most) => {
  const within = await foreseen();
  const some = within.batch.map((one, n) => (n < most ? { ...one, claim: { ...one.claim, ...same } } : one));
  expect(await within.take({ ...within, batch: some })).toBe(true);
  const beyond = await foreseen(most < 4 ? same : {});
  if (most === 4) {
    await claimOther(beyond, 0, same);
    const seats = beyond.seats.map((seat, n) => (n % 2 === 0 ? { ...seat, number: seat.number + 1 } : seat));
    const all = beyond.batch.map((one) => ({ ...one, claim: { ...one.claim, ...same } }));
    expect(await beyond.take({ ...beyond, batch: all, seats })).toBe(false);
    expect(await beyond.written()).toBe(1);
    return;
  }
  expect(await beyond.take()).toBe(false);
  expect(await beyond.written()).toBe(0);
});

test("a rush gets its seats in the order it came, and two processes in a rush give each seat once", async () => {
  const setting = await foreseen();
  const { world, event } = setting;
  const other = openDb(world.databaseUrl, 4);
  const second = openSeatClaims(other.pool);
  await world.db.prisma.discountCode.deleteMany({ where: { eventId: event.eventId } });
  const alone = Array.from({ length: 10 }, (_, n) => claimOf(event, n));
  const told = await Promise.all(
    alone.map((claim) => world.seats.claim(setting.facts, claim, setting.times)),
  );
  expect(told.map(({ outcome }) => outcome)).toEqual(alone.map(() => "held"));
  const lines = await world.db.prisma.orderLine.findMany({ where: { eventId: event.eventId } });
  const numbers = alone.map(({ lineId }) => lines.find(({ id }) => id === lineId)?.seatNumber);
  expect(numbers).toEqual([1, 1, 2, 2, 3, 3, 4, 4, 5, 5]);
  const both = await Promise.all(
    Array.from({ length: 40 }, (_, n) => claimOther(setting, n, {}, n % 4 < 2 ? world.seats : second)),
  );
  expect(both.filter(({ outcome }) => outcome === "held").length).toBe(14);
  expect(both.filter((one) => one.outcome === "must-wait" && one.why === "full").length).toBe(26);
  expect(await witness(world)).toEqual([]);
  await other.close();
});
