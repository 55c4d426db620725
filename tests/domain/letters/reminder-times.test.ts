import fc from "fast-check";
import { expect, test } from "vitest";
import { judgeReminder, remindersAhead, reminderTime } from "#app/domain/letters/reminder-times.ts";

const startsAt = new Date("2026-12-05T11:00:00Z");
const at = (hoursBefore: number) => new Date(startsAt.getTime() - hoursBefore * 3_600_000);

test("an order paid early gets a reminder a day before and one two hours before", () => {
  expect(remindersAhead({ startsAt, paidAt: at(100), now: at(100) })).toEqual([
    { kind: "reminder-24h", dueAt: at(24) },
    { kind: "reminder-2h", dueAt: at(2) },
  ]);
});

test("an order paid in the last day gets only the one two hours before", () => {
  expect(remindersAhead({ startsAt, paidAt: at(23.9), now: at(23.9) }).map(({ kind }) => kind)).toEqual([
    "reminder-2h",
  ]);
});

test("an order paid in the last two hours gets none", () => {
  expect(remindersAhead({ startsAt, paidAt: at(1.9), now: at(1.9) })).toEqual([]);
});

test("an order paid at the very moment of a reminder still gets it", () => {
  expect(remindersAhead({ startsAt, paidAt: at(24), now: at(24) })).toHaveLength(2);
});

test("planning anew after a move leaves out what is already over", () => {
  expect(remindersAhead({ startsAt, paidAt: at(500), now: at(5) }).map(({ kind }) => kind)).toEqual([
    "reminder-2h",
  ]);
});

test("a reminder never lies before the payment, before now, or after the start", () => {
  const hours = fc.double({ min: -50, max: 500, noNaN: true });
  fc.assert(
    fc.property(hours, hours, (paid, present) => {
      const [paidAt, now] = [at(paid), at(present)];
      for (const { dueAt } of remindersAhead({ startsAt, paidAt, now })) {
        expect(dueAt >= paidAt && dueAt >= now && dueAt < startsAt).toBe(true);
      }
    }),
  );
});

test("a day before is 24 elapsed hours, also over the night the clocks change", () => {
  // London goes from GMT to BST on 29 March 2026 at 01:00 UTC; the party starts that evening at 19:00 BST.
  const evening = new Date("2026-03-29T18:00:00Z");
  expect(reminderTime("reminder-24h", evening)).toEqual(new Date("2026-03-28T18:00:00Z"));
});

const good = {
  kind: "reminder-24h",
  version: "1",
  orderState: "paid",
  eventState: "published",
  timeVersion: 1,
  startsAt,
  now: at(24),
} as const;

test.each([
  ["a paid order of an event that is on", {}, "go"],
  ["a refunded order", { orderState: "refunded" }, "order-not-paid"],
  ["an order whose refund is due", { orderState: "refund-due" }, "order-not-paid"],
  ["an unpaid order", { orderState: "held" }, "order-not-paid"],
  ["a cancelled event", { eventState: "cancelled" }, "event-not-on"],
  ["a reminder of an older time", { timeVersion: 2 }, "event-moved"],
  ["a day's reminder that is ten hours late", { now: at(14) }, "go"],
  ["a day's reminder when the two-hour one is due", { now: at(2) }, "too-late"],
  ["a two-hour reminder ten minutes before the start", { kind: "reminder-2h", now: at(1 / 6) }, "go"],
  ["a two-hour reminder at the start", { kind: "reminder-2h", now: startsAt }, "too-late"],
  ["a two-hour reminder after the start", { kind: "reminder-2h", now: at(-1) }, "too-late"],
] as const)("%s", (_name, change, verdict) => {
  expect(judgeReminder({ ...good, ...change })).toBe(verdict);
});
