import { expect, test } from "vitest";
import { archiveVenue } from "#app/use-cases/venues/archive-venue.server.ts";
import { bookVenue } from "#app/use-cases/venues/book-venue.server.ts";
import { cancelBooking } from "#app/use-cases/venues/cancel-booking.server.ts";
import { addVenue, changeVenue } from "#app/use-cases/venues/save-venue.server.ts";
import { showVenue } from "#app/use-cases/venues/show-venue.server.ts";
import { buildEvent } from "#tests/builders/event.ts";
import { openTestWorld, type TestWorld } from "#tests/world.ts";

const now = new Date("2026-11-21T04:00:00Z");
const organiserId = "00000000-0000-4000-8000-000000000001";
const venueFields = {
  name: "巷口小酒馆",
  city: "上海",
  area: "徐汇",
  address: "安福路 1 号",
  nameEn: "",
  cityEn: "",
  areaEn: "",
  addressEn: "",
  mapUrl: "",
  capacity: "40",
  notes: "",
  timeZone: "Asia/Shanghai",
};
const evening = {
  date: "2026-12-05",
  startTime: "18:00",
  endTime: "23:00",
  endsNextDay: false,
  fee: "6,000",
};

async function withVenue(world: TestWorld, fields = venueFields): Promise<string> {
  const made = await addVenue(world, { organiserId, fields });
  if (!made.ok) throw new Error(made.reason);
  return made.venueId;
}

test("a venue is booked for an evening at a fixed fee, in its own zone", async () => {
  const world = await openTestWorld({ now });
  const venueId = await withVenue(world);
  const booked = await bookVenue(world, { organiserId, venueId, fields: evening });
  expect(booked.ok).toBe(true);
  expect(await world.db.prisma.venueBooking.findMany({ include: { terms: true } })).toMatchObject([
    {
      startsAt: new Date("2026-12-05T10:00:00Z"),
      endsAt: new Date("2026-12-05T15:00:00Z"),
      terms: [{ version: 1, dealKind: "fixed-fee", feeMinor: 600_000, depositMinor: 0 }],
      currency: "CNY",
    },
  ]);
  const actions = await world.db.prisma.auditEntry.findMany({ orderBy: { at: "asc" } });
  expect(actions.map(({ action }) => action).sort()).toEqual(["booking-created", "venue-created"]);
});

test("an evening past midnight ends on the next day when that is said", async () => {
  const world = await openTestWorld({ now });
  const venueId = await withVenue(world);
  const late = { ...evening, startTime: "20:00", endTime: "01:00", endsNextDay: true };
  expect((await bookVenue(world, { organiserId, venueId, fields: late })).ok).toBe(true);
  expect(await world.db.prisma.venueBooking.findMany()).toMatchObject([
    { endsAt: new Date("2026-12-05T17:00:00Z") },
  ]);
});

test("a booking that meets another is refused and told which one it meets", async () => {
  const world = await openTestWorld({ now });
  const venueId = await withVenue(world);
  await bookVenue(world, { organiserId, venueId, fields: evening });
  const second = { ...evening, startTime: "22:00", endTime: "23:30" };
  expect(await bookVenue(world, { organiserId, venueId, fields: second })).toEqual({
    ok: false,
    reason: "overlaps",
    met: {
      startsAt: new Date("2026-12-05T10:00:00Z"),
      endsAt: new Date("2026-12-05T15:00:00Z"),
      title: null,
    },
  });
  expect(await world.db.prisma.venueBooking.count()).toBe(1);
});

test("bookings may touch, and other venues are free", async () => {
  const world = await openTestWorld({ now });
  const [here, there] = [await withVenue(world), await withVenue(world)];
  await bookVenue(world, { organiserId, venueId: here, fields: evening });
  const after = { ...evening, startTime: "23:00", endTime: "23:59" };
  expect((await bookVenue(world, { organiserId, venueId: here, fields: after })).ok).toBe(true);
  expect((await bookVenue(world, { organiserId, venueId: there, fields: evening })).ok).toBe(true);
});

test("of eight people booking the same hour at the same moment one gets it, and the others are told", async () => {
  const world = await openTestWorld({ now });
  const venueId = await withVenue(world);
  const outcomes = await Promise.all(
    Array.from({ length: 8 }, () => bookVenue(world, { organiserId, venueId, fields: evening })),
  );
  expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
  for (const outcome of outcomes.filter(({ ok }) => !ok))
    expect(outcome).toMatchObject({
      reason: "overlaps",
      met: { startsAt: new Date("2026-12-05T10:00:00Z") },
    });
  expect(await world.db.prisma.venueBooking.count()).toBe(1);
});

