import { expect, test } from "vitest";
import { type Ahead, foreseeSeats, type SideAhead } from "#app/domain/registration/foresee-seats.ts";

const now = new Date("2026-11-21T12:00:00Z");

function side(id: string, parts: Partial<SideAhead> = {}): SideAhead {
  const seats = [1, 2, 3, 4].map((number) => ({ number, priceMinor: number * 1_000 }));
  const filling = { capacity: 4, taken: 0, waiting: 0, balanced: true };
  return { id, ...filling, needsApproval: false, earlyBirdMinor: null, seats, next: 0, ...parts };
}

function ahead(parts: Partial<Ahead> = {}): Ahead {
  return {
    sides: [side("men"), side("women")],
    codes: new Map(),
    tolerance: null,
    earlyBirdUntil: null,
    ...parts,
  };
}

function claims(...sideIds: string[]) {
  return sideIds.map((sideId) => ({ sideId, code: null, shownPriceMinor: 10_000 }));
}

function numbers(state: Ahead, asked: Parameters<typeof foreseeSeats>[1]): number[] {
  return foreseeSeats(state, asked, now).seats.map(({ number }) => number);
}

test("each side gives its seats from the lowest on, and goes on from there the next time", () => {
  const first = foreseeSeats(ahead(), claims("men", "women", "men"), now);
  expect(first.seats.map(({ number }) => number)).toEqual([1, 1, 2]);
  expect(numbers(first.ahead, claims("women", "men", "men"))).toEqual([2, 3, 4]);
});

test("what was foreseen does not change what it was foreseen from", () => {
  const state = ahead();
  expect(numbers(state, claims("men"))).toEqual(numbers(state, claims("men")));
});

test("nobody is foreseen after the first of whom it cannot be said", () => {
  expect(numbers(ahead(), claims("men", "nobody", "women"))).toEqual([1]);
  expect(numbers(ahead(), claims("men", "men", "men", "men", "men", "women"))).toEqual([1, 2, 3, 4]);
});

test("a price that is dearer than the one shown is not foreseen", () => {
  const asked = claims("men", "men").map((claim) => ({ ...claim, shownPriceMinor: 1_500 }));
  expect(numbers(ahead(), asked)).toEqual([1]);
});

test("a side runs ahead by the tolerance, and further once the other has grown", () => {
  const state = ahead({ tolerance: 1 });
  expect(numbers(state, claims("men", "men", "women"))).toEqual([1]);
  expect(numbers(state, claims("men", "women", "men"))).toEqual([1, 1, 2]);
});

test.each([
  ["somebody waits for the side", { waiting: 1 }],
  ["its people are looked at first", { needsApproval: true }],
  ["it is full", { capacity: 0 }],
  ["its next seats are not known", { seats: [] }],
])("nobody is foreseen when %s", (_, parts) => {
  expect(numbers(ahead({ sides: [side("men", parts)] }), claims("men"))).toEqual([]);
});

test("early prices and codes make the price; a code of another side or an unknown one is left to the general way", () => {
  const state = ahead({
    sides: [side("men", { earlyBirdMinor: 900 }), side("women")],
    earlyBirdUntil: new Date(now.getTime() + 1),
    codes: new Map([["FRIEND", { id: "code", sideId: "men", worth: { percent: 10 } }]]),
  });
  const withCode = (sideId: string, code: string) => [{ sideId, code, shownPriceMinor: 10_000 }];
  expect(foreseeSeats(state, withCode("men", "FRIEND"), now).seats).toEqual([
    { number: 1, listMinor: 900, priceMinor: 810, codeId: "code" },
  ]);
  expect(numbers(state, withCode("women", "FRIEND"))).toEqual([]);
  expect(numbers(state, withCode("men", "OTHER"))).toEqual([]);
});
