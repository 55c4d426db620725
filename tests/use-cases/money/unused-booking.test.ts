import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import type { Terms } from "#app/domain/venues/terms.ts";
import { showBooks } from "#app/use-cases/money/show-books.server.ts";
import { witness } from "#app/use-cases/payment/witness.server.ts";
import { closeBookings } from "#app/use-cases/venues/close-bookings.server.ts";
import { buildEvening } from "#tests/builders/evening.ts";
import { bookVenue } from "#tests/builders/venue.ts";
import { openTestWorld } from "#tests/world.ts";

const now = new Date("2031-03-08T11:00:00Z");
const startsAt = new Date("2031-03-20T10:00:00Z");
const endsAt = new Date("2031-03-20T15:00:00Z");
const organiserId = randomUUID();
const timeout = 120_000;

async function unused(terms: Partial<Terms> & { feeMinor?: number }) {
  const world = await openTestWorld({ now });
  const { feeMinor = 0, ...more } = terms;
  await bookVenue(world.db, { now, startsAt, endsAt, feeMinor, terms: more, currency: "CNY", organiserId });
  world.clock.set(new Date(endsAt.getTime() + 60_000));
  expect(await closeBookings(world)).toEqual({ closed: 1 });
  expect(await closeBookings(world), "once").toEqual({ closed: 0 });
  expect(await witness(world)).toEqual([]);
  return (await showBooks(world, { period: "2031", locale: "zh-CN" })).books;
}

test("a room that was booked and never used is owed for when its time is over", { timeout }, async () => {
  expect(await unused({ feeMinor: 600_000, cancellation: [{ days: 7, percent: 0 }] })).toMatchObject([
    { evenings: 0, figures: { "venue-cost": 600_000, profit: -600_000 } },
  ]);
});

test("where nothing was certain, an unused room costs its deposit, or nothing", { timeout }, async () => {
  const share = { kind: "revenue-share", share: 3000 } as const;
  expect(await unused({ deal: share, depositMinor: 50_000 })).toMatchObject([
    { figures: { "venue-cost": 50_000 } },
  ]);
  expect(await unused({ deal: share })).toEqual([]);
});

test("a room whose evening took place is reckoned in its evening alone", { timeout }, async () => {
  const world = await openTestWorld({ now });
  const { bookingId } = await buildEvening(world);
  const booking = await world.db.prisma.venueBooking.findUniqueOrThrow({ where: { id: bookingId ?? "" } });
  world.clock.set(new Date(booking.endsAt.getTime() + 60_000));
  expect(await closeBookings(world)).toEqual({ closed: 1 });
  expect(await world.db.prisma.ledgerLine.count({ where: { eventId: booking.id } })).toBe(0);
});
