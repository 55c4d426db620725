import { expect, test } from "vitest";
import { nextStep, pauseSeconds, signInIsOver } from "#app/domain/letters/delivery-rules.ts";

const dueAt = new Date("2026-12-01T00:00:00Z");
const after = (hours: number) => new Date(dueAt.getTime() + hours * 3_600_000);

test("a letter not tried yet is sent", () => {
  expect(nextStep({ dueAt, firstTriedAt: null, outcomes: [], now: dueAt })).toBe("send");
});

test("a try with an unknown end is repeated while its key is remembered", () => {
  for (const outcome of ["started", "uncertain"])
    expect(nextStep({ dueAt, firstTriedAt: dueAt, outcomes: [outcome], now: after(22.9) })).toBe("send");
});

test("after 23 hours a letter that may have gone out is not sent again", () => {
  const outcomes = ["started", "retry"];
  expect(nextStep({ dueAt, firstTriedAt: dueAt, outcomes, now: after(23) })).toBe("leave-uncertain");
});

test("a letter that was surely never accepted is still sent on the second day", () => {
  expect(nextStep({ dueAt, firstTriedAt: dueAt, outcomes: ["retry", "retry"], now: after(40) })).toBe("send");
});

test("after three days a letter is given up", () => {
  expect(nextStep({ dueAt, firstTriedAt: dueAt, outcomes: ["retry"], now: after(72) })).toBe("give-up");
});

test("pauses grow to a quarter of an hour", () => {
  expect([1, 2, 3, 8, 9, 50].map((n) => pauseSeconds(n))).toEqual([5, 10, 20, 640, 900, 900]);
});

test("a pause is never shorter than what the mail service asked for, and never longer than a day", () => {
  expect(pauseSeconds(1, 90)).toBe(90);
  expect(pauseSeconds(9, 2)).toBe(900);
  expect(pauseSeconds(1, 10_000_000)).toBe(86_400);
  expect(pauseSeconds(1, 7.2)).toBe(8);
});

test("a sign-in link is over after ten minutes", () => {
  expect(signInIsOver(dueAt, after(9.9 / 60))).toBe(false);
  expect(signInIsOver(dueAt, after(10 / 60))).toBe(true);
});
