import fc from "fast-check";
import { expect, test } from "vitest";
import {
  compatibilityScore,
  type Guest,
  harmonicMean,
  oneSidedScore,
  type Past,
  whoMayMeet,
} from "#app/domain/night/compatibility.ts";
import { ageOn, dateInZone, parseBirthDate } from "#app/domain/registration/age.ts";

const nothing: Past = { blocks: [], earlierMeetings: [], mayMeetAgain: true };

function guest(id: string, pool: string, more: Partial<Guest> = {}): Guest {
  const wishes = pool === "M" ? ["W"] : ["M"];
  return { id, pool, wishes, age: 30, ages: null, answers: {}, wants: [], ...more };
}

function names(guests: readonly Guest[], past = nothing): string[] {
  return whoMayMeet(guests, past).map(({ a, b }) => `${a}-${b}`);
}

test.each([
  [0.9, 0.1, 0.18],
  [0.5, 0.5, 0.5],
  [0, 0.9, 0],
  [0, 0, 0],
  [1, 1, 1],
])("scores %d and %d together are %d", (one, other, mean) => {
  expect(harmonicMean(one, other)).toBeCloseTo(mean, 12);
});

test("a score is the same from both sides and never above the smaller one doubled", () => {
  const score = fc.double({ min: 0, max: 1, noNaN: true });
  fc.assert(
    fc.property(score, score, (one, other) => {
      expect(harmonicMean(one, other)).toBe(harmonicMean(other, one));
      expect(harmonicMean(one, other)).toBeLessThanOrEqual(2 * Math.min(one, other) + 1e-12);
    }),
  );
});

test("people meet only when each is in a pool the other wishes to meet", () => {
  const guests = [
    guest("m", "M"),
    guest("w", "W"),
    guest("v", "W", { wishes: ["W"] }),
    guest("u", "W", { wishes: ["W", "M"] }),
  ];
  expect(names(guests)).toEqual(["m-w", "m-u", "v-u"]);
});

test("sides are whatever the event calls them", () => {
  const guests = [guest("a", "企业", { wishes: ["求职者"] }), guest("b", "求职者", { wishes: ["企业"] })];
  expect(names(guests)).toEqual(["a-b"]);
});

test("people meet only when each is inside the other's ages, both ends included", () => {
  const wish = { ages: { from: 28, to: 32 } };
  const pair = (age: number | null) => names([guest("m", "M", wish), guest("w", "W", { age })]);
  expect(pair(28)).toEqual(["m-w"]);
  expect(pair(32)).toEqual(["m-w"]);
  expect(pair(27)).toEqual([]);
  expect(pair(33)).toEqual([]);
  expect(pair(null)).toEqual([]);
  expect(names([guest("m", "M", { age: 40 }), guest("w", "W", wish)])).toEqual([]);
});

test("ages are those at the event's date: a birthday on the day counts", () => {
  const eventDay = dateInZone(new Date("2026-03-01T11:00:00Z"), "Asia/Shanghai");
  const born = parseBirthDate("1998-03-01");
  const age = born && ageOn(born, eventDay);
  const wish = { ages: { from: 28, to: 32 } };
  expect(names([guest("m", "M", wish), guest("w", "W", { age })])).toEqual(["m-w"]);
});

test("a block keeps two people apart, whoever made it", () => {
  const guests = [guest("m", "M"), guest("w", "W")];
  expect(names(guests, { ...nothing, blocks: [{ from: "m", to: "w" }] })).toEqual([]);
  expect(names(guests, { ...nothing, blocks: [{ from: "w", to: "m" }] })).toEqual([]);
});

test("who met at an earlier event meets again only if the organiser says so", () => {
  const guests = [guest("m", "M"), guest("w", "W")];
  const past = { ...nothing, earlierMeetings: [{ a: "w", b: "m" }] };
  expect(names(guests, { ...past, mayMeetAgain: false })).toEqual([]);
  expect(names(guests, { ...past, mayMeetAgain: true })).toEqual(["m-w"]);
});

test("a one-sided score is the part of what matters that is met, and a half where nothing is known", () => {
  const wants = [
    { question: "smoking", welcome: ["no"], matters: 3 },
    { question: "city", welcome: ["上海", "杭州"], matters: 1 },
  ];
  expect(oneSidedScore(wants, { smoking: "no", city: "北京" })).toBe(0.75);
  expect(oneSidedScore(wants, { city: "杭州" })).toBe(1);
  expect(oneSidedScore(wants, {})).toBe(0.5);
  expect(oneSidedScore([], { smoking: "no" })).toBe(0.5);
});

test("a pair's score is a whole number, the same for both", () => {
  const one = guest("m", "M", {
    wants: [{ question: "q", welcome: ["a"], matters: 1 }],
    answers: { q: "b" },
  });
  const other = guest("w", "W", {
    wants: [{ question: "q", welcome: ["b"], matters: 1 }],
    answers: { q: "c" },
  });
  expect(compatibilityScore(one, other)).toBe(0);
  expect(compatibilityScore(guest("m", "M"), guest("w", "W"))).toBe(5000);
  expect(compatibilityScore(one, other)).toBe(compatibilityScore(other, one));
});
