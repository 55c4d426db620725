import fc from "fast-check";
import { expect, test } from "vitest";
import { keptOfLines, quoteLines } from "#app/domain/payment/group-lines.ts";
import { defaultRefundLadder } from "#app/domain/payment/refund-ladder.ts";
import { admitGuest } from "#app/use-cases/door/admit-guest.server.ts";
import { cancelOwnOrder } from "#app/use-cases/payment/cancel-order.server.ts";
import { cancelSeat } from "#app/use-cases/payment/cancel-seat.server.ts";
import { witness } from "#app/use-cases/payment/witness.server.ts";
import { buildEvent } from "#tests/builders/event.ts";
import { allowGroups, buyPartyFor, companionToken, standingOf } from "#tests/builders/party.ts";
import { expectNothingLost } from "#tests/builders/settled.ts";
import { openTestWorld } from "#tests/world.ts";

const now = new Date("2031-03-08T11:00:00Z");
const HOUR = 3_600_000;
const LONG = 120_000;

async function stage() {
  const world = await openTestWorld({ now, sandbox: true });
  const startsAt = new Date(now.getTime() + 240 * HOUR);
  const sides = [{ priceMinor: 33_333 }, { priceMinor: 10_001 }];
  const event = await buildEvent(world.db, { now, startsAt, sides });
  await allowGroups(world, event);
  return { world, event };
}

const quoteAt = (prices: number[], hoursBefore: number) =>
  quoteLines(prices, {
    ladder: defaultRefundLadder,
    startsAt: new Date(now.getTime() + hoursBefore * HOUR),
    now,
    event: { movedAt: null, refundOfferUntil: null },
    orderCreatedAt: now,
  });

test("seats given up one by one come to what the whole order gives back, to the fen", () => {
  const price = fc.integer({ min: 0, max: 1_000_000 });
  fc.assert(
    fc.property(
      fc.array(price, { minLength: 1, maxLength: 4 }),
      fc.integer({ min: 0, max: 400 }),
      (prices, hours) => {
        const whole = quoteAt(prices, hours);
        const parts = prices.map((one) => quoteAt([one], hours));
        expect(whole.amountMinor).toBe(parts.reduce((sum, part) => sum + part.amountMinor, 0));
        expect(whole.amountMinor + whole.keptMinor).toBe(prices.reduce((sum, one) => sum + one, 0));
        const lines = prices.map((priceMinor, at) => ({
          state: "cancelled",
          priceMinor,
          refundMinor: parts[at]?.amountMinor ?? 0,
        }));
        expect(keptOfLines(lines)).toBe(whole.keptMinor);
      },
    ),
  );
});

test("any sequence of giving up seats pays back the quotes that were shown, and never more than was paid", {
  timeout: LONG,
}, async () => {
  const { world, event } = await stage();
  const order = fc.shuffledSubarray([1, 2, 3, 4], { minLength: 1 });
  const plans = fc.sample(fc.record({ order, hours: fc.constantFrom(0, 90, 100) }), { numRuns: 4, seed: 7 });
  for (const plan of plans) {
    const party = await buyPartyFor(
      world,
      event,
      [{}, { side: 1 }, {}, { side: 1 }].map((one) => ({ ...one })),
    );
    await world.passTime(plan.hours * 60_000);
    let shown = 0;
    for (const place of plan.order) {
      const price = place % 2 === 1 ? 33_333 : 10_001;
      const quote = quoteAt([price], (event.startsAt.getTime() - world.clock.now().getTime()) / HOUR);
      const pressed = await cancelSeat(world, {
        token: party.token,
        place,
        shownRefundMinor: quote.amountMinor,
      });
      expect(pressed).toEqual({ ok: true, refundMinor: quote.amountMinor });
      shown += quote.amountMinor;
    }
    const { back, state } = await standingOf(world, party);
    expect(back).toBe(shown);
    expect(state).toBe(plan.order.length < 4 ? "paid" : "refund-due");
    expect(back).toBeLessThanOrEqual(2 * 33_333 + 2 * 10_001);
  }
  await expectNothingLost(world);
});

