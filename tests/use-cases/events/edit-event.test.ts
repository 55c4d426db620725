import { expect, test } from "vitest";
import type { EventFields } from "#app/domain/events/event-draft.ts";
import { newEventFields } from "#app/domain/events/new-event-fields.ts";
import { noSide } from "#app/domain/events/side-draft.ts";
import { changeEvent } from "#app/use-cases/events/change-event.server.ts";
import { createEvent } from "#app/use-cases/events/create-event.server.ts";
import { listOfficeEvents } from "#app/use-cases/events/list-office-events.server.ts";
import { pauseSales } from "#app/use-cases/events/pause-sales.server.ts";
import { previewEvent } from "#app/use-cases/events/preview-event.server.ts";
import { publishEvent } from "#app/use-cases/events/publish-event.server.ts";
import { showEventForm } from "#app/use-cases/events/show-event-form.server.ts";
import { cancelBooking } from "#app/use-cases/venues/cancel-booking.server.ts";
import { bookVenue } from "#tests/builders/venue.ts";
import { openTestWorld, type TestWorld } from "#tests/world.ts";

const now = new Date("2026-11-21T04:00:00Z");
const organiserId = "00000000-0000-4000-8000-000000000001";
const unknown = "00000000-0000-4000-8000-00000000000f";
const evening = { startsAt: new Date("2026-12-05T10:00:00Z"), endsAt: new Date("2026-12-05T15:00:00Z") };

const zh = { title: "周六晚，十二对", summary: "一杯好酒", about: "", bring: "", programme: "19:00 签到" };
const fields: EventFields = {
  ...newEventFields("matchmaking", "CNY", { ...evening, timeZone: "Asia/Shanghai" }),
  zh,
};

async function withBooking(world: TestWorld): Promise<string> {
  return bookVenue(world.db, { now, ...evening, feeMinor: 600_000, currency: "CNY", organiserId });
}

async function withDraft(world: TestWorld): Promise<{ eventId: string; bookingId: string }> {
  const bookingId = await withBooking(world);
  const made = await createEvent(world, { organiserId, bookingId, fields });
  if (!made.ok) throw new Error(JSON.stringify(made));
  return { eventId: made.eventId, bookingId };
}

async function withPublished(world: TestWorld): Promise<{ eventId: string; bookingId: string }> {
  const made = await withDraft(world);
  const outcome = await publishEvent(world, { organiserId, eventId: made.eventId });
  if (!outcome.ok) throw new Error(JSON.stringify(outcome));
  return made;
}

async function form(world: TestWorld, eventId: string) {
  const shown = await showEventForm(world, { eventId });
  if (!shown) throw new Error("the event is gone");
  return shown;
}

async function save(world: TestWorld, eventId: string, edit: (fields: EventFields) => EventFields) {
  const shown = await form(world, eventId);
  const { version, bookingId } = shown;
  return changeEvent(world, { organiserId, eventId, version, bookingId, fields: edit(shown.fields) });
}

const withSide = (n: number, change: Partial<EventFields["sides"][number]>) => (typed: EventFields) => ({
  ...typed,
  sides: typed.sides.map((side, at) => (at === n ? { ...side, ...change } : side)),
});

/** Takes seats of a side as a paid order would, without the order: only the seat's own rules are asked here. */
async function takeSeats(world: TestWorld, eventId: string, position: number, count: number): Promise<void> {
  const side = await world.db.prisma.side.findFirstOrThrow({ where: { eventId, position } });
  for (let number = 1; number <= count; number += 1) {
    const [orderId, lineId] = [world.ids.uuid(), world.ids.uuid()];
    await world.db.transaction(async (tx) => {
      await tx.order.create({
        data: {
          ...{ eventId, id: orderId, state: "held", formToken: orderId, currency: "CNY", totalMinor: 49_900 },
          ...{ refundLadder: [], locale: "zh-CN", emailIndex: world.vault.index(orderId) },
          ...{ heldAt: now, holdUntil: new Date(now.getTime() + 60_000), createdAt: now },
        },
      });
      await tx.orderStep.create({
        data: { eventId, orderId, seq: 1, at: now, step: "T1", toState: "held", actor: "test" },
      });
      await tx.orderLine.create({
        data: {
          ...{ eventId, id: lineId, orderId, sideId: side.id, seatNumber: number, priceMinor: 49_900 },
          ...{ personSealed: world.vault.seal({}), emailIndex: world.vault.index(orderId) },
        },
      });
      await tx.seat.update({
        where: { eventId_sideId_number: { eventId, sideId: side.id, number } },
        data: { lineId },
      });
    });
  }
}

