import fc from "fast-check";
import { expect, test } from "vitest";
import { figureNames, figuresOf, isFigureName, linesOf, partOf } from "#app/domain/money/figures.ts";
import { bookingEntry, costEntry, feeEntry, paymentEntry, refundEntry } from "#app/domain/payment/ledger.ts";

const ids = { eventId: "e", orderId: "o", paymentId: "p", currency: "CNY" };

test("17 paid heads and a 6,000 room make 2,483.00 of profit", () => {
  const payments = Array.from({ length: 17 }, (_, n) =>
    paymentEntry({ ...ids, paymentId: `p${n}`, amountMinor: 49_900 }),
  ).flat();
  const room = bookingEntry({ eventId: "e", bookingId: "b", currency: "CNY", amountMinor: 600_000 });
  expect(figuresOf([...payments, ...room])).toEqual({
    "ticket-revenue": 848_300,
    "venue-cost": 600_000,
    profit: 248_300,
    "payment-fees": 0,
    commissions: 0,
    "other-costs": 0,
    "take-home": 248_300,
  });
});

test("a refund takes the revenue back and leaves the fee with the payment provider", () => {
  const lines = [
    ...paymentEntry({ ...ids, amountMinor: 49_900 }),
    ...feeEntry({ ...ids, amountMinor: 1700 }),
    ...refundEntry({ ...ids, refundId: "r", amountMinor: 49_900 }),
  ];
  expect(figuresOf(lines)).toEqual({
    "ticket-revenue": 0,
    "venue-cost": 0,
    profit: 0,
    "payment-fees": 1700,
    commissions: 0,
    "other-costs": 0,
    "take-home": -1700,
  });
});

test("an empty ledger is all zeros", () => {
  expect(Object.values(figuresOf([]))).toEqual([0, 0, 0, 0, 0, 0, 0]);
});

test("accounts that no figure is made of count for nothing", () => {
  expect(partOf("profit", { account: "stripe-balance", amountMinor: 49_900 })).toBe(0);
  expect(linesOf("take-home", [{ account: "venue-payable", amountMinor: -600_000 }])).toEqual([]);
});

test("only the names of figures are figures", () => {
  expect(figureNames.every(isFigureName)).toBe(true);
  expect(isFigureName("cash")).toBe(false);
  expect(isFigureName(null)).toBe(false);
});

const amountMinor = fc.integer({ min: 1, max: 500_000 });
const anyLines = fc
  .array(
    fc.oneof(
      amountMinor.map((minor) => paymentEntry({ ...ids, amountMinor: minor })),
      amountMinor.map((minor) => refundEntry({ ...ids, refundId: "r", amountMinor: minor })),
      amountMinor.map((minor) => feeEntry({ ...ids, amountMinor: minor })),
      fc
        .record({ minor: amountMinor, partner: fc.boolean(), takenBack: fc.boolean() })
        .map(({ minor, ...kind }) =>
          costEntry({ ...kind, eventId: "e", costId: "c", currency: "CNY", amountMinor: minor }),
        ),
      amountMinor.map((minor) =>
        bookingEntry({ eventId: "e", bookingId: "b", currency: "CNY", amountMinor: minor }),
      ),
    ),
    { maxLength: 60 },
  )
  .map((entries) => entries.flat());

test("every figure is the sum of the lines it opens to", () => {
  fc.assert(
    fc.property(anyLines, (lines) => {
      const figures = figuresOf(lines);
      for (const name of figureNames) {
        const sum = linesOf(name, lines).reduce((total, line) => total + partOf(name, line), 0);
        expect(sum).toBe(figures[name]);
      }
    }),
  );
});

test("profit is revenue less venue cost, and take-home is profit less fees, commissions and other costs, whatever happened", () => {
  fc.assert(
    fc.property(anyLines, (lines) => {
      const figures = figuresOf(lines);
      expect(figures.profit).toBe(figures["ticket-revenue"] - figures["venue-cost"]);
      expect(figures["take-home"]).toBe(
        figures.profit - figures["payment-fees"] - figures.commissions - figures["other-costs"],
      );
    }),
  );
});
