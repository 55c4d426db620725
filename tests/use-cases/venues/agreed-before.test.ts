import { expect, test } from "vitest";
import { listFreeBookings } from "#app/use-cases/events/list-bookings.server.ts";
import { previewEvent } from "#app/use-cases/events/preview-event.server.ts";
import { answerBooking } from "#app/use-cases/venues/answer-booking.server.ts";
import { askVenue } from "#app/use-cases/venues/ask-venue.server.ts";
import { compareVenues } from "#app/use-cases/venues/compare-venues.server.ts";
import { showBooking } from "#app/use-cases/venues/show-booking.server.ts";
import { askedFor, asking, askSomeVenue } from "#tests/builders/asked-venue.ts";
import { buildEvent } from "#tests/builders/event.ts";
import { openTestWorld } from "#tests/world.ts";

const now = new Date("2026-11-21T04:00:00Z");
const startsAt = new Date("2026-12-19T10:30:00Z");
const endsAt = new Date("2026-12-19T13:30:00Z");
const timeout = 120_000;
const plain = { depositKind: "none", deposit: "", depositDue: "" };
const accept = { is: "accept" } as const;
const decline = { is: "decline", message: "" } as const;

test("what a venue only was asked for, or declined, is no price it ever had", { timeout }, async () => {
  const world = await openTestWorld({ now });
  const { venueId, venue } = await askSomeVenue(world, { fields: { date: "2026-12-12", ...plain } });
  const { eventId } = await buildEvent(world.db, {
    now,
    startsAt,
    endsAt,
    state: "draft",
    venueFeeMinor: null,
  });
  const compared = async () =>
    (await compareVenues(world, { eventId, locale: "zh-CN", chosen: [venueId] }))?.compared[0];
  expect(await compared(), "asked for another evening").toMatchObject({ deal: null, weighed: null });
  await answerBooking(world, { speaker: venue, version: 1, answer: decline });
  expect(await compared(), "declined").toMatchObject({ deal: null, weighed: null });
});

test("cancelling costs nothing while a booking is only talked over, and nothing after it came to nothing", {
  timeout,
}, async () => {
  const world = await openTestWorld({ now });
  const { bookingId, venueId, venue } = await askSomeVenue(world, { fields: { ...plain, cancellation: [] } });
  const cost = async () => {
    const page = await showBooking(world, { bookingId, venueId, thought: null });
    return [page?.cancelling.nowMinor, page?.weighing.riskMinor];
  };
  expect(await cost()).toEqual([0, 0]);
  await answerBooking(world, { speaker: venue, version: 1, answer: accept });
  expect(await cost()).toEqual([600_000, 600_000]);
  await answerBooking(world, { speaker: venue, version: 1, answer: { is: "release", message: "漏水" } });
  expect(await cost()).toEqual([0, 0]);
});

test("of two requests for one evening the one that was accepted is compared, not the later declined one", {
  timeout,
}, async () => {
  const world = await openTestWorld({ now });
  const { eventId } = await buildEvent(world.db, {
    now,
    startsAt,
    endsAt,
    state: "draft",
    venueFeeMinor: null,
  });
  const first = await askSomeVenue(world, { fields: plain });
  const { venueId, organiserId } = first;
  await world.db.prisma.venueBooking.updateMany({ data: { askedForId: eventId } });
  world.clock.advance(60_000);
  const second = await askVenue(world, {
    ...{ organiserId, venueId, forEventId: eventId, request: asking },
    fields: { ...askedFor, ...plain, fee: "9000" },
  });
  if (!second.ok) throw new Error(second.reason);
  const later = { by: "venue", venueId, bookingId: second.bookingId } as const;
  await answerBooking(world, { speaker: first.venue, version: 1, answer: accept });
  await answerBooking(world, { speaker: later, version: 1, answer: decline });
  const page = await compareVenues(world, { eventId, locale: "zh-CN", chosen: [venueId] });
  expect(page?.compared[0]).toMatchObject({
    booking: { id: first.bookingId, state: "confirmed" },
    weighed: { costMinor: 600_000 },
  });
});

test("an evening with more seats than the room that was booked is warned about, however large the house", {
  timeout,
}, async () => {
  const world = await openTestWorld({ now });
  const { bookingId, venue } = await askSomeVenue(world, { fields: plain });
  const room = { name: "小厅", nameEn: "Small room", capacity: 12 };
  await world.db.prisma.venueBooking.update({ where: { id: bookingId }, data: { room } });
  await answerBooking(world, { speaker: venue, version: 1, answer: accept });
  expect(await listFreeBookings(world, { eventId: null })).toMatchObject([{ venueCapacity: 12 }]);
  const { eventId } = await buildEvent(world.db, {
    now,
    startsAt,
    endsAt,
    state: "draft",
    venueFeeMinor: null,
  });
  await world.db.prisma.event.update({ where: { id: eventId }, data: { bookingId } });
  const preview = await previewEvent(world, { eventId, locale: "zh-CN" });
  expect(preview?.warnings).toContain("over-venue-capacity");
});
