import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import type { MoveFields } from "#app/domain/events/move-event.ts";
import { spanFields } from "#app/domain/events/time-span.ts";
import { moveEvent } from "#app/use-cases/events/move-event.server.ts";
import { showMoveEvent } from "#app/use-cases/events/show-move-event.server.ts";
import { cancelOwnOrder } from "#app/use-cases/payment/cancel-order.server.ts";
import { quoteCancellation } from "#app/use-cases/payment/quote-cancellation.server.ts";
import { showOrder } from "#app/use-cases/registration/show-order.server.ts";
import type { World } from "#app/use-cases/world.server.ts";
import { holdSeatFor } from "#tests/builders/buyer.ts";
import { buildEvening } from "#tests/builders/evening.ts";
import type { BuiltEvent } from "#tests/builders/event.ts";
import { expectNothingLost } from "#tests/builders/settled.ts";
import { buyTicketFor } from "#tests/builders/ticket.ts";
import { bookVenue } from "#tests/builders/venue.ts";
import { runJobs } from "#tests/run-jobs.ts";
import { openTestWorld, type TestWorld } from "#tests/world.ts";

const organiserId = randomUUID();
const DAY = 86_400_000;
const HOUR = 3_600_000;
const later = (at: Date, by: number) => new Date(at.getTime() + by);
/** A whole minute, so that forms show it whole. */
const now = new Date("2031-03-08T11:00:00Z");

async function evening() {
  const world = await openTestWorld({ now, sandbox: true });
  return { world, event: await buildEvening(world) };
}

/** Another free booking, a week after the event, at a venue of its own. */
function freeBooking(world: World, event: BuiltEvent, feeMinor = 450_000): Promise<string> {
  const [startsAt, endsAt] = [later(event.startsAt, 7 * DAY - HOUR), later(event.endsAt, 7 * DAY + HOUR)];
  return bookVenue(world.db, { now, startsAt, endsAt, feeMinor, currency: "CNY", organiserId });
}

type Wish = { bookingId: string | null; by: number; offerDays?: string; version?: string };

async function move(world: World, event: BuiltEvent, wish: Wish) {
  const { eventId } = event;
  const row = await world.db.prisma.event.findUniqueOrThrow({ where: { id: eventId } });
  const span = { startsAt: later(row.startsAt, wish.by), endsAt: later(row.endsAt, wish.by) };
  const fields: MoveFields = { ...spanFields(span, row.timeZone), offerDays: wish.offerDays ?? "3" };
  const version = wish.version ?? row.updatedAt.toISOString();
  return moveEvent(world, { organiserId, eventId, version, bookingId: wish.bookingId, fields });
}

async function lettersOf(world: TestWorld, orderId: string, kind: string) {
  return world.db.prisma.letter.findMany({ where: { orderId, kind }, orderBy: { dueAt: "asc" } });
}

test("moving to another booking tells everyone once, plans reminders anew and offers all the money back", async () => {
  const { world, event } = await evening();
  const page = await buyTicketFor(world, event);
  const held = await holdSeatFor(world, event);
  await runJobs(world);
  const bookingId = await freeBooking(world, event);
  expect(await move(world, event, { bookingId, by: 7 * DAY })).toEqual({ ok: true });
  await runJobs(world);
  await runJobs(world);

  const row = await world.db.prisma.event.findUniqueOrThrow({ where: { id: event.eventId } });
  expect(row).toMatchObject({
    startsAt: later(event.startsAt, 7 * DAY),
    salesCloseAt: later(event.startsAt, 7 * DAY),
    timeVersion: 2,
    bookingId,
    movedFromStartsAt: event.startsAt,
    refundOfferUntil: later(now, 3 * DAY),
  });
  for (const { orderId } of [page, held])
    expect(await lettersOf(world, orderId, "event-moved")).toMatchObject([{ state: "sent", version: "2" }]);
  const reminders = await lettersOf(world, page.orderId, "reminder-24h");
  expect(reminders).toMatchObject([
    { state: "skipped", skippedReason: "event-moved" },
    { state: "queued", dueAt: later(row.startsAt, -DAY) },
  ]);

  const letters = await world.sandbox.control.letters();
  const told = letters.filter(({ subject }) => subject.startsWith("活动改期"));
  expect(told).toHaveLength(2);
  const ticket = told.find(({ attachments }) => attachments.length > 0);
  expect(ticket?.text).toContain("3 月 22 日");
  expect(ticket?.text).toContain("3 月 29 日");
  expect(ticket?.text).toContain("¥499.00 CNY 全额退回");
  const ics = Buffer.from(ticket?.attachments[0]?.base64 ?? "", "base64").toString();
  expect(ics).toContain(`UID:${page.orderId}@qingju`);
  expect(ics).toContain("SEQUENCE:2");
  expect(ics).toContain("DTSTART:20310329T110000Z");
  await expectNothingLost(world);
});

