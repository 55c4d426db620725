import { expect, test } from "vitest";
import type { Tx } from "#app/adapters/db.server.ts";
import { answerBooking } from "#app/use-cases/venues/answer-booking.server.ts";
import { bookingToken, openBookingLink } from "#app/use-cases/venues/booking-link.server.ts";
import { writeStep } from "#app/use-cases/venues/booking-steps.server.ts";
import { cancelBooking } from "#app/use-cases/venues/cancel-booking.server.ts";
import { closeBookings } from "#app/use-cases/venues/close-bookings.server.ts";
import { recordDeposit } from "#app/use-cases/venues/record-deposit.server.ts";
import { askedFor, askSomeVenue } from "#tests/builders/asked-venue.ts";
import { openTestWorld, type TestWorld } from "#tests/world.ts";

const now = new Date("2026-11-21T04:00:00Z");
const accept = { is: "accept" } as const;
const noDeposit = { depositKind: "none", deposit: "", depositDue: "" };

const stateOf = async (world: TestWorld, id: string) =>
  (await world.db.prisma.venueBooking.findUniqueOrThrow({ where: { id } })).state;
const stepsOf = async (world: TestWorld, bookingId: string) =>
  (await world.db.prisma.bookingStep.findMany({ where: { bookingId }, orderBy: { seq: "asc" } })).map(
    ({ step, toState }) => `${step}:${toState}`,
  );
const letters = (world: TestWorld) =>
  world.db.prisma.letter.findMany({ orderBy: { createdAt: "asc" }, select: { kind: true, locale: true } });

test("asked, countered, accepted, deposit paid: every step is kept and each side is told", async () => {
  const world = await openTestWorld({ now });
  const { bookingId, venue, organiser } = await askSomeVenue(world, { request: { contactLocale: "en" } });
  const fields = { ...askedFor, fee: "7000", startTime: "19:00" };
  const counter = { is: "counter", fields, message: "七千可以" } as const;
  expect(await answerBooking(world, { speaker: venue, version: 1, answer: counter })).toEqual({ ok: true });
  expect(await stateOf(world, bookingId)).toBe("countered");
  const versions = await world.db.prisma.bookingTerms.findMany({ orderBy: { version: "asc" } });
  expect(versions.map((one) => [one.proposedBy, one.feeMinor, one.startsAt.toISOString()])).toEqual([
    ["organiser", 600_000, "2026-12-19T10:00:00.000Z"],
    ["venue", 700_000, "2026-12-19T11:00:00.000Z"],
  ]);
  expect(
    await answerBooking(world, { speaker: organiser, version: 1, answer: accept }),
    "the older one",
  ).toEqual({
    ok: false,
    reason: "stale",
  });
  expect(await answerBooking(world, { speaker: venue, version: 2, answer: accept }), "their own").toEqual({
    ok: false,
    reason: "not-now",
  });
  expect(await answerBooking(world, { speaker: organiser, version: 2, answer: accept })).toEqual({
    ok: true,
  });
  expect(await stateOf(world, bookingId)).toBe("deposit-due");
  const ids = { organiserId: organiser.organiserId, venueId: venue.venueId, bookingId, receipt: null };
  const pay = (paid: string, paidOn = "2026-11-21") =>
    recordDeposit(world, { ...ids, fields: { paid, paidOn, reason: "早订便宜" } });
  expect(await pay("0")).toMatchObject({ problems: { paid: "out-of-range" } });
  expect(await pay("3000.01")).toMatchObject({ problems: { paid: "out-of-range" } });
  expect(await pay("-1")).toMatchObject({ problems: { paid: "not-money" } });
  expect(await pay("3000", "2026-11-22")).toMatchObject({ problems: { paidOn: "too-far" } });
  expect(await pay("3000")).toEqual({ ok: true });
  expect(await pay("3000"), "once").toEqual({ ok: false, reason: "not-now" });
  expect(await stepsOf(world, bookingId)).toEqual([
    ...["ask:requested", "counter:countered", "accept:held", "deposit-asked:deposit-due"],
    "deposit-paid:confirmed",
  ]);
  expect(await letters(world)).toEqual(
    expect.arrayContaining([
      { kind: "venue-news", locale: "en" },
      { kind: "booking-news", locale: "zh-CN" },
    ]),
  );
  world.clock.set(new Date("2026-12-19T15:00:00Z"));
  expect(await closeBookings(world)).toEqual({ closed: 1 });
  expect(await closeBookings(world), "once").toEqual({ closed: 0 });
  expect(await stateOf(world, bookingId)).toBe("done");
});

