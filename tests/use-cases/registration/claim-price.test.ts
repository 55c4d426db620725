import fc from "fast-check";
import { expect, test } from "vitest";
import { priceOf } from "#app/domain/registration/price.ts";
import { holdSeat } from "#app/use-cases/registration/hold-seat.server.ts";
import { registrationFor } from "#tests/builders/buyer.ts";
import { buildCode, buildSelling } from "#tests/builders/selling.ts";
import { openTestWorld } from "#tests/world.ts";

const SEATS = 60;
const minor = fc.nat(90_000_000);
const worth = fc.oneof(
  fc.record({ percent: fc.integer({ min: 1, max: 100 }) }),
  fc.record({ amountMinor: fc.integer({ min: 1, max: 90_000_000 }) }),
);

test("what the claim charges is what the one function of prices says, for any seat, early price and code", async () => {
  const world = await openTestWorld();
  const now = world.clock.now();
  for (const [round, earlyBirdUntil] of [new Date(now.getTime() + 1), now].entries()) {
    const [prices = [], earlyBirdMinor = null] =
      fc.sample(fc.tuple(fc.array(minor, { minLength: SEATS, maxLength: SEATS }), minor), {
        numRuns: 1,
        seed: 7 + round,
      })[0] ?? [];
    const steps = prices.map((priceMinor, index) => ({ from: index + 1, priceMinor }));
    const wishes = { now, sides: [{ capacity: SEATS, steps }] };
    const event = await buildSelling(world.db, wishes, { earlyBirdUntil, sides: [{ earlyBirdMinor }] });
    const codes = fc.sample(worth, { numRuns: 12, seed: 70 + round });
    const names = await Promise.all(
      codes.map((code, index) => buildCode(world.db, event, { ...code, code: `CODE-${index}` })),
    );
    const agreed = { shownPriceMinor: 1_000_000_000 };
    await Promise.all(
      prices.map((_, index) =>
        holdSeat(world, registrationFor(event, { ...agreed, code: names[index % 13] ?? null })),
      ),
    );
    const lines = await world.db.prisma.orderLine.findMany({
      where: { eventId: event.eventId },
      include: { order: { include: { code: true } }, seats: true },
    });
    expect(lines).toHaveLength(SEATS);
    for (const { seats, order, priceMinor, listMinor } of lines) {
      const code = order.code ? (codes[names.indexOf(order.code.code)] ?? null) : null;
      const seatMinor = seats[0]?.priceMinor ?? -1;
      const expected = priceOf({ seatMinor, earlyBirdMinor, earlyBirdUntil, code }, now);
      expect({ priceMinor, listMinor }, JSON.stringify({ seatMinor, earlyBirdMinor, code })).toEqual({
        ...expected,
        listMinor: code ? expected.listMinor : null,
      });
    }
  }
}, 60_000);
