import { expect, test } from "vitest";
import { releaseHold } from "#app/use-cases/payment/release-hold.server.ts";
import { witness } from "#app/use-cases/payment/witness.server.ts";
import { holdSeat } from "#app/use-cases/registration/hold-seat.server.ts";
import { lockSides } from "#app/use-cases/registration/lock-sides.server.ts";
import { reserveSeats } from "#app/use-cases/registration/take-seats.server.ts";
import { holdSeatFor, registrationFor } from "#tests/builders/buyer.ts";
import { buildCode, buildEntry, buildSelling, type CodeWishes } from "#tests/builders/selling.ts";
import { openTestWorld } from "#tests/world.ts";

const two = [{ capacity: 12 }, { capacity: 12, labelEn: "Women", labelZh: "女生" }];

async function selling(...[wishes, rules]: [object?, Parameters<typeof buildSelling>[2]?]) {
  const world = await openTestWorld();
  const event = await buildSelling(world.db, { now: world.clock.now(), sides: two, ...wishes }, rules);
  const [men = "", women = ""] = event.sides.map(({ id }) => id);
  const claim = async (sideId: string, parts = {}) => {
    const outcome = await holdSeat(world, registrationFor(event, { sideId, ...parts }));
    if (outcome.ok) return "held";
    return outcome.reason === "must-wait" ? outcome.why : outcome.reason;
  };
  return { world, event, men, women, claim };
}

test("a side runs ahead of the other by the tolerance and no further, until the other grows", async () => {
  const { claim, men, women, world } = await selling({}, { tolerance: 2 });
  expect([await claim(men), await claim(men), await claim(men)]).toEqual(["held", "held", "balance"]);
  expect([await claim(women), await claim(men), await claim(men)]).toEqual(["held", "held", "balance"]);
  expect(await witness(world)).toEqual([]);
});

test("claims of one moment use the room that the other side makes in the same moment", async () => {
  const { claim, men, women, world } = await selling({}, { tolerance: 2 });
  const told = await Promise.all([men, men, men, men, women, men, women, women].map((side) => claim(side)));
  expect(told).toEqual(Array.from({ length: 8 }, () => "held"));
  const seats = await world.db.prisma.side.findMany({ orderBy: { position: "asc" } });
  expect(seats.map(({ taken }) => taken)).toEqual([5, 3]);
});

test("four a side, one ahead: five men and four women at once; only the fifth man has no seat", async () => {
  const { claim, men, women } = await selling(
    { sides: two.map((side) => ({ ...side, capacity: 4 })) },
    { tolerance: 1 },
  );
  const told = await Promise.all(
    [men, men, men, men, men, women, women, women, women].map((side) => claim(side)),
  );
  expect(told).toEqual(["held", "held", "held", "held", "full", "held", "held", "held", "held"]);
});

test("a side outside the balance group fills whatever the others do", async () => {
  const { claim, men } = await selling({}, { tolerance: 1, sides: [{ balanced: false }] });
  expect([await claim(men), await claim(men)]).toEqual(["held", "held"]);
});

test("a seat that is kept for an offer goes to nobody else, though it is the lowest", async () => {
  const { claim, men, event, world } = await selling({
    sides: two.map((side) => ({ ...side, capacity: 2 })),
  });
  const entryId = await buildEntry(world.db, event, [{ sideId: men, seats: 1 }]);
  const { eventId } = event;
  const offer = { state: "offered", offeredAt: new Date(), offerUntil: new Date(Date.now() + 3_600_000) };
  await world.db.transaction(async (tx) => {
    await lockSides(tx, eventId);
    await reserveSeats(tx, { eventId, entryId, places: [{ sideId: men, seats: 1 }] });
    await tx.waitlistEntry.update({ where: { eventId_id: { eventId, id: entryId } }, data: offer });
  });
  expect([await claim(men), await claim(men)]).toEqual(["held", "full"]);
  const seats = await world.db.prisma.seat.findMany({
    where: { sideId: men },
    orderBy: { number: "asc" },
  });
  expect(seats.map((seat) => [seat.entryId === entryId, seat.lineId !== null])).toEqual([
    [true, false],
    [false, true],
  ]);
  expect(await witness(world)).toEqual([]);
});

test("while anybody waits for a side newcomers join the queue", async () => {
  const { claim, men, women, event, world } = await selling({
    sides: two.map((side) => ({ ...side, capacity: 1 })),
  });
  await buildEntry(world.db, event, [{ sideId: men, seats: 1 }]);
  expect(await claim(men)).toBe("queue");
  expect(await claim(women)).toBe("held");
  expect(await world.db.prisma.order.count()).toBe(1);
});

test("a side whose people are looked at first gives no seat away", async () => {
  const { claim, men, women } = await selling({}, { sides: [{ needsApproval: true }] });
  expect([await claim(men), await claim(women)]).toEqual(["needs-approval", "held"]);
});

