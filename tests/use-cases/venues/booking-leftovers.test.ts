import { expect, test } from "vitest";
import { waitingKind } from "#app/domain/venues/waiting-kind.ts";
import { answerBooking } from "#app/use-cases/venues/answer-booking.server.ts";
import { askVenue } from "#app/use-cases/venues/ask-venue.server.ts";
import { bookVenue } from "#app/use-cases/venues/book-venue.server.ts";
import {
  bookingToken,
  openAgreementLink,
  openBookingLink,
} from "#app/use-cases/venues/booking-link.server.ts";
import { closeBookings } from "#app/use-cases/venues/close-bookings.server.ts";
import { recordDeposit } from "#app/use-cases/venues/record-deposit.server.ts";
import { sendLink } from "#app/use-cases/venues/send-link.server.ts";
import { showVenue } from "#app/use-cases/venues/show-venue.server.ts";
import { venueRecord } from "#app/use-cases/venues/venue-record.server.ts";
import type { World } from "#app/use-cases/world.server.ts";
import { askedFor, asking, askSomeVenue } from "#tests/builders/asked-venue.ts";
import { signInOrganiser } from "#tests/builders/evening.ts";
import { buildVenue } from "#tests/builders/venue.ts";
import { runJobs } from "#tests/run-jobs.ts";
import { openTestWorld } from "#tests/world.ts";

const now = new Date("2026-11-21T04:00:00Z");
const accept = { is: "accept" } as const;
const noDeposit = { depositKind: "none", deposit: "", depositDue: "" };
const timeout = 60_000;

test("money that is paid before anybody paid asks why, and the reason is kept with the payment", {
  timeout,
}, async () => {
  const world = await openTestWorld({ now });
  const { venue, bookingId, venueId, organiserId } = await askSomeVenue(world);
  await answerBooking(world, { speaker: venue, version: 1, answer: accept });
  const pay = (reason: string) =>
    recordDeposit(world, {
      ...{ organiserId, venueId, bookingId, receipt: null },
      fields: { paid: "3000", paidOn: "2026-11-21", reason },
    });
  expect(await pay(" ")).toEqual({ ok: false, reason: "invalid", problems: { reason: "missing" } });
  expect(await world.db.prisma.venuePayment.count()).toBe(0);
  expect(await pay("年底场地紧")).toEqual({ ok: true });
  expect(await world.db.prisma.venuePayment.findMany()).toMatchObject([
    { bookingId, amountMinor: 300_000, reason: "年底场地紧" },
  ]);
});

test("a link is sent again as it is, or a new one that ends the old one", { timeout }, async () => {
  const world = await openTestWorld({ now, sandbox: true });
  const { token, bookingId, venueId, organiserId, venue } = await askSomeVenue(world);
  const send = (fresh: boolean) => sendLink(world, { organiserId, venueId, bookingId, fresh });
  expect(await send(false)).toEqual({ ok: true });
  expect(await openBookingLink(world, token), "the same link").not.toBeNull();
  expect(await send(true)).toEqual({ ok: true });
  expect(await openBookingLink(world, token), "the old link").toBeNull();
  const fresh = bookingToken(world.vault, { bookingId, version: 2 });
  expect(await openBookingLink(world, fresh)).toEqual({ bookingId, venueId });
  await runJobs(world);
  expect(await world.db.prisma.letter.count({ where: { kind: "venue-news", state: "sent" } })).toBe(3);
  await answerBooking(world, { speaker: venue, version: 1, answer: { is: "decline", message: "" } });
  expect(await send(true)).toEqual({ ok: false, reason: "not-now" });
  const elsewhere = await buildVenue(world.db, { now });
  expect(await sendLink(world, { organiserId, venueId: elsewhere, bookingId, fresh: true })).toEqual({
    ok: false,
    reason: "not-found",
  });
});

test("after the end the venue opens the agreement and nothing else; without one, nothing", {
  timeout,
}, async () => {
  const world = await openTestWorld({ now });
  const agreed = await askSomeVenue(world, { fields: noDeposit });
  await answerBooking(world, { speaker: agreed.venue, version: 1, answer: accept });
  const open = await askSomeVenue(world, { organiserId: agreed.organiserId });
  world.clock.set(new Date("2026-12-19T15:00:00Z"));
  expect(await openBookingLink(world, agreed.token)).toBeNull();
  expect(await openAgreementLink(world, agreed.token)).toMatchObject({ bookingId: agreed.bookingId });
  expect(await openAgreementLink(world, open.token), "never agreed").toBeNull();
  const outdated = bookingToken(world.vault, { bookingId: agreed.bookingId, version: 2 });
  expect(await openAgreementLink(world, outdated)).toBeNull();
});

