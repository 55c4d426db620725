import { expect, test } from "vitest";
import { cancelProgress, cancelRefusal } from "#app/domain/events/cancel-event.ts";
import { readMove } from "#app/domain/events/move-event.ts";
import { bookingMoveEntries } from "#app/domain/payment/ledger.ts";
import { defaultRefundLadder } from "#app/domain/payment/refund-ladder.ts";
import { offerUntil, quoteWithOffer } from "#app/domain/payment/refund-offer.ts";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const now = new Date("2031-03-08T11:00:00Z");
const at = (by: number) => new Date(now.getTime() + by);

test.each([
  ["made before the move, while it stands", -HOUR, 0, true],
  ["made before the move, at its last moment", -HOUR, 2 * DAY, true],
  ["made before the move, after it", -HOUR, 2 * DAY + 1, false],
  ["made after the move", HOUR, 2 * HOUR, false],
])("the offer of an order %s", (_, made, asked, stands) => {
  const event = { movedAt: now, refundOfferUntil: at(2 * DAY) };
  expect(offerUntil(event, at(made), at(asked))).toEqual(stands ? at(2 * DAY) : null);
});

test("an event that never moved offers nothing", () => {
  expect(offerUntil({ movedAt: null, refundOfferUntil: null }, at(-HOUR), now)).toBeNull();
});

test.each([
  ["three days before: the offer beats the ladder's 80 %", 3, 49_900, 2],
  ["an hour's offer, ten days before: the ladder's longer 100 % is told", 10, 49_900, 3],
  ["half a day before: nothing but the offer", 0.5, 49_900, 2],
])("%s", (_, daysBefore, amountMinor, untilDays) => {
  const quote = quoteWithOffer({
    ladder: defaultRefundLadder,
    amountMinor: 49_900,
    startsAt: at(daysBefore * DAY),
    now,
    event: { movedAt: now, refundOfferUntil: at(2 * DAY) },
    orderCreatedAt: at(-HOUR),
  });
  expect(quote).toEqual({ percent: 100, amountMinor, keptMinor: 0, until: at(untilDays * DAY) });
});

test("sales close as long before the new start as before the old one, and never promise less than before", () => {
  const before = {
    startsAt: at(10 * DAY),
    endsAt: at(10 * DAY + 3 * HOUR),
    bookingId: "a",
    salesCloseAt: at(10 * DAY - 5 * HOUR),
    refundOfferUntil: at(6 * DAY),
    goNoGoAt: at(3 * DAY),
  };
  const booking = { id: "b", timeZone: "Asia/Shanghai", startsAt: at(11 * DAY), endsAt: at(12 * DAY) };
  const fields = {
    ...{ date: "2031-03-19", startTime: "20:00", endTime: "23:00", endsNextDay: false },
    offerDays: "2",
  };
  const read = readMove(fields, { now, booking, before });
  expect(read).toEqual({
    ok: true,
    move: {
      startsAt: at(11 * DAY + HOUR),
      endsAt: at(11 * DAY + 4 * HOUR),
      salesCloseAt: at(11 * DAY - 4 * HOUR),
      refundOfferUntil: at(6 * DAY),
      goNoGoAt: at(4 * DAY + HOUR),
    },
  });
});

test("a move's entries take the old fee back and put the new one down, and each sums to nothing", () => {
  const lines = bookingMoveEntries({
    ...{ eventId: "e", currency: "CNY", timeVersion: 2 },
    left: { bookingId: "a", amountMinor: 600_000 },
    taken: { bookingId: "b", amountMinor: 450_000 },
  });
  expect(lines.map(({ entry, account, amountMinor }) => [entry, account, amountMinor])).toEqual([
    ["booking-left:a:2", "venue-payable", 600_000],
    ["booking-left:a:2", "venue-cost", -600_000],
    ["booking-taken:b:2", "venue-cost", 450_000],
    ["booking-taken:b:2", "venue-payable", -450_000],
  ]);
});

test.each([
  ["draft", HOUR, "not-published"],
  ["published", HOUR, null],
  ["published", 0, "over"],
])("calling off a %s event %i ms before its end answers %s", (state, left, refusal) => {
  expect(cancelRefusal({ state, endsAt: at(left) }, now)).toBe(refusal);
});

test.each([
  [{ state: "refunded" }, "done"],
  [{ state: "cancelled" }, "done"],
  [{ state: "cancelled", openRefunds: 1 }, "working"],
  [{ state: "refunding", openRefunds: 1 }, "working"],
  [{ state: "held" }, "working"],
  [{ state: "refund-failed" }, "stuck"],
  [{ state: "paid", disputed: true }, "stuck"],
  [{ state: "refunded", needsOrganiser: "refunded-elsewhere" }, "stuck"],
] as const)("an order of a cancelled event that is %o is %s", (order, progress) => {
  const facts = { needsOrganiser: null, disputed: false, openRefunds: 0, ...order };
  expect(cancelProgress(facts)).toBe(progress);
});
