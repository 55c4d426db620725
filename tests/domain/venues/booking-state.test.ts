import { expect, test } from "vitest";
import {
  bookingParties,
  bookingStates,
  bookingSteps,
  bookingTable,
  nextState,
  roomKeeping,
} from "#app/domain/venues/booking-state.ts";
import { openTestWorld } from "#tests/world.ts";

/** The rows a check of the database lists: ('ask', 'organiser', '', 'requested'), … */
async function checkOf(table: string, constraint: string): Promise<string> {
  const world = await openTestWorld();
  const { rows } = await world.db.pool.query<{ said: string }>(
    `select pg_get_constraintdef(c.oid) as said from pg_constraint c
     where c.conname = $1 and c.conrelid = $2::regclass`,
    [constraint, table],
  );
  return rows[0]?.said ?? "";
}
const texts = (said: string) => [...said.matchAll(/'([\w-]*)'::text/g)].map(([, text]) => text ?? "");

test("the database knows exactly the steps of the table", async () => {
  const said = texts(await checkOf("booking_step", "booking_step_is_in_the_table"));
  // PostgreSQL writes each row out with the empty beginning that `coalesce` names, between the actor and the state.
  const five = (at: number) => said.slice(at * 5, at * 5 + 5).filter((_text, n) => n !== 2);
  const there = Array.from({ length: said.length / 5 }, (_, at) => five(at).join(" "));
  const here = bookingTable.map(({ step, by, from, to }) => [step, by, from ?? "", to].join(" "));
  expect(there.sort()).toEqual(here.sort());
  expect(new Set(here).size, "no line twice").toBe(here.length);
});

test("the database knows exactly the states, and those that keep the room", async () => {
  expect(texts(await checkOf("venue_booking", "venue_booking_state")).sort()).toEqual(
    [...bookingStates].sort(),
  );
  const overlap = texts(await checkOf("venue_booking", "venue_booking_no_overlap"));
  expect(overlap.sort()).toEqual([...roomKeeping].sort());
});

test("what is over stays over, and each party has its own steps", () => {
  for (const over of ["declined", "cancelled", "released", "done"] as const)
    for (const step of bookingSteps)
      for (const by of bookingParties) expect(nextState(step, by, over), `${step} after ${over}`).toBeNull();
  expect(nextState("accept", "venue", "countered"), "nobody accepts what they said themselves").toBeNull();
  expect(nextState("accept", "organiser", "requested")).toBeNull();
  expect(nextState("accept", "venue", "requested")).toBe("held");
  expect(nextState("deposit-paid", "venue", "deposit-due"), "the venue records no money").toBeNull();
  expect(nextState("release", "organiser", "confirmed")).toBeNull();
});

test("every state can be reached", () => {
  const reached = new Set<string>();
  const from = (state: string | null): void => {
    for (const line of bookingTable)
      if (line.from === state && !reached.has(line.to)) {
        reached.add(line.to);
        from(line.to);
      }
  };
  from(null);
  expect([...reached].sort()).toEqual([...bookingStates].sort());
});