test("a draft is written with its texts, sides and usual refunds, and nobody outside sees it", async () => {
  const world = await openTestWorld({ now });
  const { eventId } = await withDraft(world);
  const event = await world.db.prisma.event.findUniqueOrThrow({
    where: { id: eventId },
    include: { texts: true, sides: { orderBy: { position: "asc" } }, booking: true },
  });
  expect(event).toMatchObject({
    state: "draft",
    timeZone: "Asia/Shanghai",
    currency: "CNY",
    publishedAt: null,
  });
  expect(event.slug).toMatch(/^matchmaking-1205-[2-9a-z]{6}$/);
  expect(event.texts).toMatchObject([
    { locale: "zh-CN", title: zh.title, programme: [{ at: "19:00", what: "签到" }] },
  ]);
  expect(event.sides.map(({ labelZh, capacity, priceMinor }) => [labelZh, capacity, priceMinor])).toEqual([
    ["女生", 12, 49_900],
    ["男生", 12, 49_900],
  ]);
  expect(await world.db.prisma.seat.count()).toBe(0);
});

test("what a form shows can be saved again and changes nothing", async () => {
  const world = await openTestWorld({ now });
  const { eventId } = await withDraft(world);
  const before = await form(world, eventId);
  expect(await save(world, eventId, (typed) => typed)).toEqual({ ok: true });
  const after = await form(world, eventId);
  expect(after.fields).toEqual(before.fields);
});

test("every problem of a form is named at once and nothing is written", async () => {
  const world = await openTestWorld({ now });
  const bookingId = await withBooking(world);
  const outcome = await createEvent(world, {
    organiserId,
    bookingId,
    fields: {
      ...fields,
      zh: { ...zh, title: "", programme: "七点开始" },
      startTime: "17:00",
      minAge: "16",
      maxAge: "17",
      ladder: [
        { days: "2", percent: "80" },
        { days: "7", percent: "100" },
      ],
      sides: [
        { ...noSide, labelZh: "女生", capacity: "-1", price: "499.005" },
        { ...noSide, labelZh: "女生", capacity: "12", price: "" },
      ],
    },
  });
  expect(outcome).toEqual({
    ok: false,
    reason: "invalid",
    problems: {
      titleZh: "missing",
      programmeZh: "programme-line",
      startTime: "outside-booking",
      minAge: "under-18",
      maxAge: "under-18",
      ladder0Days: "bad-ladder",
      side0Capacity: "not-a-number",
      side0Price: "not-money",
      side1Price: "missing",
    },
  });
  expect(await world.db.prisma.event.count()).toBe(0);
});

test("a booking that another event has, or that does not exist, is refused", async () => {
  const world = await openTestWorld({ now });
  const { bookingId } = await withDraft(world);
  const again = (id: string) => createEvent(world, { organiserId, bookingId: id, fields });
  expect(await again(bookingId)).toMatchObject({ problems: { bookingId: "booking-taken" } });
  expect(await again(unknown)).toMatchObject({ problems: { bookingId: "unknown-booking" } });
});

test("of two events made for one booking at the same moment one gets it", async () => {
  const world = await openTestWorld({ now });
  const bookingId = await withBooking(world);
  const both = await Promise.all([1, 2].map(() => createEvent(world, { organiserId, bookingId, fields })));
  expect(both.filter(({ ok }) => ok)).toHaveLength(1);
  expect(both.find(({ ok }) => !ok)).toMatchObject({ problems: { bookingId: "booking-taken" } });
});

test("publishing makes the numbered seats and posts the venue's cost once", async () => {
  const world = await openTestWorld({ now });
  const { eventId, bookingId } = await withDraft(world);
  const outcomes = await Promise.all([1, 2, 3].map(() => publishEvent(world, { organiserId, eventId })));
  expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
  expect(await world.db.prisma.seat.count({ where: { eventId } })).toBe(24);
  const lines = await world.db.prisma.ledgerLine.findMany({
    where: { eventId },
    orderBy: { account: "asc" },
  });
  expect(lines.map(({ entry, account, amountMinor }) => [entry, account, amountMinor])).toEqual([
    [`booking:${bookingId}`, "venue-cost", 600_000],
    [`booking:${bookingId}`, "venue-payable", -600_000],
  ]);
  const audit = await world.db.prisma.auditEntry.findMany({ where: { eventId, action: "event-published" } });
  expect(audit).toHaveLength(1);
});

