import fc from "fast-check";
import { afterAll, expect, test } from "vitest";
import { commandsOf, fromScript, play } from "./command.ts";
import { happenings } from "./happenings.ts";
import { judge } from "./judge.ts";
import { mustReach } from "./must-reach.ts";
import { regressions } from "./regressions.ts";
import { stories } from "./stories.ts";

const reached = new Map<string, number>();

async function judgeAndAdd(...[model, stage]: Parameters<typeof judge>): Promise<void> {
  await judge(model, stage);
  for (const [what, times] of stage.reached) reached.set(what, (reached.get(what) ?? 0) + times);
}

for (const [name, script] of Object.entries({ ...stories, ...regressions }))
  test(`story: ${name}`, () => play(fromScript(happenings, script), judgeAndAdd), 60_000);

const minutes = Number(process.env.MODEL_MINUTES ?? 0);
const runs = Number(process.env.MODEL_RUNS ?? 8);
const seed = Number(process.env.MODEL_SEED ?? (minutes > 0 ? Date.now() % 2 ** 31 : 20_261_121));

test(
  "whatever buyers, organisers, Stripe, the clock and crashes do, money and seats agree with the model in the end",
  async () => {
    const end = Date.now() + minutes * 60_000;
    // A long run plays a fresh seed every few minutes, each of them printed.
    for (let from = seed; from === seed || Date.now() < end; from += 1) {
      console.log(`seed ${from}`);
      await fc.assert(
        fc.asyncProperty(commandsOf(happenings, 40), (commands) => play(commands, judgeAndAdd)),
        { seed: from, numRuns: runs, endOnFailure: process.env.MODEL_SHRINK === undefined },
      );
    }
  },
  minutes * 60_000 + 600_000,
);

test("the runs reached what they were made for", () => {
  expect(mustReach.filter((what) => !reached.has(what))).toEqual([]);
});

afterAll(() => {
  const table = [...reached].sort(([a], [b]) => a.localeCompare(b));
  console.log(table.map(([what, times]) => `${String(times).padStart(6)}  ${what}`).join("\n"));
});