test("what came to nothing is listed apart, and the record says how a venue answers and keeps its word", {
  timeout,
}, async () => {
  const world = await openTestWorld({ now });
  const first = await askSomeVenue(world, { fields: noDeposit });
  const { venueId, organiserId } = first;
  const again = () => askSomeVenue(world, { organiserId, venueId, fields: noDeposit });
  const [second, third] = [await again(), await again()];
  world.clock.advance(2 * 3_600_000);
  await answerBooking(world, { speaker: first.venue, version: 1, answer: { is: "decline", message: "" } });
  world.clock.advance(2 * 3_600_000);
  await answerBooking(world, { speaker: second.venue, version: 1, answer: accept });
  await answerBooking(world, {
    speaker: second.venue,
    version: 1,
    answer: { is: "release", message: "漏水" },
  });
  world.clock.advance(6 * 3_600_000);
  await answerBooking(world, { speaker: third.venue, version: 1, answer: accept });
  const page = await showVenue(world, { venueId });
  expect(page?.ended.map(({ state }) => state).sort()).toEqual(["declined", "released"]);
  expect(page?.bookings.map(({ state }) => state)).toEqual(["confirmed"]);
  world.clock.set(new Date("2026-12-20T15:00:00Z"));
  await closeBookings(world);
  expect(await venueRecord(world, venueId)).toMatchObject({
    ...{ answered: 3, answerHours: 4, kept: 1, broken: 1 },
    ...{ ratings: 0, starsTenths: null },
  });
});

test("what a booking wants of the organiser", () => {
  const facts = { last: null, rests: false, wanted: false };
  const message = { step: "message", by: "venue" } as const;
  expect(waitingKind({ ...facts, state: "countered" })).toBe("answer");
  expect(waitingKind({ ...facts, state: "deposit-due", last: message })).toBe("deposit");
  expect(waitingKind({ ...facts, state: "confirmed" })).toBeNull();
  expect(waitingKind({ ...facts, state: "confirmed", wanted: true })).toBe("take");
  expect(waitingKind({ ...facts, state: "confirmed", last: message })).toBe("message");
  expect(waitingKind({ ...facts, state: "requested", last: { ...message, by: "organiser" } })).toBeNull();
  expect(waitingKind({ ...facts, state: "released", rests: true })).toBe("lost");
  expect(waitingKind({ ...facts, state: "released" })).toBeNull();
  expect(waitingKind({ ...facts, state: "declined", wanted: true })).toBe("declined");
});

async function depositDue(world: World) {
  const asked = await askSomeVenue(world);
  await answerBooking(world, { speaker: asked.venue, version: 1, answer: accept });
  const { organiserId, venueId, bookingId } = asked;
  const fields = { paid: "3000", paidOn: "2026-11-21", reason: "早订便宜" };
  return { organiserId, venueId, bookingId, receipt: null, fields };
}