test("without a deposit a yes confirms at once; a request keeps no room", async () => {
  const world = await openTestWorld({ now });
  const first = await askSomeVenue(world, { fields: noDeposit });
  const second = await askSomeVenue(world, { ...first, fields: noDeposit });
  expect(await answerBooking(world, { speaker: second.venue, version: 1, answer: accept })).toEqual({
    ok: true,
  });
  expect(await stateOf(world, second.bookingId)).toBe("confirmed");
  const late = await answerBooking(world, { speaker: first.venue, version: 1, answer: accept });
  expect(late).toMatchObject({ ok: false, reason: "taken", met: { title: null } });
  expect(await stateOf(world, first.bookingId), "it can still be talked over").toBe("requested");
  expect(await stepsOf(world, first.bookingId)).toEqual(["ask:requested"]);
});

async function twoAsked(world: TestWorld) {
  const first = await askSomeVenue(world, { fields: noDeposit });
  return [first, await askSomeVenue(world, { ...first, fields: noDeposit })] as const;
}
const held = (world: TestWorld) => world.db.prisma.venueBooking.count({ where: { state: "confirmed" } });

test("of two bookings of one time that are accepted at once, one takes the room", {
  timeout: 30_000,
}, async () => {
  for (let round = 0; round < 3; round += 1) {
    const world = await openTestWorld({ now });
    const both = await twoAsked(world);
    const answers = await Promise.all(
      both.map(({ venue }) => answerBooking(world, { speaker: venue, version: 1, answer: accept })),
    );
    expect(answers.map((answer) => (answer.ok ? "ok" : answer.reason)).sort()).toEqual(["ok", "taken"]);
    expect(await held(world)).toBe(1);
  }
});

test("a control: without the constraint both would have it", async () => {
  const world = await openTestWorld({ now });
  await world.db.pool.query("alter table venue_booking drop constraint venue_booking_no_overlap");
  const both = await twoAsked(world);
  await Promise.all(
    both.map(({ venue }) => answerBooking(world, { speaker: venue, version: 1, answer: accept })),
  );
  expect(await held(world)).toBe(2);
});

test("of a yes, a no and a counter at once, one decides", { timeout: 30_000 }, async () => {
  for (let round = 0; round < 4; round += 1) {
    const world = await openTestWorld({ now });
    const { venue, bookingId } = await askSomeVenue(world, { fields: noDeposit });
    const answers = await Promise.all(
      [accept, { is: "decline", message: "" } as const, accept].map((answer) =>
        answerBooking(world, { speaker: venue, version: 1, answer }),
      ),
    );
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    const said = await stepsOf(world, bookingId);
    expect(said.filter((step) => /^(accept|decline)/.test(step))).toHaveLength(1);
    expect(await world.db.prisma.letter.count({ where: { kind: "booking-news" } })).toBe(1);
  }
});

test("a control: who looks before the lock decides twice, but for the history's key", async () => {
  const world = await openTestWorld({ now });
  const { bookingId } = await askSomeVenue(world, { fields: noDeposit });
  const seen = await Promise.all([0, 1].map(() => stateOf(world, bookingId)));
  const decide = (step: "accept" | "decline", to: string) =>
    world.db.transaction(async (tx: Tx) => {
      await writeStep(world, tx, { bookingId, step, by: "venue", from: "requested" });
      await tx.venueBooking.update({ where: { id: bookingId }, data: { state: to } });
    });
  expect(seen).toEqual(["requested", "requested"]);
  await decide("decline", "declined");
  await decide("accept", "held");
  expect((await stepsOf(world, bookingId)).slice(1)).toEqual(["decline:declined", "accept:held"]);
});

test("a booking's state never changes without a step, and steps never change", async () => {
  const world = await openTestWorld({ now });
  const { bookingId } = await askSomeVenue(world);
  const bare = world.db.prisma.venueBooking.update({
    where: { id: bookingId },
    data: { state: "confirmed" },
  });
  await expect(bare).rejects.toThrow("without a step");
  await expect(world.db.pool.query("delete from booking_step")).rejects.toThrow("append-only");
});

