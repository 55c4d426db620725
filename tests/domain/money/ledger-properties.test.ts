import fc from "fast-check";
import { expect, test } from "vitest";
import { breakEven, type Question } from "#app/domain/money/break-even.ts";
import { type Deal, venueCost } from "#app/domain/money/deal.ts";
import { figuresOf } from "#app/domain/money/figures.ts";
import { allocate, shareOf } from "#app/domain/money/share.ts";
import { accrualEntry } from "#app/domain/money/venue-accrual.ts";
import {
  bookingCancelledEntry,
  bookingEntry,
  bookingMoveEntries,
  costEntry,
  disputeEntry,
  disputeLostEntry,
  feeEntry,
  type LedgerLine,
  paymentEntry,
  refundEntry,
  venuePaymentEntry,
} from "#app/domain/payment/ledger.ts";

const currency = "CNY";
const at = { eventId: "e", currency };
const paid = { ...at, orderId: "o", paymentId: "p" };
const minor = fc.integer({ min: 1, max: 900_000 });

/** What the money of one happening is, without any account: in, out for the venue, fees, partners, the rest. */
type Moved = { revenue?: number; venue?: number; fees?: number; partners?: number; other?: number };
type Happening = { lines: LedgerLine[]; moved: Moved };

const happening: fc.Arbitrary<Happening> = fc.oneof(
  minor.map((m) => ({ lines: paymentEntry({ ...paid, amountMinor: m }), moved: { revenue: m } })),
  minor.map((m) => ({
    lines: refundEntry({ ...paid, refundId: "r", amountMinor: m }),
    moved: { revenue: -m },
  })),
  minor.map((m) => ({ lines: feeEntry({ ...paid, amountMinor: m }), moved: { fees: m } })),
  fc.tuple(minor, minor).map(([m, fee]) => ({
    lines: [
      ...disputeEntry({ ...paid, transactionId: "t", amountMinor: m, feeMinor: fee }),
      ...disputeLostEntry({ ...paid, disputeId: "d", n: 0, amountMinor: m }),
    ],
    moved: { revenue: -m, fees: fee },
  })),
  minor.map((m) => ({ lines: bookingEntry({ ...at, bookingId: "b", amountMinor: m }), moved: { venue: m } })),
  fc.tuple(minor, minor).map(([left, taken]) => ({
    lines: bookingMoveEntries({
      ...{ ...at, timeVersion: 2, left: { bookingId: "b", amountMinor: left } },
      taken: { bookingId: "c", amountMinor: taken },
    }),
    moved: { venue: taken - left },
  })),
  fc.tuple(minor, minor).map(([postedMinor, reckonedMinor]) => ({
    lines: accrualEntry({ ...at, bookingId: "b", n: 1, postedMinor, reckonedMinor }),
    moved: { venue: reckonedMinor - postedMinor },
  })),
  minor.map((m) => ({
    lines: bookingCancelledEntry({ bookingId: "b", currency, amountMinor: m }),
    moved: { venue: m },
  })),
  fc
    .record({
      amountMinor: minor,
      kind: fc.constantFrom("deposit" as const, "balance" as const, "returned" as const),
      takenBack: fc.boolean(),
    })
    .map((payment) => ({
      lines: venuePaymentEntry({ ...payment, bookingId: "b", paymentId: "v", currency }),
      moved: {},
    })),
  fc.record({ amountMinor: minor, partner: fc.boolean(), takenBack: fc.boolean() }).map((cost) => {
    const m = cost.takenBack ? -cost.amountMinor : cost.amountMinor;
    return {
      lines: costEntry({ ...at, ...cost, costId: "k" }),
      moved: cost.partner ? { partners: m } : { other: m },
    };
  }),
);

test("after any sequence of sales, refunds, fees, disputes, deposits, costs, moves and cancellations the books balance", () => {
  fc.assert(
    fc.property(fc.array(happening, { maxLength: 80 }), (all) => {
      const lines = all.flatMap((one) => one.lines);
      expect(lines.reduce((sum, line) => sum + line.amountMinor, 0)).toBe(0);
      for (const one of all) {
        const entries = new Map<string, number>();
        for (const line of one.lines)
          entries.set(line.entry, (entries.get(line.entry) ?? 0) + line.amountMinor);
        expect([...entries.values()].every((sum) => sum === 0)).toBe(true);
        expect(one.lines.every(({ amountMinor }) => Number.isSafeInteger(amountMinor))).toBe(true);
      }
    }),
  );
});

