import { expect, test } from "vitest";
import { dayWord } from "#app/domain/letters/day-word.ts";
import { foundState } from "#app/domain/letters/found-orders.ts";
import { lateReason, refundCause } from "#app/domain/letters/late-reason.ts";
import { isLetterKind, isReminder, letterKey } from "#app/domain/letters/letter-kinds.ts";
import { isolate, plainLine } from "#app/domain/letters/plain-line.ts";
import { orderStates } from "#app/domain/payment/order-state.ts";
import { fullAddress, mapLink } from "#app/domain/venues/map-link.ts";

test("a hostile line becomes one harmless line", () => {
  expect(plainLine("Hi\r\nBcc: all@example.com")).toBe("Hi Bcc: all@example.com");
  expect(plainLine("a\u202Egnp.exe\u2066b\u0000\u2028c")).toBe("a gnp.exe b c");
  expect(plainLine("  多  余\t空格 ")).toBe("多 余 空格");
});

test("a long line is cut between whole characters", () => {
  expect(plainLine("字".repeat(500), 10)).toBe(`${"字".repeat(9)}…`);
  expect(plainLine("😀".repeat(500), 3)).toBe("😀😀…");
});

test("only names written from right to left are set apart", () => {
  expect(isolate("小林")).toBe("小林");
  expect(isolate("דנה")).toBe("\u2068דנה\u2069");
});

test("the day of a start follows the calendar of the event's zone", () => {
  const start = new Date("2026-12-05T16:30:00Z");
  expect(dayWord(start, new Date("2026-12-05T10:00:00Z"), "Asia/Shanghai")).toBe("tomorrow");
  expect(dayWord(start, new Date("2026-12-05T10:00:00Z"), "Europe/London")).toBe("today");
  expect(dayWord(start, new Date("2026-12-01T10:00:00Z"), "Europe/London")).toBe("later");
});

test("tomorrow is tomorrow also over the night the clocks change", () => {
  const start = new Date("2026-10-25T18:00:00Z");
  expect(dayWord(start, new Date("2026-10-24T18:00:00Z"), "Europe/London")).toBe("tomorrow");
});

test("a letter about an order belongs to the order, any other to its reader", () => {
  expect(letterKey({ kind: "ticket", version: "1", orderId: "o", recipient: "r" })).toBe("ticket:1:o");
  expect(letterKey({ kind: "sign-in", version: "1", recipient: "r" })).toBe("sign-in:1:r");
});

test("kinds are told apart", () => {
  expect(isLetterKind("ticket")).toBe(true);
  expect(isLetterKind("refund-failed")).toBe(false);
  expect(isReminder("reminder-2h")).toBe(true);
  expect(isReminder("ticket")).toBe(false);
});

test("every order but an expired or a declined one is told in words", () => {
  const silent = orderStates.filter((state) => foundState(state) === null);
  expect(silent).toEqual(["declined", "expired"]);
});

test.each([
  ["refund-due", "late-sold-out", "seat-gone"],
  ["refunded", "same-person", "already-a-seat"],
  ["refunded", "newer-order", "newer-order"],
  ["paid", "second-payment", "already-a-seat"],
  ["refunded", "second-payment", "order-closed"],
  ["cancelled", "order-cancelled", "order-closed"],
] as const)("late money of a %s order, refunded as %s, is explained as %s", (state, refundReason, reason) => {
  expect(lateReason({ state, refundReason })).toBe(reason);
});

test("a refund letter says who ended it", () => {
  expect(refundCause("event-cancelled")).toBe("event");
  expect(refundCause("organiser-cancelled")).toBe("organiser");
  expect(refundCause("attendee-cancelled")).toBe("guest");
  expect(refundCause("dashboard")).toBe("guest");
});

const venue = {
  name: "青桔",
  city: "上海",
  address: "安福路 322 号",
  mapUrl: null,
  timeZone: "Asia/Shanghai",
};

test("a venue's map is the organiser's link, or a search for its address", () => {
  expect(mapLink({ ...venue, mapUrl: "https://maps.example/x" })).toBe("https://maps.example/x");
  expect(mapLink(venue)).toBe(
    `https://uri.amap.com/search?keyword=${encodeURIComponent("上海 安福路 322 号")}`,
  );
  expect(mapLink({ ...venue, timeZone: "Europe/London" })).toMatch(/^https:\/\/www\.openstreetmap\.org/);
});

test("a map link that is no web address is never used", () => {
  expect(mapLink({ ...venue, mapUrl: "javascript:alert(1)" })).toMatch(/^https:\/\/uri\.amap\.com/);
});

test("an address names its city once", () => {
  expect(fullAddress(venue, "zh-CN")).toBe("上海 安福路 322 号");
  expect(fullAddress({ city: "London", address: "1 High Street" }, "en")).toBe("1 High Street, London");
  expect(fullAddress({ city: "London", address: "1 High Street, London" }, "en")).toBe(
    "1 High Street, London",
  );
});
