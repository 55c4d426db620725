import fc from "fast-check";
import { expect, test } from "vitest";
import { type FillingSide, mostWithinTolerance, sideRoom } from "#app/domain/registration/seats-left.ts";
import {
  placeInQueue,
  placeOfNewcomer,
  promotedParties,
  type QueuedParty,
  seatParty,
} from "#app/domain/registration/waitlist-queue.ts";

function sidesOf(capacity: number, taken: Record<string, number> = {}): FillingSide[] {
  return ["M", "W"].map((id) => ({ id, capacity, taken: taken[id] ?? 0, waiting: 0, balanced: true }));
}

function party(id: string, places: Record<string, number>): QueuedParty {
  return { id, places: Object.entries(places).map(([sideId, seats]) => ({ sideId, seats })) };
}

/** People arrive one by one: each takes a seat when there is one for a newcomer, else waits; then the queue moves up. */
function arrivals(capacity: number, tolerance: number, names: string) {
  let sides: readonly FillingSide[] = sidesOf(capacity);
  let queue: QueuedParty[] = [];
  const accepted: string[] = [];
  const count: Record<string, number> = {};
  for (const side of names.split(" ")) {
    count[side] = (count[side] ?? 0) + 1;
    queue.push(party(`${side}${count[side]}`, { [side]: 1 }));
    const next = promotedParties(sides, tolerance, queue);
    accepted.push(...next.promoted);
    queue = queue.filter(({ id }) => !next.promoted.includes(id));
    sides = next.sides;
  }
  return { sides, queue, accepted: accepted.join(" ") };
}

test("twelve a side, two ahead: M M M M W M W W are accepted as M1 M2 W1 M3 W2 M4 W3 M5", () => {
  const { sides, queue, accepted } = arrivals(12, 2, "M M M M W M W W");
  expect(accepted).toBe("M1 M2 W1 M3 W2 M4 W3 M5");
  expect(sides.map(({ taken }) => taken)).toEqual([5, 3]);
  expect(queue).toEqual([]);
});

test("four a side, one ahead: M×5 then W×4 come in by turns, the fifth man waits, and M2's seat goes to him, never to a woman", () => {
  const { sides, queue, accepted } = arrivals(4, 1, "M M M M M W W W W");
  expect(accepted).toBe("M1 W1 M2 W2 M3 W3 M4 W4");
  expect(queue.map(({ id }) => id)).toEqual(["M5"]);
  const freed = sides.map((side) => (side.id === "M" ? { ...side, taken: side.taken - 1 } : side));
  const withWoman = [party("W5", { W: 1 }), ...queue];
  expect(promotedParties(freed, 1, withWoman).promoted).toEqual(["M5"]);
});

test("a party is seated whole or waits whole, and lets the ones behind it pass", () => {
  const queue = [party("three", { M: 3 }), party("one", { M: 1 }), party("pair", { M: 1, W: 1 })];
  const { promoted } = promotedParties(sidesOf(4, { M: 2, W: 0 }), null, queue);
  expect(promoted).toEqual(["one", "pair"]);
});

test("a mixed pair may come in where a lone man may not: her seat makes room for his", () => {
  const sides = sidesOf(8, { M: 2, W: 0 });
  expect(seatParty(sides, [{ sideId: "M", seats: 1 }], 2)).toBeNull();
  expect(
    seatParty(
      sides,
      [
        { sideId: "M", seats: 1 },
        { sideId: "W", seats: 1 },
      ],
      2,
    )?.map(({ taken }) => taken),
  ).toEqual([3, 1]);
});

test("who is seated on one side asks those before them on the other side again", () => {
  const queue = [party("M1", { M: 1 }), party("W1", { W: 1 })];
  expect(promotedParties(sidesOf(4, { M: 1, W: 0 }), 1, queue).promoted).toEqual(["W1", "M1"]);
});

test("a place in the queue counts one's own side alone, and for a mixed party the longer line", () => {
  const queue = [
    party("a", { M: 1 }),
    party("b", { W: 1 }),
    party("c", { M: 2 }),
    party("d", { M: 1, W: 1 }),
  ];
  expect(["a", "b", "c", "d", "x"].map((id) => placeInQueue(queue, id))).toEqual([1, 1, 2, 3, null]);
});

test("a newcomer is told the same place whether or not their address waits already", () => {
  const others = [party("a", { M: 1 }), party("b", { M: 1 })];
  const places = [{ sideId: "M", seats: 1 }];
  const known = [party("own", { M: 1 }), ...others];
  expect(placeOfNewcomer(known, places, "own")).toBe(placeOfNewcomer(others, places, null));
});

const parties = fc.array(
  fc
    .record({ M: fc.integer({ min: 0, max: 2 }), W: fc.integer({ min: 0, max: 2 }) })
    .filter(({ M, W }) => M + W > 0),
  { maxLength: 14 },
);
const tolerances = fc.option(fc.integer({ min: 1, max: 4 }), { nil: null });

test("nobody is promoted beyond capacity or tolerance, nobody who fits is left, and lone people keep their order", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 8 }),
      fc.integer({ min: 0, max: 8 }),
      fc.integer({ min: 0, max: 8 }),
      tolerances,
      parties,
      (capacity, takenM, takenW, tolerance, wishes) => {
        const before = sidesOf(capacity, { M: Math.min(takenM, capacity), W: Math.min(takenW, capacity) });
        const queue = wishes.map(({ M, W }, index) =>
          party(`${index}`, { ...(M > 0 ? { M } : {}), ...(W > 0 ? { W } : {}) }),
        );
        const { promoted, sides } = promotedParties(before, tolerance, queue);
        for (const [index, side] of sides.entries()) {
          expect(side.taken).toBeLessThanOrEqual(side.capacity);
          if (side.taken > (before[index]?.taken ?? 0))
            expect(side.taken).toBeLessThanOrEqual(mostWithinTolerance(sides, side.id, tolerance));
          const given = queue
            .filter(({ id }) => promoted.includes(id))
            .flatMap(({ places }) => places.filter(({ sideId }) => sideId === side.id))
            .reduce((sum, { seats }) => sum + seats, 0);
          expect(side.taken - (before[index]?.taken ?? 0), "every promoted party has all of its seats").toBe(
            given,
          );
        }
        for (const { id, places } of queue)
          if (!promoted.includes(id)) expect(seatParty(sides, places, tolerance), `party ${id}`).toBeNull();
        for (const sideId of ["M", "W"]) {
          const alone = queue.filter(
            ({ places }) => places.length === 1 && places[0]?.sideId === sideId && places[0].seats === 1,
          );
          const chosen = alone.map(({ id }) => promoted.includes(id));
          expect(chosen, "no one of a kind overtakes another").toEqual(
            [...chosen].sort((a, b) => Number(b) - Number(a)),
          );
        }
      },
    ),
    { numRuns: 500 },
  );
});

test("without a queue the one rule of the page and the one of promotion agree", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 6 }),
      fc.integer({ min: 0, max: 6 }),
      tolerances,
      (M, W, tolerance) => {
        const sides = sidesOf(6, { M, W });
        for (const sideId of ["M", "W"])
          expect(promotedParties(sides, tolerance, [party("a", { [sideId]: 1 })]).promoted.length > 0).toBe(
            sideRoom(sides, sideId, tolerance).claimable > 0,
          );
      },
    ),
  );
});