test("of two people who record the same deposit at once, one does; it stands in the books once", {
  timeout,
}, async () => {
  for (let round = 0; round < 3; round += 1) {
    const world = await openTestWorld({ now });
    const paid = await depositDue(world);
    const both = await Promise.all([recordDeposit(world, paid), recordDeposit(world, paid)]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(both.find(({ ok }) => !ok)).toMatchObject({ reason: "not-now" });
    expect(await world.db.prisma.venuePayment.count()).toBe(1);
  }
});

test("of an organiser's yes and a venue's new terms at once, one holds and the other is told", {
  timeout,
}, async () => {
  for (let round = 0; round < 3; round += 1) {
    const world = await openTestWorld({ now });
    const { venue, organiser, bookingId } = await askSomeVenue(world, { fields: noDeposit });
    const counter = (fee: string) =>
      ({ is: "counter", fields: { ...askedFor, ...noDeposit, fee }, message: "" }) as const;
    await answerBooking(world, { speaker: venue, version: 1, answer: counter("7000") });
    const [yes, more] = await Promise.all([
      answerBooking(world, { speaker: organiser, version: 2, answer: accept }),
      answerBooking(world, { speaker: venue, version: 2, answer: counter("9000") }),
    ]);
    expect([yes.ok, more.ok].filter(Boolean)).toHaveLength(1);
    const row = await world.db.prisma.venueBooking.findUniqueOrThrow({ where: { id: bookingId } });
    expect([row.state, row.agreedVersion]).toEqual(yes.ok ? ["confirmed", 2] : ["countered", null]);
  }
});

const plain = { ...askedFor, ...noDeposit, cancellation: [] };

test.each([
  ["an end before the start", { endTime: "17:59" }, { endTime: "ends-before-start" }],
  ["a day that is over", { date: "2026-11-20" }, { date: "in-past" }],
  ["a day that is none", { date: "2026-02-30" }, { date: "not-a-date" }],
  ["a negative fee", { fee: "-1" }, { fee: "not-money" }],
  ["an absurd fee", { fee: "1000000.01" }, { fee: "too-much-money" }],
  ["a fee with a formula", { fee: "=1+1" }, { fee: "not-money" }],
  ["a share above the whole", { kind: "revenue-share", share: "100.01" }, { share: "share-above-whole" }],
  [
    "a deposit above the fee",
    { depositKind: "amount", deposit: "6000.01" },
    { deposit: "deposit-above-fee" },
  ],
  ["a deposit above the whole", { depositKind: "percent", deposit: "101" }, { deposit: "deposit-above-fee" }],
  ["more heads than the venue holds", { expectedHeads: "31" }, { expectedHeads: "above-capacity" }],
] as const)(
  "a booking with %s is refused beside its field and leaves nothing",
  { timeout },
  async (_what, wrong, problems) => {
    const world = await openTestWorld({ now });
    const { organiserId } = await signInOrganiser(world);
    const venueId = await buildVenue(world.db, { now, capacity: 30 });
    const fields = { ...plain, ...wrong };
    const refused = { ok: false, reason: "invalid", problems };
    expect(await bookVenue(world, { organiserId, venueId, fields })).toEqual(refused);
    expect(await askVenue(world, { organiserId, venueId, fields, request: asking })).toEqual(refused);
    expect(await world.db.prisma.venueBooking.count()).toBe(0);
  },
);

test("a request for a room is held against that room, not the whole place", async () => {
  const world = await openTestWorld({ now });
  const { organiserId } = await signInOrganiser(world);
  const venueId = await buildVenue(world.db, { now, capacity: 60 });
  const rooms = [{ name: "阁楼", nameEn: "Attic", capacity: 12 }];
  await world.db.prisma.venue.update({ where: { id: venueId }, data: { rooms } });
  const ask = (expectedHeads: string) =>
    askVenue(world, {
      ...{ organiserId, venueId, fields: { ...plain, expectedHeads } },
      request: { ...asking, room: "0" },
    });
  expect(await ask("13")).toMatchObject({ problems: { expectedHeads: "above-capacity" } });
  expect(await ask("12")).toMatchObject({ ok: true });
});

test("bookings over the night the clocks go back meet by the moment, not by what the clock shows", async () => {
  const world = await openTestWorld({ now: new Date("2026-10-01T10:00:00Z") });
  const { organiserId } = await signInOrganiser(world);
  const venueId = await buildVenue(world.db, { now: world.clock.now() });
  await world.db.prisma.venue.update({ where: { id: venueId }, data: { timeZone: "Europe/Berlin" } });
  const book = (date: string, startTime: string, endTime: string, endsNextDay = false) =>
    bookVenue(world, { organiserId, venueId, fields: { ...plain, date, startTime, endTime, endsNextDay } });
  // 25 October 2026, 03:00 becomes 02:00: from 22:00 to 04:00 are seven hours.
  expect(await book("2026-10-24", "22:00", "04:00", true)).toMatchObject({ ok: true });
  const [night] = await world.db.prisma.venueBooking.findMany();
  expect((night?.endsAt.getTime() ?? 0) - (night?.startsAt.getTime() ?? 0)).toBe(7 * 3_600_000);
  expect(await book("2026-10-25", "03:30", "06:00")).toMatchObject({ ok: false, reason: "overlaps" });
  expect(await book("2026-10-25", "02:30", "06:00")).toMatchObject({
    problems: { startTime: "ambiguous-time" },
  });
  expect(await book("2026-10-25", "04:00", "06:00"), "right after it").toMatchObject({ ok: true });
});
