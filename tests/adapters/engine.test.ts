import { expect, onTestFinished, test } from "vitest";
import { openEngine } from "#app/adapters/engine.server.ts";
import type { EveningQuestion } from "#app/domain/night/plan-places.ts";

function open(sizes: { plan: number; change: number }) {
  const engine = openEngine(sizes);
  onTestFinished(engine.close);
  return engine;
}

/** So many people who all may meet each other. */
function everybody(people: number, rounds: number): EveningQuestion {
  const ids = Array.from({ length: people }, (_, index) => `p${index}`);
  return {
    ...{ format: "pairs", sides: ["one"], apart: [], rounds, sitterSide: null, seed: 1 },
    people: ids.map((id) => ({ id, side: "one" })),
    pairs: ids.flatMap((a, index) =>
      ids.slice(index + 1).map((b, step) => ({ a, b, score: (index * 37 + step * 101) % 9_999 })),
    ),
    tables: Array.from({ length: Math.floor(people / 3) }, (_, index) => index + 1),
  };
}

/** The longest time this process was kept from doing anything else, in milliseconds, while `work` ran. */
async function longestStall(work: Promise<unknown>): Promise<number> {
  let [last, longest] = [performance.now(), 0];
  const beat = setInterval(() => {
    const now = performance.now();
    longest = Math.max(longest, now - last);
    last = now;
  }, 5);
  await work;
  // The beat that comes late is the one after the work.
  await new Promise((resolve) => setTimeout(resolve, 20));
  clearInterval(beat);
  return longest;
}

test("a thread plans what the process itself would plan", { timeout: 60_000 }, async () => {
  const question = everybody(12, 5);
  const here = await open({ plan: 100, change: 100 }).plan(question);
  const beside = open({ plan: 0, change: 0 });
  const planned = await beside.plan(question);
  expect(planned).toEqual(here);
  if (!planned.ok) throw new Error(planned.reason);
  const { places } = planned;
  const people = question.people.map(({ id }) => id);
  const more = { played: 1, people, everybody: question.people, lostTables: [], left: [] };
  const evening = { ...question, places, ...more };
  const changed = await beside.change(evening, { kind: "left", people: ["p3"] });
  if (!changed.ok) throw new Error(changed.reason);
  expect(
    changed.places
      .slice(1)
      .flat()
      .filter(({ lineId }) => lineId === "p3"),
  ).toEqual([]);
});

test("while a large evening is planned the server goes on answering; planned in place it would not", {
  timeout: 120_000,
}, async () => {
  const question = everybody(150, 8);
  const engine = open({ plan: 24, change: 60 });
  // The first question starts the thread.
  await engine.plan(everybody(30, 2));
  const planning = engine.plan(question);
  const stall = await longestStall(planning);
  const blocked = await longestStall(
    new Promise((resolve) => setTimeout(resolve, 20)).then(() =>
      open({ plan: 999, change: 999 }).plan(question),
    ),
  );
  expect(stall, "milliseconds without an answer").toBeLessThan(blocked / 2);
});

test("a question that cannot be answered is an error of that question alone", {
  timeout: 60_000,
}, async () => {
  const engine = open({ plan: 0, change: 0 });
  const broken = { ...everybody(4, 2), pairs: [{ a: "p0", b: "p1", score: -1 }] };
  await expect(engine.plan(broken)).rejects.toThrow("weight");
  expect((await engine.plan(everybody(4, 2))).ok).toBe(true);
});