test("an event without a venue, in the past, is not published and says every reason", async () => {
  const world = await openTestWorld({ now });
  const made = await createEvent(world, { organiserId, bookingId: null, fields });
  if (!made.ok) throw new Error(JSON.stringify(made));
  world.clock.set(new Date("2026-12-06T00:00:00Z"));
  expect(await publishEvent(world, { organiserId, eventId: made.eventId })).toEqual({
    ok: false,
    reason: "not-ready",
    reasons: ["no-booking", "in-past"],
  });
  const preview = await previewEvent(world, { eventId: made.eventId, locale: "zh-CN" });
  expect(preview?.reasons).toEqual(["no-booking", "in-past"]);
});

test("a booking is either cancelled or published on, never both", async () => {
  const world = await openTestWorld({ now });
  for (let round = 0; round < 5; round += 1) {
    const { eventId, bookingId } = await withDraft(world);
    const { venueId } = await world.db.prisma.venueBooking.findUniqueOrThrow({ where: { id: bookingId } });
    const [published, cancelled] = await Promise.all([
      publishEvent(world, { organiserId, eventId }),
      cancelBooking(world, { organiserId, venueId, bookingId }),
    ]);
    expect([published.ok, cancelled.ok].filter(Boolean), JSON.stringify([published, cancelled])).toHaveLength(
      1,
    );
  }
});

test("of two people editing an event, the second is told, and the first one's words stay", async () => {
  const world = await openTestWorld({ now });
  const { eventId } = await withDraft(world);
  const { version, bookingId, fields: typed } = await form(world, eventId);
  const change = (title: string) =>
    changeEvent(world, {
      organiserId,
      eventId,
      version,
      bookingId,
      fields: { ...typed, zh: { ...zh, title } },
    });
  expect(await change("甲的标题")).toEqual({ ok: true });
  expect(await change("乙的标题")).toEqual({ ok: false, reason: "stale" });
  expect((await form(world, eventId)).title).toBe("甲的标题");
});

test("moving a published event raises its time version and plans the reminders anew; other changes do not", async () => {
  const world = await openTestWorld({ now });
  const { eventId } = await withPublished(world);
  const state = async () => {
    const { timeVersion } = await world.db.prisma.event.findUniqueOrThrow({ where: { id: eventId } });
    const jobs = await world.db.pool.query(
      "select 1 from graphile_worker.jobs where task_identifier = 'plan-reminders'",
    );
    return { timeVersion, jobs: jobs.rowCount };
  };
  expect(await save(world, eventId, (typed) => ({ ...typed, maxAge: "40" }))).toEqual({ ok: true });
  expect(await state()).toEqual({ timeVersion: 1, jobs: 0 });
  expect(await save(world, eventId, (typed) => ({ ...typed, startTime: "19:00" }))).toEqual({ ok: true });
  expect(await state()).toEqual({ timeVersion: 2, jobs: 1 });
});

test("the capacity of a published side grows and shrinks down to its taken seats", async () => {
  const world = await openTestWorld({ now });
  const { eventId } = await withPublished(world);
  await takeSeats(world, eventId, 0, 3);
  const seats = async () => {
    const side = await world.db.prisma.side.findFirstOrThrow({ where: { eventId, position: 0 } });
    const rows = await world.db.prisma.seat.findMany({
      where: { sideId: side.id },
      orderBy: { number: "asc" },
    });
    return rows.map(({ number }) => number);
  };
  expect(await save(world, eventId, withSide(0, { capacity: "14" }))).toEqual({ ok: true });
  expect(await seats()).toEqual(Array.from({ length: 14 }, (_, n) => n + 1));
  expect(await save(world, eventId, withSide(0, { capacity: "3" }))).toEqual({ ok: true });
  expect(await seats()).toEqual([1, 2, 3]);
  expect(await save(world, eventId, withSide(0, { capacity: "2" }))).toEqual({
    ok: false,
    reason: "invalid",
    problems: { side0Capacity: "capacity-below-taken" },
  });
  expect(await seats()).toEqual([1, 2, 3]);
});

test("a new price holds for free seats; taken ones keep theirs", async () => {
  const world = await openTestWorld({ now });
  const { eventId } = await withPublished(world);
  await takeSeats(world, eventId, 0, 1);
  expect(await save(world, eventId, withSide(0, { price: "599" }))).toEqual({ ok: true });
  const seats = await world.db.prisma.seat.findMany({
    where: { eventId, side: { position: 0 } },
    orderBy: { number: "asc" },
  });
  expect(seats.map(({ priceMinor }) => priceMinor)).toEqual([
    49_900,
    ...Array.from({ length: 11 }, () => 59_900),
  ]);
});