test.each([
  ["no date", { date: "" }, { date: "missing" }],
  ["a day that does not exist", { date: "2027-02-29" }, { date: "not-a-date" }],
  ["an end before the start", { endTime: "17:00" }, { endTime: "ends-before-start" }],
  ["an end at the start", { endTime: "18:00" }, { endTime: "ends-before-start" }],
  ["a start that is over", { date: "2026-11-20" }, { date: "in-past" }],
  ["a year far away", { date: "2036-12-05" }, { date: "too-far" }],
  ["a time in words", { startTime: "晚上" }, { startTime: "not-a-time" }],
  ["a negative fee", { fee: "-1" }, { fee: "not-money" }],
  ["a fee in words", { fee: "六千" }, { fee: "not-money" }],
  ["a thousandth of a yuan", { fee: "1.005" }, { fee: "not-money" }],
  ["an absurd fee", { fee: "1000000.01" }, { fee: "too-much-money" }],
  ["no fee", { fee: " " }, { fee: "missing" }],
])("%s is refused beside its field and nothing is written", async (_what, change, problems) => {
  const world = await openTestWorld({ now });
  const venueId = await withVenue(world);
  const outcome = await bookVenue(world, { organiserId, venueId, fields: { ...evening, ...change } });
  expect(outcome).toEqual({ ok: false, reason: "invalid", problems });
  expect(await world.db.prisma.venueBooking.count()).toBe(0);
});

test("a venue in New York refuses the hour its clocks skip and the one they repeat", async () => {
  const world = await openTestWorld({ now });
  const venueId = await withVenue(world, { ...venueFields, timeZone: "America/New_York" });
  const book = (date: string, startTime: string, endTime: string) =>
    bookVenue(world, { organiserId, venueId, fields: { ...evening, date, startTime, endTime } });
  expect(await book("2027-03-14", "02:30", "05:00")).toMatchObject({
    problems: { startTime: "nonexistent-time" },
  });
  expect(await book("2027-11-07", "00:30", "01:30")).toMatchObject({
    problems: { endTime: "ambiguous-time" },
  });
});

test("a free venue costs nothing", async () => {
  const world = await openTestWorld({ now });
  const venueId = await withVenue(world);
  expect((await bookVenue(world, { organiserId, venueId, fields: { ...evening, fee: "0" } })).ok).toBe(true);
});

test("a cancelled booking leaves its hour free", async () => {
  const world = await openTestWorld({ now });
  const venueId = await withVenue(world);
  const booked = await bookVenue(world, { organiserId, venueId, fields: evening });
  if (!booked.ok) throw new Error(booked.reason);
  const ids = { organiserId, venueId, bookingId: booked.bookingId };
  expect(await cancelBooking(world, ids)).toMatchObject({ ok: true });
  expect(await cancelBooking(world, ids)).toEqual({ ok: false, reason: "not-found" });
  expect((await bookVenue(world, { organiserId, venueId, fields: evening })).ok).toBe(true);
});

test("a booking under a published event stays; under a draft it goes and the draft is left without", async () => {
  const world = await openTestWorld({ now });
  for (const state of ["published", "draft"] as const) {
    const { bookingId, eventId } = await buildEvent(world.db, { now, state, venueFeeMinor: 600_000 });
    const booking = await world.db.prisma.venueBooking.findUniqueOrThrow({ where: { id: bookingId ?? "" } });
    const outcome = await cancelBooking(world, {
      organiserId,
      venueId: booking.venueId,
      bookingId: booking.id,
    });
    expect(outcome).toMatchObject(state === "draft" ? { ok: true } : { ok: false, reason: "in-use" });
    const event = await world.db.prisma.event.findUniqueOrThrow({ where: { id: eventId } });
    expect(event.bookingId).toBe(state === "draft" ? null : bookingId);
  }
});

test("a booking is not cancelled under another venue's address", async () => {
  const world = await openTestWorld({ now });
  const [here, there] = [await withVenue(world), await withVenue(world)];
  const booked = await bookVenue(world, { organiserId, venueId: here, fields: evening });
  if (!booked.ok) throw new Error(booked.reason);
  const outcome = await cancelBooking(world, { organiserId, venueId: there, bookingId: booked.bookingId });
  expect(outcome).toEqual({ ok: false, reason: "not-found" });
});

test("an archived venue cannot be booked, and one with bookings ahead cannot be archived", async () => {
  const world = await openTestWorld({ now });
  const venueId = await withVenue(world);
  await archiveVenue(world, { organiserId, venueId, archived: true });
  expect(await bookVenue(world, { organiserId, venueId, fields: evening })).toMatchObject({
    reason: "not-found",
  });
  await archiveVenue(world, { organiserId, venueId, archived: false });
  await bookVenue(world, { organiserId, venueId, fields: evening });
  expect(await archiveVenue(world, { organiserId, venueId, archived: true })).toEqual({
    ok: false,
    reason: "has-bookings",
  });
});

