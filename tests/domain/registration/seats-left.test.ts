import fc from "fast-check";
import { expect, test } from "vitest";
import { type FillingSide, sideRoom, whyWait } from "#app/domain/registration/seats-left.ts";

function side(id: string, parts: Partial<FillingSide>): FillingSide {
  return { id, capacity: 12, taken: 0, waiting: 0, balanced: true, ...parts };
}

/** Who gets a seat when people arrive in this order; who must wait joins the queue, and each admission moves it up. */
function admissions(capacity: number, tolerance: number, arrivals: string): string {
  const taken: Record<string, number> = { M: 0, W: 0 };
  const queues: Record<string, string[]> = { M: [], W: [] };
  const numbers: Record<string, number> = { M: 0, W: 0 };
  const order: string[] = [];
  const now = () =>
    ["M", "W"].map((id) => side(id, { capacity, taken: taken[id] ?? 0, waiting: queues[id]?.length ?? 0 }));
  for (const name of arrivals.split(" ")) {
    numbers[name] = (numbers[name] ?? 0) + 1;
    queues[name]?.push(`${name}${numbers[name]}`);
    for (;;) {
      const next = ["M", "W"].find((id) => queues[id]?.length && sideRoom(now(), id, tolerance).left > 0);
      const person = next && queues[next]?.shift();
      if (!next || !person) break;
      taken[next] = (taken[next] ?? 0) + 1;
      order.push(person);
    }
  }
  return `${order.join(" ")} | waiting: ${[...(queues.M ?? []), ...(queues.W ?? [])].join(" ")}`;
}

test("twelve a side, two ahead: M M M M W M W W are accepted as M1 M2 W1 M3 W2 M4 W3 M5, and nobody waits", () => {
  expect(admissions(12, 2, "M M M M W M W W")).toBe("M1 M2 W1 M3 W2 M4 W3 M5 | waiting: ");
});

test("four a side, one ahead: five men and four women come in by turns, and the fifth man waits", () => {
  expect(admissions(4, 1, "M M M M M W W W W")).toBe("M1 W1 M2 W2 M3 W3 M4 W4 | waiting: M5");
});

test("when a man of a full evening gives his seat back, the men's side has one seat and no newcomer may claim it", () => {
  const sides = [side("M", { capacity: 4, taken: 3, waiting: 1 }), side("W", { capacity: 4, taken: 4 })];
  expect(sideRoom(sides, "M", 1)).toEqual({ free: 1, left: 1, waiting: 1, claimable: 0 });
  expect(sideRoom(sides, "W", 1)).toEqual({ free: 0, left: 0, waiting: 0, claimable: 0 });
});

test("a side that is full no longer holds the others back", () => {
  const sides = [side("M", { capacity: 20, taken: 4 }), side("W", { capacity: 3, taken: 3 })];
  expect(sideRoom(sides, "M", 1).left).toBe(16);
});

test("a side outside the balance group neither holds back nor is held back", () => {
  const sides = [side("M", { taken: 3 }), side("W", { taken: 2 }), side("helpers", { balanced: false })];
  expect(sideRoom(sides, "M", 2).left).toBe(1);
  expect(sideRoom(sides, "helpers", 0).left).toBe(12);
});

test("without a tolerance every free seat is left", () => {
  expect(sideRoom([side("M", { taken: 9 }), side("W", {})], "M", null).left).toBe(3);
});

test("an unknown side has no room", () => {
  expect(sideRoom([side("M", {})], "other", 1)).toEqual({ free: 0, left: 0, waiting: 0, claimable: 0 });
});

test("who must wait is told why: full before queue, queue before balance", () => {
  const other = side("W", {});
  const why = (parts: Partial<FillingSide>) => whyWait(sideRoom([side("M", parts), other], "M", 1));
  expect(why({ taken: 12, waiting: 2 })).toBe("full");
  expect(why({ taken: 1, waiting: 2 })).toBe("queue");
  expect(why({ taken: 1 })).toBe("balance");
  expect(why({})).toBe(null);
});

test("room is never negative, never beyond the free seats, and taking what is left keeps the tolerance", () => {
  const anySide = fc.record({
    capacity: fc.integer({ min: 1, max: 20 }),
    taken: fc.integer({ min: 0, max: 20 }),
    waiting: fc.integer({ min: 0, max: 2 }),
    balanced: fc.boolean(),
  });
  fc.assert(
    fc.property(
      fc.array(anySide, { minLength: 1, maxLength: 4 }),
      fc.option(fc.integer({ min: 0, max: 5 })),
      (given, tolerance) => {
        const sides = given.map((one, index) => ({ ...one, id: `${index}` }));
        for (const { id, taken, capacity, balanced } of sides) {
          const room = sideRoom(sides, id, tolerance);
          expect(room.free).toBe(Math.max(0, capacity - taken));
          expect(room.left).toBeGreaterThanOrEqual(0);
          expect(room.left).toBeLessThanOrEqual(room.free);
          if (room.left === 0 || !balanced || tolerance === null) continue;
          for (const other of sides)
            if (other.id !== id && other.balanced && other.taken < other.capacity)
              expect(taken + room.left - other.taken).toBeLessThanOrEqual(tolerance);
        }
      },
    ),
  );
});