test("a side with registrations stays; one without can go, and a new one brings its seats", async () => {
  const world = await openTestWorld({ now });
  const { eventId } = await withPublished(world);
  await takeSeats(world, eventId, 0, 1);
  expect(await save(world, eventId, withSide(0, { remove: true }))).toEqual({
    ok: false,
    reason: "invalid",
    problems: { side0Zh: "side-has-orders" },
  });
  expect(await save(world, eventId, withSide(1, { remove: true }))).toEqual({ ok: true });
  const extra = { ...noSide, labelZh: "朋友", labelEn: "Friends", capacity: "4", price: "0" };
  expect(await save(world, eventId, (typed) => ({ ...typed, sides: [...typed.sides, extra] }))).toEqual({
    ok: true,
  });
  const sides = await world.db.prisma.side.findMany({
    where: { eventId },
    orderBy: { position: "asc" },
    include: { _count: { select: { seats: true } } },
  });
  expect(sides.map(({ labelZh, _count }) => [labelZh, _count.seats])).toEqual([
    ["女生", 12],
    ["朋友", 4],
  ]);
});

test("an event that is over, or cancelled, is not changed any more", async () => {
  const world = await openTestWorld({ now });
  const { eventId } = await withPublished(world);
  world.clock.set(new Date("2026-12-06T00:00:00Z"));
  expect(await save(world, eventId, (typed) => typed)).toEqual({ ok: false, reason: "not-editable" });
});

test("sales pause and resume, each written down once", async () => {
  const world = await openTestWorld({ now });
  const { eventId } = await withPublished(world);
  const pause = (paused: boolean) => pauseSales(world, { organiserId, eventId, paused });
  expect(await pause(true)).toEqual({ ok: true });
  expect(await pause(true)).toEqual({ ok: true });
  expect((await listOfficeEvents(world, { locale: "zh-CN" })).next).toMatchObject([{ stage: "paused" }]);
  expect(await pause(false)).toEqual({ ok: true });
  const audit = await world.db.prisma.auditEntry.findMany({ where: { action: { startsWith: "sales-" } } });
  expect(audit.map(({ action }) => action).sort()).toEqual(["sales-paused", "sales-resumed"]);
});

test("an id nobody has is not found, and a draft has no sales to pause", async () => {
  const world = await openTestWorld({ now });
  const { eventId } = await withDraft(world);
  const ids = { organiserId, eventId: unknown };
  const change = { ...ids, version: now.toISOString(), bookingId: null, fields };
  expect(await changeEvent(world, change)).toMatchObject({ reason: "not-found" });
  expect(await publishEvent(world, ids)).toMatchObject({ reason: "not-found" });
  expect(await pauseSales(world, { ...ids, paused: true })).toMatchObject({ reason: "not-found" });
  expect(await pauseSales(world, { organiserId, eventId, paused: true })).toMatchObject({
    reason: "not-found",
  });
  expect(await previewEvent(world, { eventId: unknown, locale: "zh-CN" })).toBeNull();
});

test("the preview of a draft shows its page on sale, and warns of a room too small", async () => {
  const world = await openTestWorld({ now });
  const { eventId } = await withDraft(world);
  await world.db.prisma.venue.updateMany({ data: { capacity: 20 } });
  const preview = await previewEvent(world, { eventId, locale: "zh-CN" });
  expect(preview?.event).toMatchObject({ status: "on-sale", words: { title: zh.title } });
  expect(preview?.event.sides.map(({ left }) => left)).toEqual([12, 12]);
  expect(preview?.reasons).toEqual([]);
  expect(preview?.warnings).toEqual(["over-venue-capacity", "no-profile", "no-english"]);
});

test("the list shows what comes with its heads and its profit, and drafts apart", async () => {
  const world = await openTestWorld({ now });
  await withPublished(world);
  const made = await createEvent(world, { organiserId, bookingId: null, fields });
  expect(made.ok).toBe(true);
  const list = await listOfficeEvents(world, { locale: "en" });
  expect(list.next).toMatchObject([{ stage: "on-sale", paid: 0, capacity: 24, profitMinor: -600_000 }]);
  expect(list.drafts).toMatchObject([{ stage: "draft", venue: null, profitMinor: null }]);
  expect(list.past).toEqual([]);
});