test("the early price holds until its moment, and then the seat's own", async () => {
  const world = await openTestWorld();
  const until = new Date(world.clock.now().getTime() + 60_000);
  const wishes = { now: world.clock.now(), sides: [{ priceMinor: 50_000 }] };
  const event = await buildSelling(world.db, wishes, {
    earlyBirdUntil: until,
    sides: [{ earlyBirdMinor: 40_000 }],
  });
  await holdSeatFor(world, event, { shownPriceMinor: 40_000 });
  world.clock.set(until);
  expect(await holdSeat(world, registrationFor(event, { shownPriceMinor: 40_000 }))).toMatchObject({
    reason: "price-changed",
    priceMinor: 50_000,
  });
  await holdSeatFor(world, event, { shownPriceMinor: 50_000 });
  const lines = await world.db.prisma.orderLine.findMany({ orderBy: { seatNumber: "asc" } });
  expect(lines.map(({ priceMinor, listMinor }) => [priceMinor, listMinor])).toEqual([
    [40_000, null],
    [50_000, null],
  ]);
});

test("a code takes its part off, is counted, remembers the list price, and comes back when the hold ends", async () => {
  const { world, event } = await selling();
  const code = await buildCode(world.db, event, { maxUses: 1 });
  const form = registrationFor(event, { code: " friend ", shownPriceMinor: 44_910 });
  expect((await holdSeat(world, form)).ok).toBe(true);
  expect((await holdSeat(world, form)).ok, "the same form is the same order").toBe(true);
  const line = await world.db.prisma.orderLine.findFirstOrThrow();
  expect(line).toMatchObject({ priceMinor: 44_910, listMinor: 49_900, codeHeld: true });
  expect(await holdSeat(world, registrationFor(event, { code }))).toEqual({
    ok: false,
    reason: "code-refused",
  });
  world.clock.advance(33 * 60_000);
  expect(await releaseHold(world, { eventId: event.eventId, orderId: line.orderId })).toBe("freed");
  expect(await world.db.prisma.discountCode.findFirst()).toMatchObject({ used: 0 });
  expect((await holdSeat(world, registrationFor(event, { code, shownPriceMinor: 44_910 }))).ok).toBe(true);
});

const hour = 3_600_000;
for (const [name, wishes, typed] of [
  ["unknown", {}, "NOBODY"],
  ["malformed", {}, "?!"],
  ["disabled", { disabledAt: new Date() }, "FRIEND"],
  ["over", { endsAt: new Date(Date.now() - hour) }, "FRIEND"],
  ["not valid yet", { startsAt: new Date(Date.now() + hour) }, "FRIEND"],
] as const satisfies readonly (readonly [string, CodeWishes, string])[])
  test(`a code that is ${name} is refused and nothing is claimed`, async () => {
    const { world, event } = await selling();
    await buildCode(world.db, event, wishes);
    expect(await holdSeat(world, registrationFor(event, { code: typed }))).toEqual({
      ok: false,
      reason: "code-refused",
    });
    expect(await world.db.prisma.order.count()).toBe(0);
  });

test("a code for one side is refused on the other", async () => {
  const { claim, world, event, men, women } = await selling();
  const code = await buildCode(world.db, event, { sideId: women });
  expect([await claim(men, { code }), await claim(women, { code })]).toEqual(["code-refused", "held"]);
});

test("a price shown is never exceeded: who saw the step before is asked again, and leaves no gap behind", async () => {
  const { world, event, men } = await selling({
    sides: [
      {
        capacity: 6,
        priceMinor: 20_000,
        steps: [
          { from: 1, priceMinor: 10_000 },
          { from: 3, priceMinor: 20_000 },
        ],
      },
    ],
  });
  const shown = [10_000, 10_000, 10_000, 20_000, 10_000, 20_000];
  const told = await Promise.all(
    shown.map((shownPriceMinor) => holdSeat(world, registrationFor(event, { sideId: men, shownPriceMinor }))),
  );
  expect(told.map((outcome) => (outcome.ok ? "held" : outcome.reason))).toEqual([
    ...["held", "held", "price-changed", "held", "price-changed", "held"],
  ]);
  const lines = await world.db.prisma.orderLine.findMany({ orderBy: { seatNumber: "asc" } });
  expect(lines.map(({ seatNumber, priceMinor }) => [seatNumber, priceMinor])).toEqual([
    [1, 10_000],
    [2, 10_000],
    [3, 20_000],
    [4, 20_000],
  ]);
});

test("an order keeps what resale the event allowed when it was accepted", async () => {
  const { world, event } = await selling({}, { resaleAllowed: true });
  await holdSeatFor(world, event);
  await world.db.prisma.event.updateMany({ data: { resaleAllowed: false } });
  expect(await world.db.prisma.order.findFirst()).toMatchObject({ resaleAllowed: true });
});