test("profit and take-home of the books are those from first principles", () => {
  fc.assert(
    fc.property(fc.array(happening, { maxLength: 80 }), (all) => {
      const total = (part: keyof Moved) => all.reduce((sum, { moved }) => sum + (moved[part] ?? 0), 0);
      const figures = figuresOf(all.flatMap(({ lines }) => lines));
      expect(figures.profit).toBe(total("revenue") - total("venue"));
      expect(figures["take-home"]).toBe(
        total("revenue") - total("venue") - total("fees") - total("partners") - total("other"),
      );
    }),
  );
});

test("shares of an amount sum to it, and a share given back is the share that was taken", () => {
  const weights = fc.array(fc.integer({ min: 0, max: 1000 }), { minLength: 1, maxLength: 9 });
  fc.assert(
    fc.property(fc.integer({ min: -900_000, max: 900_000 }), weights, (amount, parts) => {
      fc.pre(parts.some((part) => part > 0));
      expect(allocate(amount, parts).reduce((sum, part) => sum + part, 0) + 0).toBe(amount + 0);
      expect(shareOf(-amount, 1250) + shareOf(amount, 1250) + 0).toBe(0);
    }),
  );
});

const rate = fc.integer({ min: 0, max: 10_000 });
const deal: fc.Arbitrary<Deal> = fc.oneof(
  minor.map((feeMinor) => ({ kind: "fixed-fee" as const, feeMinor })),
  fc.record({ kind: fc.constant("revenue-share" as const), share: rate, afterFees: fc.boolean() }),
  fc.integer({ min: 0, max: 60_000 }).map((perHeadMinor) => ({ kind: "per-head" as const, perHeadMinor })),
  fc.record({
    kind: fc.constant("minimum-spend" as const),
    minimumMinor: minor,
    perHeadMinor: fc.integer({ min: 0, max: 60_000 }),
  }),
  fc.record({
    ...{ kind: fc.constant("fixed-plus-share" as const), feeMinor: minor, share: rate },
    afterFees: fc.boolean(),
  }),
  fc.record({
    ...{ kind: fc.constant("per-hour" as const), perHourMinor: fc.integer({ min: 0, max: 100_000 }) },
    minutes: fc.integer({ min: 1, max: 900 }),
  }),
);

test("for every deal, break-even is the least number of heads whose result is not below nothing, found by search", () => {
  const prices = fc.record({
    sold: fc.array(fc.integer({ min: 0, max: 90_000 }), { maxLength: 12 }),
    remaining: fc.array(fc.integer({ min: 0, max: 90_000 }), { maxLength: 12 }),
  });
  const some = fc.integer({ min: 0, max: 200_000 });
  const costs = fc.record({
    fixed: some,
    perHead: fc.integer({ min: 0, max: 9000 }),
    spent: some,
    taken: some,
    rate,
  });
  fc.assert(
    fc.property(
      deal,
      prices,
      costs,
      fc.record({ rate: fc.integer({ min: 0, max: 400 }), fixed: some }),
      (venue, seats, cost, kept) => {
        const question: Question = {
          prices: seats,
          costs: {
            ...{ venue, fixedMinor: cost.fixed, perHeadMinor: cost.perHead, spentMinor: cost.spent },
            ...{ perTicket: cost.rate, takenMinor: cost.taken, countFees: true },
          },
          fees: { perTicket: kept.rate, fixedMinor: kept.fixed },
        };
        const order = [...seats.sold]
          .sort((a, b) => a - b)
          .concat([...seats.remaining].sort((a, b) => a - b));
        const sum = (all: readonly number[]) => all.reduce((total, one) => total + one, 0);
        const result = (heads: number) => {
          const tickets = order.slice(0, heads);
          const feesMinor = kept.fixed + sum(tickets.map((price) => shareOf(price, kept.rate)));
          const revenueMinor = sum(tickets);
          const other = Math.max(cost.spent, cost.fixed + heads * cost.perHead);
          const commission = Math.max(cost.taken, sum(tickets.map((price) => shareOf(price, cost.rate))));
          return (
            revenueMinor -
            venueCost(venue, { heads, revenueMinor, feesMinor }) -
            other -
            commission -
            feesMinor
          );
        };
        const found = Array.from({ length: order.length + 1 }, (_, heads) => heads).find(
          (n) => result(n) >= 0,
        );
        expect(breakEven(question)).toBe(found ?? null);
      },
    ),
  );
});