test("of two people changing a venue, the second is told that it has changed", async () => {
  const world = await openTestWorld({ now });
  const venueId = await withVenue(world);
  const shown = await showVenue(world, { venueId });
  const version = shown?.version ?? "";
  const change = (name: string) =>
    changeVenue(world, { organiserId, venueId, version, fields: { ...venueFields, name } });
  expect(await change("甲的名字")).toEqual({ ok: true });
  expect(await change("乙的名字")).toEqual({ ok: false, reason: "stale" });
  expect((await showVenue(world, { venueId }))?.name).toBe("甲的名字");
});

test("a venue with bookings ahead keeps its zone", async () => {
  const world = await openTestWorld({ now });
  const venueId = await withVenue(world);
  await bookVenue(world, { organiserId, venueId, fields: evening });
  const version = (await showVenue(world, { venueId }))?.version ?? "";
  const fields = { ...venueFields, timeZone: "Asia/Tokyo" };
  expect(await changeVenue(world, { organiserId, venueId, version, fields })).toEqual({
    ok: false,
    reason: "invalid",
    problems: { timeZone: "zone-has-bookings" },
  });
});

test("every missing field of a venue is named at once, and nothing is written", async () => {
  const world = await openTestWorld({ now });
  const empty = {
    ...venueFields,
    name: " ",
    city: "",
    address: "\u202e",
    capacity: "0",
    mapUrl: "javascript:alert(1)",
  };
  const outcome = await addVenue(world, { organiserId, fields: { ...empty, timeZone: "Mars/Olympus" } });
  expect(outcome).toMatchObject({
    problems: {
      name: "missing",
      city: "missing",
      address: "missing",
      capacity: "out-of-range",
      mapUrl: "not-a-link",
      timeZone: "unknown-zone",
    },
  });
  expect(await world.db.prisma.venue.count()).toBe(0);
});

test("a venue's English lines are kept together: with one of them, each is asked for", async () => {
  const world = await openTestWorld({ now });
  const half = { ...venueFields, nameEn: "Lane Bar", cityEn: " " };
  expect(await addVenue(world, { organiserId, fields: half })).toMatchObject({
    problems: { cityEn: "missing", areaEn: "missing", addressEn: "missing" },
  });
  const english = { nameEn: "Lane Bar", cityEn: "Shanghai", areaEn: "Xuhui", addressEn: "1 Anfu Road" };
  const venueId = await withVenue(world, { ...venueFields, ...english });
  expect((await showVenue(world, { venueId }))?.fields).toMatchObject(english);
});

test("the database refuses half an English address", async () => {
  const world = await openTestWorld({ now });
  const venueId = await withVenue(world);
  await expect(
    world.db.prisma.venue.update({ where: { id: venueId }, data: { nameEn: "Lane Bar" } }),
  ).rejects.toThrow("venue_english_is_whole");
});

test("the time to set up and to clean up is taken too: another booking may touch it and not meet it", async () => {
  const world = await openTestWorld({ now });
  const venueId = await withVenue(world);
  const around = { ...evening, setupMinutes: "60", cleanupMinutes: "30" };
  expect((await bookVenue(world, { organiserId, venueId, fields: around })).ok).toBe(true);
  const book = (startTime: string, endTime: string, setupMinutes = "") =>
    bookVenue(world, { organiserId, venueId, fields: { ...evening, startTime, endTime, setupMinutes } });
  expect(await book("14:00", "17:01")).toMatchObject({ reason: "overlaps" });
  expect(await book("23:20", "23:59")).toMatchObject({ reason: "overlaps" });
  expect(await book("23:35", "23:59", "10")).toMatchObject({ reason: "overlaps" });
  expect((await book("14:00", "17:00")).ok).toBe(true);
  expect((await book("23:30", "23:59")).ok).toBe(true);
});

test("a booking's whole terms are kept as they were typed", async () => {
  const world = await openTestWorld({ now });
  const venueId = await withVenue(world);
  const fields = {
    ...evening,
    ...{ kind: "minimum-spend", minimum: "3000", perHead: "80", headBasis: "arrived" },
    ...{ depositKind: "percent", deposit: "50", depositDue: "2026-11-28", note: "自带蛋糕免费" },
    cancellation: [{ days: "14", percent: "0" }],
  };
  expect((await bookVenue(world, { organiserId, venueId, fields })).ok).toBe(true);
  expect(await world.db.prisma.bookingTerms.findMany()).toMatchObject([
    {
      ...{ version: 1, dealKind: "minimum-spend", minimumMinor: 300_000, perHeadMinor: 8000, feeMinor: null },
      ...{ headBasis: "arrived", depositMinor: 150_000, depositPoints: 5000, note: "自带蛋糕免费" },
      cancellation: [{ days: 14, percent: 0 }],
    },
  ]);
});