test("cancelling follows the ladder, and an amount that was not shown is not agreed to", async () => {
  const world = await openTestWorld({ now });
  const { venue, organiser, bookingId } = await askSomeVenue(world, { fields: noDeposit });
  await answerBooking(world, { speaker: venue, version: 1, answer: accept });
  const ids = { organiserId: organiser.organiserId, venueId: venue.venueId, bookingId };
  world.clock.set(new Date("2026-12-11T04:00:00Z"));
  expect(await cancelBooking(world, { ...ids, shownMinor: 0 }), "free when the page was opened").toEqual({
    ok: false,
    reason: "owed-changed",
    owedMinor: 300_000,
  });
  expect(await cancelBooking(world, { ...ids, shownMinor: 300_000 })).toEqual({
    ok: true,
    owedMinor: 300_000,
  });
  const row = await world.db.prisma.venueBooking.findUniqueOrThrow({ where: { id: bookingId } });
  expect([row.state, row.cancelOwedMinor]).toEqual(["cancelled", 300_000]);
});

test("a request is cancelled for nothing, and lapses when its time comes", async () => {
  const world = await openTestWorld({ now });
  const { organiser, venueId, bookingId, ...asked } = await askSomeVenue(world);
  const ids = { organiserId: organiser.organiserId, venueId, bookingId };
  expect(await cancelBooking(world, ids)).toEqual({ ok: true, owedMinor: 0 });
  const other = await askSomeVenue(world, { organiserId: asked.organiserId, venueId });
  world.clock.set(new Date("2026-12-19T10:00:00Z"));
  expect(await answerBooking(world, { speaker: other.venue, version: 1, answer: accept })).toEqual({
    ok: false,
    reason: "over",
  });
  await closeBookings(world);
  expect(await stepsOf(world, other.bookingId)).toEqual(["ask:requested", "lapse:cancelled"]);
});

test("the venue releases with a reason, and only with one", async () => {
  const world = await openTestWorld({ now });
  const { venue, bookingId } = await askSomeVenue(world);
  await answerBooking(world, { speaker: venue, version: 1, answer: accept });
  const release = (message: string) =>
    answerBooking(world, { speaker: venue, version: 1, answer: { is: "release", message } });
  expect(await release("  ")).toMatchObject({ problems: { message: "missing" } });
  expect(await release("水管坏了")).toEqual({ ok: true });
  expect(await stateOf(world, bookingId)).toBe("released");
});

test.each([
  ["an end before the start", { endTime: "17:00" }, "endTime"],
  ["a day that is over", { date: "2026-11-01" }, "date"],
  ["a negative price", { fee: "-5" }, "fee"],
  ["an absurd price", { fee: "99999999" }, "fee"],
  ["a share above the whole", { kind: "revenue-share", share: "100.01" }, "share"],
  ["a deposit above the fee", { deposit: "6000.01" }, "deposit"],
])("a counter with %s is refused beside its field and leaves nothing", async (_what, wrong, field) => {
  const world = await openTestWorld({ now });
  const { venue, bookingId } = await askSomeVenue(world);
  const answer = { is: "counter", fields: { ...askedFor, ...wrong }, message: "" } as const;
  const refused = await answerBooking(world, { speaker: venue, version: 1, answer });
  expect(Object.keys(refused.ok || refused.reason !== "invalid" ? {} : refused.problems)).toContain(field);
  expect(await stepsOf(world, bookingId)).toEqual(["ask:requested"]);
  expect(await world.db.prisma.bookingTerms.count()).toBe(1);
});

test("answers that send letters are limited for each booking", async () => {
  const world = await openTestWorld({ now });
  const { venue } = await askSomeVenue(world);
  const say = () =>
    answerBooking(world, { speaker: venue, version: 1, answer: { is: "message", message: "在吗" } });
  for (let n = 0; n < 15; n += 1) expect(await say()).toEqual({ ok: true });
  expect(await say()).toEqual({ ok: false, reason: "too-many" });
});

test("a link opens its booking and nothing else, and nothing once the time is over", async () => {
  const world = await openTestWorld({ now });
  const { token, bookingId, venueId } = await askSomeVenue(world);
  expect(await openBookingLink(world, token)).toEqual({ bookingId, venueId });
  const flipped = `${token.slice(0, 5)}${token[5] === "A" ? "B" : "A"}${token.slice(6)}`;
  const outdated = bookingToken(world.vault, { bookingId, version: 2 });
  for (const wrong of [flipped, outdated, "", "../..", `${token}A`, token.slice(1)])
    expect(await openBookingLink(world, wrong), wrong).toBeNull();
  world.clock.set(new Date("2026-12-19T15:00:00Z"));
  expect(await openBookingLink(world, token), "after the end").toBeNull();
});