test("while the offer stands everything comes back, after it the ladder by the new time", async () => {
  const { world, event } = await evening();
  await world.passTime(9 * DAY);
  const page = await buyTicketFor(world, event);
  expect(await quoteCancellation(world, page)).toMatchObject({ quote: { percent: 80 } });
  await world.passTime(HOUR);
  const bookingId = await freeBooking(world, event);
  await move(world, event, { bookingId, by: 1 * HOUR, offerDays: "2" });
  expect(await move(world, event, { bookingId, by: 7 * DAY, offerDays: "2" })).toEqual({ ok: true });
  const until = later(world.clock.now(), 2 * DAY);
  expect(await quoteCancellation(world, page)).toMatchObject({
    quote: { percent: 100, amountMinor: 49_900 },
  });
  const shown = await showOrder(world, { token: page.token });
  expect(shown).toMatchObject({
    order: { moved: { startsAt: event.startsAt, offerUntil: until }, quote: { percent: 100 } },
  });
  await world.passTime(HOUR);
  const newcomer = await buyTicketFor(world, event);
  expect(await showOrder(world, { token: newcomer.token })).toMatchObject({ order: { moved: null } });
  expect(await cancelOwnOrder(world, { token: page.token, shownRefundMinor: 49_900 })).toEqual({
    ok: true,
    refundMinor: 49_900,
  });
  await world.passTime(9 * DAY);
  expect(await quoteCancellation(world, newcomer)).toMatchObject({ quote: { percent: 80 } });
  await expectNothingLost(world);
});

test("the books let go of the old booking's fee and take the new one's, there and back again", async () => {
  const { world, event } = await evening();
  const { eventId } = event;
  const other = await freeBooking(world, event);
  const cost = async () => {
    const lines = await world.db.prisma.ledgerLine.findMany({ where: { eventId, account: "venue-cost" } });
    return lines.reduce((sum, line) => sum + line.amountMinor, 0);
  };
  expect(await move(world, event, { bookingId: other, by: 7 * DAY })).toEqual({ ok: true });
  expect(await cost()).toBe(450_000);
  expect(await move(world, event, { bookingId: event.bookingId, by: -7 * DAY })).toEqual({ ok: true });
  expect(await cost()).toBe(600_000);
  expect(await move(world, event, { bookingId: other, by: 7 * DAY })).toEqual({ ok: true });
  expect(await cost()).toBe(450_000);
  expect(await world.db.prisma.auditEntry.count({ where: { eventId, action: "event-moved" } })).toBe(3);
});

test("a second move promises no less than the first, and only the newest is told", async () => {
  const { world, event } = await evening();
  const page = await buyTicketFor(world, event);
  const bookingId = await freeBooking(world, event);
  await move(world, event, { bookingId, by: 7 * DAY, offerDays: "7" });
  await move(world, event, { bookingId, by: HOUR, offerDays: "0" });
  const row = await world.db.prisma.event.findUniqueOrThrow({ where: { id: event.eventId } });
  expect(row.refundOfferUntil).toEqual(later(now, 7 * DAY));
  await runJobs(world);
  expect(await lettersOf(world, page.orderId, "event-moved")).toMatchObject([
    { state: "sent", version: "3" },
  ]);
});

test.each([
  ["the same time at the same place", 0, { date: "not-moved" }],
  ["a time outside the booking", DAY, { startTime: "outside-booking" }],
  ["a time that is over", -20 * DAY, { date: "in-past", startTime: "outside-booking" }],
])("%s is refused with words beside its field", async (_, by, problems) => {
  const world = await openTestWorld({ now });
  const event = await buildEvening(world);
  expect(await move(world, event, { bookingId: event.bookingId, by })).toEqual({
    ok: false,
    reason: "invalid",
    problems,
  });
});

test("a booking another event has, one that is unknown, and an odd offer are refused", async () => {
  const world = await openTestWorld({ now });
  const event = await buildEvening(world);
  const taken = await buildEvening(world);
  const refused = (problems: object) => ({ ok: false, reason: "invalid", problems });
  const by = HOUR;
  expect(await move(world, event, { bookingId: taken.bookingId, by })).toEqual(
    refused({ bookingId: "booking-taken" }),
  );
  expect(await move(world, event, { bookingId: randomUUID(), by })).toEqual(
    refused({ bookingId: "unknown-booking" }),
  );
  expect(await move(world, event, { bookingId: null, by })).toEqual(refused({ bookingId: "missing" }));
  const other = await freeBooking(world, event);
  expect(await move(world, event, { bookingId: other, by: 7 * DAY, offerDays: "900" })).toEqual(
    refused({ offerDays: "out-of-range" }),
  );
});

test("what changed since it was shown, a draft, and an evening that began do not move", async () => {
  const world = await openTestWorld({ now });
  const event = await buildEvening(world);
  const wish = { bookingId: event.bookingId, by: HOUR };
  const version = new Date(0).toISOString();
  expect(await move(world, event, { ...wish, version })).toEqual({ ok: false, reason: "stale" });
  const draft = await buildEvening(world, { state: "draft" });
  expect(await move(world, draft, wish)).toEqual({ ok: false, reason: "not-published" });
  world.clock.set(event.startsAt);
  expect(await move(world, event, wish)).toEqual({ ok: false, reason: "over" });
  const shown = await showMoveEvent(world, { eventId: event.eventId, locale: "en" });
  expect(shown?.refusal).toBe("over");
});

test("of two moves at once only one is made", async () => {
  const { world, event } = await evening();
  const bookingId = await freeBooking(world, event);
  const version = (await world.db.prisma.event.findFirstOrThrow()).updatedAt.toISOString();
  const wish = { bookingId, by: 7 * DAY, version };
  const moves = await Promise.all([move(world, event, wish), move(world, event, wish)]);
  expect(moves.filter(({ ok }) => ok)).toHaveLength(1);
  expect((await world.db.prisma.event.findFirstOrThrow()).timeVersion).toBe(2);
});
