import fc from "fast-check";
import { expect, test } from "vitest";
import { type FillingSide, partyFits, sideRoom, whyWait } from "#app/domain/registration/seats-left.ts";
import { witness } from "#app/use-cases/payment/witness.server.ts";
import { holdSeat } from "#app/use-cases/registration/hold-seat.server.ts";
import type { World } from "#app/use-cases/world.server.ts";
import { registrationFor } from "#tests/builders/buyer.ts";
import type { BuiltEvent } from "#tests/builders/event.ts";
import { buildSelling } from "#tests/builders/selling.ts";
import { openTestWorld } from "#tests/world.ts";

const evening = fc.record({
  sides: fc.array(fc.record({ capacity: fc.integer({ min: 1, max: 6 }), balanced: fc.boolean() }), {
    minLength: 2,
    maxLength: 4,
  }),
  tolerance: fc.option(fc.integer({ min: 1, max: 3 }), { freq: 4 }),
  /** Who asks for which side (by number, taken modulo the sides), tick by tick. */
  ticks: fc.array(fc.array(fc.nat(3), { minLength: 1, maxLength: 12 }), { minLength: 1, maxLength: 3 }),
});
type Evening = typeof evening extends fc.Arbitrary<infer T> ? T : never;

async function open(world: World, { sides, tolerance }: Evening): Promise<BuiltEvent> {
  const wishes = { now: world.clock.now(), sides: sides.map(({ capacity }) => ({ capacity })) };
  const rules = sides.map(({ balanced }) => ({ balanced }));
  return buildSelling(world.db, wishes, { tolerance, sides: rules });
}

async function readSides(world: World, { eventId }: BuiltEvent): Promise<FillingSide[]> {
  return world.db.prisma.side.findMany({ where: { eventId }, orderBy: { position: "asc" } });
}

async function ask(world: World, event: BuiltEvent, sideId: string): Promise<string | null> {
  const outcome = await holdSeat(world, registrationFor(event, { sideId }));
  if (outcome.ok) return null;
  return outcome.reason === "must-wait" ? outcome.why : outcome.reason;
}

test("claims one after the other are admitted and refused as the one rule of room says, for any sides and tolerance", async () => {
  const world = await openTestWorld();
  for (const example of fc.sample(evening, { numRuns: 8, seed: 31 })) {
    const event = await open(world, example);
    for (const number of example.ticks.flat()) {
      const sides = await readSides(world, event);
      const sideId = sides[number % sides.length]?.id ?? "";
      const expected = whyWait(sideRoom(sides, sideId, example.tolerance));
      expect(partyFits(sides, [{ sideId, seats: 1 }], example.tolerance)).toBe(expected === null);
      expect(await ask(world, event, sideId), JSON.stringify({ example, sides })).toBe(expected);
    }
  }
  expect(await witness(world)).toEqual([]);
}, 120_000);

/** Seats so many of each side one by one, each when the rule lets them; answers the sides that had to stop. */
function seatOneByOne(
  before: readonly FillingSide[],
  held: ReadonlyMap<string, number>,
  tolerance: number | null,
) {
  const left = new Map(held);
  let sides = before;
  for (;;) {
    const next = sides.find(
      ({ id }) => (left.get(id) ?? 0) > 0 && whyWait(sideRoom(sides, id, tolerance)) === null,
    );
    if (!next) return { sides, stopped: [...left].filter(([, seats]) => seats > 0) };
    left.set(next.id, (left.get(next.id) ?? 0) - 1);
    sides = sides.map((side) => (side.id === next.id ? { ...side, taken: side.taken + 1 } : side));
  }
}

test("claims of one tick get what the rule would give them one by one, the first of each side first", async () => {
  const world = await openTestWorld();
  for (const example of fc.sample(evening, { numRuns: 15, seed: 32 })) {
    const event = await open(world, example);
    for (const tick of example.ticks) {
      const before = await readSides(world, event);
      const wanted = tick.map((number) => before[number % before.length]?.id ?? "");
      const told = await Promise.all(wanted.map((sideId) => ask(world, event, sideId)));
      const said = JSON.stringify({ example, before, wanted, told });
      const held = new Map(
        before.map(({ id }) => [id, told.filter((why, at) => why === null && wanted[at] === id).length]),
      );
      const rule = seatOneByOne(before, held, example.tolerance);
      expect(rule.stopped, `beyond the rule: ${said}`).toEqual([]);
      const after = await readSides(world, event);
      expect(
        after.map(({ taken }) => taken),
        said,
      ).toEqual(rule.sides.map(({ taken }) => taken));
      for (const { id, capacity, taken, balanced } of after) {
        const answers = told.filter((_, at) => wanted[at] === id);
        const refused = answers.slice(held.get(id));
        expect(answers.slice(0, held.get(id)), `the first come first: ${said}`).not.toContain("full");
        expect(refused, `nobody behind a refused claim has a seat: ${said}`).not.toContain(null);
        if (refused.includes("full")) expect(taken, said).toBe(capacity);
        if (refused.includes("balance")) expect(balanced && example.tolerance !== null, said).toBe(true);
      }
    }
  }
  expect(await witness(world)).toEqual([]);
}, 120_000);
