import fc from "fast-check";
import { expect, test } from "vitest";
import { commissionDue, commissionOnTicket, rateColumns, rateFrom } from "#app/domain/money/commission.ts";
import { commissionEntry, payoutEntry } from "#app/domain/payment/ledger.ts";

const price = fc.integer({ min: 0, max: 1_000_000 });
const rate = fc.oneof(
  fc.integer({ min: 0, max: 10_000 }).map((points) => ({ points })),
  fc.integer({ min: 0, max: 200_000 }).map((fixedMinor) => ({ fixedMinor })),
);
const prices = fc.array(price, { minLength: 1, maxLength: 4 });
const sum = (all: readonly number[]) => all.reduce((one, two) => one + two, 0);

test("12.5 % of 499.00 is 62.38, for each ticket of an order", () => {
  const sale = { rate: { points: 1250 }, pricesMinor: [49_900], netMinor: 49_900 };
  expect(commissionDue(sale)).toBe(6238);
  expect(commissionDue({ ...sale, pricesMinor: [49_900, 49_900], netMinor: 99_800 })).toBe(12_476);
});

test.each([
  ["a refund of all of it", 49_900, 0, 0],
  ["a refund of 80 %", 49_900, 9980, 1248],
  ["a second payment that is on its way back", 49_900, 99_800, 6238],
  ["more given back than came", 49_900, -100, 0],
  ["a gift", 0, 0, 0],
])("%s: the commission on %i with %i left is %i", (_what, priceMinor, netMinor, due) => {
  expect(commissionDue({ rate: { points: 1250 }, pricesMinor: [priceMinor], netMinor })).toBe(due);
});

test("a fixed commission is never more than the ticket cost, and nothing on a free one", () => {
  expect(commissionOnTicket(49_900, { fixedMinor: 5000 })).toBe(5000);
  expect(commissionOnTicket(3000, { fixedMinor: 5000 })).toBe(3000);
  expect(commissionOnTicket(0, { fixedMinor: 5000 })).toBe(0);
});

test("with all of the money it is the sum of the tickets', with none of it nothing, and never beyond either", () => {
  fc.assert(
    fc.property(rate, prices, fc.integer({ min: -10, max: 5_000_000 }), (of, pricesMinor, netMinor) => {
      const whole = commissionDue({ rate: of, pricesMinor, netMinor: sum(pricesMinor) });
      expect(whole).toBe(sum(pricesMinor.map((one) => commissionOnTicket(one, of))));
      expect(commissionDue({ rate: of, pricesMinor, netMinor: 0 })).toBe(0);
      const due = commissionDue({ rate: of, pricesMinor, netMinor });
      expect(due).toBeGreaterThanOrEqual(0);
      expect(due).toBeLessThanOrEqual(whole);
      expect(Number.isSafeInteger(due)).toBe(true);
    }),
  );
});

test("however the money goes back, what is taken back adds up to what was earned, and the books balance", () => {
  fc.assert(
    fc.property(
      rate,
      prices,
      fc.array(fc.integer({ min: 0, max: 1000 }), { maxLength: 8 }),
      (of, pricesMinor, cuts) => {
        const paid = sum(pricesMinor);
        const shares = cuts.map((cut) => Math.floor((paid * cut) / 8000));
        const steps = [paid, ...shares.map((_, n) => paid - sum(shares.slice(0, n + 1))), 0];
        let posted = 0;
        const lines = steps.flatMap((netMinor, n) => {
          const amountMinor = commissionDue({ rate: of, pricesMinor, netMinor }) - posted;
          posted += amountMinor;
          return commissionEntry({ eventId: "e", orderId: "o", currency: "CNY", amountMinor, n });
        });
        const of_ = (account: string) =>
          sum(lines.filter((line) => line.account === account).map(({ amountMinor }) => amountMinor));
        expect(of_("partner-costs")).toBe(0);
        expect(of_("partner-payable")).toBe(0);
        const first = lines.find((line) => line.account === "partner-costs");
        if (first) expect(first.amountMinor).toBe(sum(pricesMinor.map((one) => commissionOnTicket(one, of))));
      },
    ),
  );
});

test("a payout lowers what is owed, and taken back it is as if it had never been", () => {
  const paid = { eventId: "e", amountMinor: 6238, currency: "CNY", payoutId: "p" };
  const there = payoutEntry({ ...paid, takenBack: false });
  const back = payoutEntry({ ...paid, takenBack: true });
  expect(there.map(({ account, amountMinor }) => [account, amountMinor])).toEqual([
    ["partner-payable", 6238],
    ["organiser-cash", -6238],
  ]);
  expect(
    sum([...there, ...back].filter(({ account }) => account === "partner-payable").map((l) => l.amountMinor)),
  ).toBe(0);
});

test("a rate is kept as it was agreed", () => {
  fc.assert(
    fc.property(rate, (of) => {
      expect(rateFrom(rateColumns(of))).toEqual(of);
    }),
  );
});
