import { readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { expect, test } from "vitest";
import { firstHoldUntil, MAX_HOLD_MINUTES, payWindow } from "#app/domain/payment/hold.ts";
import { bookingEntry, feeEntry, paymentEntry, refundEntry } from "#app/domain/payment/ledger.ts";
import { isStep, nextState, orderStates, orderSteps } from "#app/domain/payment/order-state.ts";
import { defaultRefundLadder, parseRefundLadder, quoteRefund } from "#app/domain/payment/refund-ladder.ts";
import { decideSettlement, type OrderFacts, type PageFacts } from "#app/domain/payment/settlement.ts";

const rules = readdirSync("prisma/migrations", { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name)
  .sort()
  .map((name) => readFileSync(`prisma/migrations/${name}/migration.sql`, "utf8"))
  .join("\n");

test("the table of steps and the database's check say the same", () => {
  const start = rules.lastIndexOf("FUNCTION is_order_step(");
  const check = rules.slice(start, rules.indexOf(");\nEND", start));
  const inSql = [...check.matchAll(/\('((?:[^']|'')+)', '([a-z-]*)', '([a-z-]+)'\)/g)].map(
    ([, step, from, to]) => `${step?.replaceAll("''", "'")} ${from} → ${to}`,
  );
  const inCode = orderSteps.map(([step, from, to]) => `${step} ${from ?? ""} → ${to}`);
  expect(inCode.sort()).toEqual(inSql.sort());
});

test("every state of the code is a state of the database", () => {
  for (const state of orderStates) expect(rules).toContain(`'${state}'`);
});

test("a step outside the table throws", () => {
  expect(() => nextState("T5", "expired", "paid")).toThrow("no step T5");
  expect(nextState("T5", "held", "paid")).toBe("paid");
});

const startsAt = new Date("2026-03-10T11:00:00Z");
function quoteAt(now: Date, amountMinor = 49_900) {
  return quoteRefund({ ladder: defaultRefundLadder, amountMinor, startsAt, now });
}

for (const [at, percent, amountMinor] of [
  ["2026-03-03T11:00:00.000Z", 100, 49_900],
  ["2026-03-03T11:00:00.001Z", 80, 39_920],
  ["2026-03-08T11:00:00.000Z", 80, 39_920],
  ["2026-03-08T11:00:00.001Z", 0, 0],
  ["2026-03-11T00:00:00.000Z", 0, 0],
] as const)
  test(`cancelling at ${at} gives ${percent} % back`, () => {
    expect(quoteAt(new Date(at))).toMatchObject({ percent, amountMinor, keptMinor: 49_900 - amountMinor });
  });

test("what comes back and what is kept add up to the fen, and waiting never brings more", () => {
  fc.assert(
    fc.property(fc.nat(10_000_000), fc.nat(400), fc.nat(400), (amount, before, wait) => {
      const early = quoteAt(new Date(startsAt.getTime() - before * 3_600_000), amount);
      const late = quoteAt(new Date(startsAt.getTime() - (before - wait) * 3_600_000), amount);
      expect(early.amountMinor + early.keptMinor).toBe(amount);
      expect(late.amountMinor).toBeLessThanOrEqual(early.amountMinor);
    }),
  );
});

test("half a fen is rounded up in the buyer's favour", () => {
  const ladder = [{ hoursBefore: 1, percent: 50 }];
  expect(quoteRefund({ ladder, amountMinor: 101, startsAt, now: new Date("2026-01-01") }).amountMinor).toBe(
    51,
  );
});

test("a ladder that rises, repeats or is no ladder is refused", () => {
  expect(
    parseRefundLadder([
      { hoursBefore: 168, percent: 100 },
      { hoursBefore: 48, percent: 80 },
    ]),
  ).toEqual(defaultRefundLadder);
  expect(parseRefundLadder([])).toEqual([]);
  for (const json of [
    null,
    {},
    "x",
    [1],
    [{ hoursBefore: 48, percent: 101 }],
    [{ hoursBefore: -1, percent: 10 }],
    [{ hoursBefore: 1.5, percent: 10 }],
    [
      { hoursBefore: 48, percent: 50 },
      { hoursBefore: 48, percent: 40 },
    ],
    [
      { hoursBefore: 48, percent: 50 },
      { hoursBefore: 24, percent: 60 },
    ],
  ])
    expect(parseRefundLadder(json), JSON.stringify(json)).toBeNull();
});

test("a hold lasts 32 minutes; a page opened at any moment outlives Stripe's minimum and never outlives the seat", () => {
  const heldAt = new Date("2026-03-01T00:00:00.500Z");
  expect(firstHoldUntil(heldAt).getTime() - heldAt.getTime()).toBe(32 * 60_000);
  fc.assert(
    fc.property(fc.nat(150 * 60_000), (later) => {
      const now = new Date(heldAt.getTime() + later);
      const window = payWindow(heldAt, now);
      if (!window) {
        expect(later).toBeGreaterThan((MAX_HOLD_MINUTES - 33) * 60_000);
        return;
      }
      expect(window.expiresAt.getTime() % 1000).toBe(0);
      expect(window.expiresAt.getTime() - now.getTime()).toBeGreaterThan(30 * 60_000);
      expect(window.holdUntil.getTime()).toBeGreaterThan(window.expiresAt.getTime());
      expect(window.holdUntil.getTime() - heldAt.getTime()).toBeLessThanOrEqual(MAX_HOLD_MINUTES * 60_000);
    }),
  );
});

test("every ledger entry sums to zero in one currency", () => {
  const ids = { eventId: "e", orderId: "o", paymentId: "p", refundId: "r", bookingId: "b", currency: "CNY" };
  fc.assert(
    fc.property(fc.nat(10_000_000), (amountMinor) => {
      for (const entry of [paymentEntry, refundEntry, feeEntry, bookingEntry]) {
        const lines = entry({ ...ids, amountMinor });
        expect(lines.reduce((sum, line) => sum + line.amountMinor, 0)).toBe(0);
        expect(lines.length).toBe(amountMinor === 0 ? 0 : 2);
      }
    }),
  );
  expect(() => paymentEntry({ ...ids, amountMinor: 0.5 })).toThrow("minor units");
});

const pages = fc.record({
  status: fc.constantFrom("open", "complete", "expired"),
  money: fc.constantFrom("none", "processing", "succeeded", "failed"),
  matches: fc.boolean(),
}) satisfies fc.Arbitrary<PageFacts>;
const orders = fc.record({
  state: fc.constantFrom(...orderStates),
  givenUp: fc.boolean(),
  eventCancelled: fc.boolean(),
  hasPaidSeat: fc.boolean(),
  hasNewerOrder: fc.boolean(),
  room: fc.boolean(),
}) satisfies fc.Arbitrary<OrderFacts>;

test("whatever Stripe says and wherever the order stands, the decision is a step of the table", () => {
  fc.assert(
    fc.property(pages, orders, (page, order) => {
      const decided = decideSettlement(page, order);
      if (decided.do === "pay") expect(isStep(decided.step, order.state, "paid")).toBe(true);
      if (decided.do === "wait") expect(isStep("T6", order.state, "processing")).toBe(true);
      if (decided.do === "expire") expect(isStep("T9", order.state, "expired")).toBe(true);
      if (decided.do === "fail" && order.state !== "held")
        expect(isStep("T7", order.state, "expired")).toBe(true);
      if (decided.do === "refund") expect(isStep(decided.step, order.state, decided.to)).toBe(true);
    }),
    { numRuns: 1000 },
  );
});

test("money is never left lying: it pays, goes back, or waits for a person", () => {
  fc.assert(
    fc.property(pages, orders, (page, order) => {
      const decided = decideSettlement({ ...page, money: "succeeded" }, order);
      const neverAsked = ["applied", "approved", "declined"].includes(order.state);
      expect(page.matches && !neverAsked ? ["pay", "refund"] : ["task"]).toContain(decided.do);
      if (order.eventCancelled || order.hasPaidSeat) expect(decided.do).not.toBe("pay");
    }),
    { numRuns: 1000 },
  );
});

test("without money no ticket is given, and a page that is open decides nothing", () => {
  fc.assert(
    fc.property(pages, orders, (page, order) => {
      if (page.money === "succeeded") return;
      const decided = decideSettlement(page, order);
      expect(["pay", "refund", "task"]).not.toContain(decided.do);
      if (page.status === "open") expect(decided.do).toBe("nothing");
    }),
    { numRuns: 1000 },
  );
});