test("two phones give up two seats at once: both go, each for its own quote", { timeout: LONG }, async () => {
  const { world, event } = await stage();
  const party = await buyPartyFor(world, event, [{}, {}, {}]);
  const friend = await companionToken(world, party, 2);
  const outcomes = await Promise.all([
    cancelSeat(world, { token: party.token, place: 3, shownRefundMinor: 33_333 }),
    cancelSeat(world, { token: friend, place: null, shownRefundMinor: 33_333 }),
    cancelSeat(world, { token: party.token, place: 2, shownRefundMinor: 33_333 }),
  ]);
  expect(outcomes.filter(({ ok }) => ok)).toHaveLength(2);
  await expectNothingLost(world);
  expect(await standingOf(world, party)).toMatchObject({ state: "paid", back: 66_666 });
});

test("the whole order against one of its seats: never both, never more than was paid", {
  timeout: LONG,
}, async () => {
  const { world, event } = await stage();
  for (let round = 0; round < 3; round += 1) {
    const party = await buyPartyFor(world, event, [{}, {}]);
    const [whole, part] = await Promise.all([
      cancelOwnOrder(world, { token: party.token, shownRefundMinor: 66_666 }),
      cancelSeat(world, { token: party.token, place: 2, shownRefundMinor: 33_333 }),
    ]);
    expect([whole.ok, part.ok].filter(Boolean)).toHaveLength(1);
    expect((await standingOf(world, party)).back).toBe(whole.ok ? 66_666 : 33_333);
  }
  await expectNothingLost(world);
});

test("a seat given up while its person is let in: one of them", { timeout: LONG }, async () => {
  const { world, event } = await stage();
  const { eventId, organiserId } = event;
  for (let round = 0; round < 3; round += 1) {
    const party = await buyPartyFor(world, event, [{}, {}]);
    const ticket = await world.db.prisma.ticket.findFirstOrThrow({
      where: { line: { orderId: party.orderId, position: 2 } },
    });
    const [back, letIn] = await Promise.all([
      cancelSeat(world, { token: party.token, place: 2, shownRefundMinor: 33_333 }),
      admitGuest(world, { organiserId, eventId, locale: "zh-CN", ticketId: ticket.id }),
    ]);
    expect([back.ok, letIn.ok].filter(Boolean)).toHaveLength(1);
  }
  await expectNothingLost(world);
});

test("control: a seat given up for another amount than its refund is found by the witness", {
  timeout: LONG,
}, async () => {
  const { world, event } = await stage();
  const party = await buyPartyFor(world, event, [{}, {}]);
  await cancelSeat(world, { token: party.token, place: 2, shownRefundMinor: 33_333 });
  await world.db.pool.query("update order_line set refund_minor = 1 where order_id = $1 and position = 2", [
    party.orderId,
  ]);
  const found = await witness(world);
  expect(found.map(({ says }) => says)).toContain(
    "a seat given up by itself did not give back exactly what it was quoted",
  );
});

test("control: without the order's lock two phones would be paid twice for one seat", {
  retry: 7,
  timeout: LONG,
}, async () => {
  const { world, event } = await stage();
  const party = await buyPartyFor(world, event, [{}, {}]);
  const payment = await world.db.prisma.payment.findFirstOrThrow({ where: { orderId: party.orderId } });
  const line = await world.db.prisma.orderLine.findFirstOrThrow({
    where: { orderId: party.orderId, position: 2 },
  });
  await cancelSeat(world, { token: party.token, place: 2, shownRefundMinor: 33_333 });
  // why: what a second phone would write if it did not wait for the order.
  await world.db.pool.query(
    `insert into refund (event_id, id, order_id, payment_id, line_id, amount_minor, currency, reason, idempotency_key,
       requested_by, created_at)
     values ($1, gen_random_uuid(), $2, $3, $4, 33333, 'CNY', 'attendee-cancelled', 'refund-twice', 'attendee', $5)`,
    [event.eventId, party.orderId, payment.id, line.id, now],
  );
  const found = await witness(world);
  expect(found.map(({ about }) => about)).toContain(line.id);
});
