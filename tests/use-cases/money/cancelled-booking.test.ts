import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { versionOf } from "#app/domain/organiser/version.ts";
import { cancelEvent } from "#app/use-cases/events/cancel-event.server.ts";
import { settleVenueCosts } from "#app/use-cases/money/settle-venue-cost.server.ts";
import { showMoney } from "#app/use-cases/money/show-money.server.ts";
import { witness } from "#app/use-cases/payment/witness.server.ts";
import { buildEvening } from "#tests/builders/evening.ts";
import { openTestWorld } from "#tests/world.ts";

const now = new Date("2031-03-08T11:00:00Z");
const organiserId = randomUUID();

test("an evening that is called off costs its venue's ladder in the books at once, and nothing is posted twice", async () => {
  const world = await openTestWorld({ now });
  const cancellation = [{ days: 1, percent: 50 }];
  const { eventId, bookingId } = await buildEvening(world, { venueTerms: { cancellation } });
  const event = await world.db.prisma.event.findUniqueOrThrow({ where: { id: eventId } });
  const version = versionOf(event.updatedAt);
  const done = await cancelEvent(world, { organiserId, eventId, version, confirmed: true });
  expect(done.ok).toBe(true);
  const booking = await world.db.prisma.venueBooking.findUniqueOrThrow({ where: { id: bookingId ?? "" } });
  expect(booking).toMatchObject({ state: "cancelled", cancelOwedMinor: 300_000 });
  expect(await settleVenueCosts(world)).toEqual({ posted: 0 });
  const page = await showMoney(world, { eventId, locale: "zh-CN", figure: "venue-cost" });
  expect(page?.money).toMatchObject({ accrualMinor: 0, riskMinor: 0, venueMinor: 300_000 });
  expect(page?.lines.map(({ kind, amountMinor }) => [kind, amountMinor])).toEqual([
    ["booking", 600_000],
    ["venue-accrual", -300_000],
  ]);
  expect(await witness(world)).toEqual([]);
});
