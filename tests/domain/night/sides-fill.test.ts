import fc from "fast-check";
import { expect, test } from "vitest";
import { arriveAt, type FillingSide, freeSeat, seatsWithinTolerance } from "#app/domain/night/sides-fill.ts";

function sidesOf(capacity: number): FillingSide[] {
  return ["M", "W"].map((name) => ({ name, capacity, taken: 0, queue: [] }));
}

function run(
  capacity: number,
  tolerance: number,
  arrivals: string,
): { sides: readonly FillingSide[]; order: string } {
  let sides: readonly FillingSide[] = sidesOf(capacity);
  const order: string[] = [];
  const numbers: Record<string, number> = {};
  for (const name of arrivals.split(" ")) {
    const number = (numbers[name] ?? 0) + 1;
    numbers[name] = number;
    const next = arriveAt(sides, `${name}${number}`, name, tolerance);
    sides = next.sides;
    order.push(...next.admitted.map(({ person }) => person));
  }
  return { sides, order: order.join(" ") };
}

test("twelve a side, two ahead: M M M M W M W W are accepted as M1 M2 W1 M3 W2 M4 W3 M5", () => {
  const { sides, order } = run(12, 2, "M M M M W M W W");
  expect(order).toBe("M1 M2 W1 M3 W2 M4 W3 M5");
  expect(sides.map(({ taken, queue }) => [taken, queue.length])).toEqual([
    [5, 0],
    [3, 0],
  ]);
});

test("four a side, one ahead: five men and four women come in by turns, and the fifth man waits", () => {
  const { sides, order } = run(4, 1, "M M M M M W W W W");
  expect(order).toBe("M1 W1 M2 W2 M3 W3 M4 W4");
  expect(sides.map(({ queue }) => queue)).toEqual([["M5"], []]);
});

test("when a man gives his seat back the man who waits gets it, never a woman", () => {
  const { sides } = run(4, 1, "M M M M M W W W W W");
  const { admitted } = freeSeat(sides, "M", 1);
  expect(admitted).toEqual([{ person: "M5", side: "M" }]);
});

test("a side that is full no longer holds the others back", () => {
  const sides: FillingSide[] = [
    { name: "M", capacity: 20, taken: 4, queue: [] },
    { name: "W", capacity: 3, taken: 3, queue: [] },
  ];
  expect(seatsWithinTolerance(sides, "M", 1)).toBe(16);
});

test("of three sides the smallest holds the others back", () => {
  const sides = [5, 3, 1].map((taken, index) => ({ name: `${index}`, capacity: 9, taken, queue: [] }));
  expect(sides.map(({ name }) => seatsWithinTolerance(sides, name, 2))).toEqual([0, 0, 4]);
});

test("an event with one side fills to its capacity, and an unknown side has no seats", () => {
  const alone = [{ name: "all", capacity: 5, taken: 2, queue: [] }];
  expect(seatsWithinTolerance(alone, "all", 0)).toBe(3);
  expect(seatsWithinTolerance(alone, "other", 0)).toBe(0);
});

test("no side is ever oversold or admits anybody beyond the tolerance, and nobody overtakes their own side's queue", () => {
  const step = fc.record({
    side: fc.constantFrom("M", "W"),
    leaves: fc.integer({ min: 0, max: 5 }).map((n) => n === 0),
  });
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 8 }),
      fc.integer({ min: 1, max: 3 }),
      fc.array(step, { maxLength: 40 }),
      (capacity, tolerance, steps) => {
        let sides: readonly FillingSide[] = sidesOf(capacity);
        const order: Record<string, number[]> = { M: [], W: [] };
        steps.forEach(({ side, leaves }, index) => {
          const before = sides;
          const next = leaves
            ? freeSeat(sides, side, tolerance)
            : arriveAt(sides, `${index}`, side, tolerance);
          sides = next.sides;
          for (const { person, side: name } of next.admitted) order[name]?.push(Number(person));
          for (const { name, taken, queue } of sides) {
            expect(taken).toBeLessThanOrEqual(capacity);
            const other = Math.min(...sides.filter((one) => one.name !== name).map((one) => one.taken));
            const grew = taken > (before.find((one) => one.name === name)?.taken ?? 0);
            if (grew && other < capacity) expect(taken - other).toBeLessThanOrEqual(tolerance);
            if (queue.length > 0) expect(seatsWithinTolerance(sides, name, tolerance)).toBe(0);
          }
        });
        for (const list of Object.values(order)) expect(list).toEqual([...list].sort((a, b) => a - b));
      },
    ),
    { numRuns: 300 },
  );
});
