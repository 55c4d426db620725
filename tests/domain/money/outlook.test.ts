import fc from "fast-check";
import { expect, test } from "vitest";
import type { Deal } from "#app/domain/money/deal.ts";
import { outlook } from "#app/domain/money/outlook.ts";

const price = 49_900;
const seats = (count: number) => Array.from({ length: count }, () => price);
const fee = (feeMinor: number): Deal => ({ kind: "fixed-fee", feeMinor });
const nobody = {
  prices: { sold: [], remaining: seats(24) },
  revenueMinor: 0,
  refundsDueMinor: 0,
  deal: fee(600_000),
  venueHeads: 0,
  feesMinor: 0,
  capturedMinor: 0,
};

test("before the first sale both break-evens are thirteen and a full house makes 5,976.00", () => {
  expect(outlook(nobody)).toMatchObject({
    onProfit: 13,
    onTakeHome: 13,
    payingHeads: 0,
    passed: false,
    fullHouseMinor: 597_600,
  });
});

test("fees seen on one payment are expected of every ticket", () => {
  const known = {
    ...nobody,
    prices: { sold: seats(12), remaining: seats(12) },
    revenueMinor: 12 * price,
    // 8 % of one ticket; the fees of the other eleven are not known yet.
    feesMinor: 3992,
    capturedMinor: price,
  };
  expect(outlook(known)).toMatchObject({ onProfit: 13, onTakeHome: 14, payingHeads: 12, passed: false });
});

test("a fee that stayed behind with a refunded payment is spent", () => {
  const known = { ...nobody, feesMinor: 30_000, capturedMinor: 3 * price };
  expect(outlook({ ...known, deal: fee(0) })).toMatchObject({ onProfit: 0, onTakeHome: 1 });
});

test("money that is on its way back is not counted on", () => {
  const kept = { ...nobody, revenueMinor: price };
  expect(outlook(kept).onProfit).toBe(12);
  expect(outlook({ ...kept, refundsDueMinor: price }).onProfit).toBe(13);
});

test("passed says the same as profit less refunds on their way, for any sales", () => {
  const count = fc.integer({ min: 0, max: 40 });
  const money = fc.integer({ min: 0, max: 900_000 });
  fc.assert(
    fc.property(count, count, money, money, money, (sold, remaining, venueMinor, kept, refundsDueMinor) => {
      const revenueMinor = sold * price + kept + refundsDueMinor;
      const said = outlook({
        ...nobody,
        prices: { sold: seats(sold), remaining: seats(remaining) },
        revenueMinor,
        refundsDueMinor,
        deal: fee(venueMinor),
      });
      expect(said.passed).toBe(revenueMinor - refundsDueMinor - venueMinor >= 0);
      expect(said.fullHouseMinor).toBe((sold + remaining) * price + kept - venueMinor);
    }),
  );
});
