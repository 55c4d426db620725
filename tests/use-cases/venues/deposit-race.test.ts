import { expect, test } from "vitest";
import { answerBooking } from "#app/use-cases/venues/answer-booking.server.ts";
import { recordDeposit } from "#app/use-cases/venues/record-deposit.server.ts";
import { askSomeVenue } from "#tests/builders/asked-venue.ts";
import { openTestWorld } from "#tests/world.ts";

const now = new Date("2026-11-21T04:00:00Z");

test("a deposit written down on two phones at once is paid once, in the books too", {
  timeout: 60_000,
}, async () => {
  const world = await openTestWorld({ now });
  const { venue, organiser, bookingId } = await askSomeVenue(world);
  expect(await answerBooking(world, { speaker: venue, version: 1, answer: { is: "accept" } })).toEqual({
    ok: true,
  });
  const { organiserId, venueId } = organiser;
  const fields = { paid: "3000", paidOn: "2026-11-21", reason: "早订便宜" };
  const pay = () => recordDeposit(world, { organiserId, venueId, bookingId, receipt: null, fields });
  const told = await Promise.all([pay(), pay(), pay()]);
  expect(told.map((one) => (one.ok ? "paid" : one.reason)).sort()).toEqual(["not-now", "not-now", "paid"]);
  const row = await world.db.prisma.venueBooking.findUniqueOrThrow({ where: { id: bookingId } });
  expect(row).toMatchObject({ state: "confirmed", depositPaidMinor: 300_000 });
  const steps = await world.db.prisma.bookingStep.count({ where: { bookingId, step: "deposit-paid" } });
  const payments = await world.db.prisma.venuePayment.findMany({ where: { bookingId } });
  expect([steps, payments.map(({ amountMinor }) => amountMinor)]).toEqual([1, [300_000]]);
});
