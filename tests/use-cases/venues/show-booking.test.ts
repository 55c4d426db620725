import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { firstWeighFields, type WeighFields } from "#app/domain/money/weigh-fields.ts";
import type { Terms } from "#app/domain/venues/terms.ts";
import { showBooking } from "#app/use-cases/venues/show-booking.server.ts";
import { bookVenue, buildVenue } from "#tests/builders/venue.ts";
import { openTestWorld } from "#tests/world.ts";

const now = new Date("2026-11-21T04:00:00Z");
const startsAt = new Date("2026-12-01T10:00:00Z");
const endsAt = new Date("2026-12-01T15:00:00Z");
const seats = firstWeighFields(60);
/** Other costs of 1,500, and 80 for each head. */
const costs = { ...seats, otherFixed: "1500", otherPerHead: "80" };
const fixed6000: Partial<Terms> = { deal: { kind: "fixed-fee", feeMinor: 600_000 } };
const share30: Partial<Terms> = { deal: { kind: "revenue-share", share: 3000 } };
/** Half of a fixed 6,000 is the deposit; ten days before, that half is lost. */
const withDeposit: Partial<Terms> = {
  ...fixed6000,
  depositMinor: 300_000,
  cancellation: [
    { days: 14, percent: 0 },
    { days: 7, percent: 50 },
  ],
};

async function weighed(terms: Partial<Terms>, thought: WeighFields) {
  const world = await openTestWorld({ now });
  const venueId = await buildVenue(world.db, { now });
  const bookingId = await bookVenue(world.db, {
    ...{ now, startsAt, endsAt, venueId, terms, currency: "CNY", organiserId: randomUUID() },
  });
  const page = await showBooking(world, { venueId, bookingId, thought });
  if (!page) throw new Error("no booking");
  return page.weighing;
}

test.each([
  ["a fixed 6,000 and no cost per head needs 13 on profit", fixed6000, seats, { onProfit: 13 }],
  ["6,000 and 1,500 other, 80 a head, needs 18 on take-home", fixed6000, costs, { onTakeHome: 18 }],
  [
    "with 3,400 sunk, going ahead beats cancelling from 10",
    withDeposit,
    { ...costs, spent: "400" },
    { goingAhead: 10 },
  ],
  ["a 30 % share instead of the 6,000 needs 6", share30, costs, { onTakeHome: 6 }],
  ["10 % commission on every ticket needs 21", fixed6000, { ...costs, commission: "10" }, { onTakeHome: 21 }],
  [
    "on venue cost alone the fixed 6,000 beats the 30 % share from 41",
    fixed6000,
    { ...seats, versusKind: "revenue-share", versusAmount: "30" },
    { cheaperHere: 41, cheaperThere: 0 },
  ],
] satisfies [string, Partial<Terms>, WeighFields, object][])(
  "typed in, %s",
  async (_what, terms, thought, figures) => {
    expect((await weighed(terms, thought)).weighed).toMatchObject(figures);
  },
);

test("a deposit of 3,000 and 400 spent are 3,400 at risk", async () => {
  expect((await weighed(withDeposit, { ...seats, spent: "400" })).riskMinor).toBe(340_000);
});

test.each([
  ["no price", { price: "" }, { price: "missing" }],
  ["a negative price", { price: "-499" }, { price: "not-money" }],
  ["no seats", { seats: "0" }, { seats: "out-of-range" }],
  ["a million seats", { seats: "1000000" }, { seats: "out-of-range" }],
  ["commission above the whole", { commission: "101" }, { commission: "share-above-whole" }],
  ["a share without its number", { versusKind: "revenue-share" }, { versusAmount: "missing" }],
])("%s is refused beside its field and nothing is reckoned", async (_what, change, problems) => {
  const said = await weighed(fixed6000, { ...seats, ...change });
  expect(said).toMatchObject({ problems, weighed: null });
});

test("a booking is not shown under another venue's address", async () => {
  const world = await openTestWorld({ now });
  const bookingId = await bookVenue(world.db, {
    ...{ now, startsAt, endsAt, currency: "CNY", organiserId: randomUUID() },
  });
  const other = await buildVenue(world.db, { now });
  expect(await showBooking(world, { venueId: other, bookingId, thought: null })).toBe(null);
});
