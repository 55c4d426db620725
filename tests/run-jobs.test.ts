import { expect, test } from "vitest";
import { enqueue } from "#app/adapters/queue.server.ts";
import { runJobs } from "./run-jobs.ts";
import { openTestWorld } from "./world.ts";

const evening = new Date("2031-03-08T11:00:00Z");

test("a job waits for the world's own clock", async () => {
  for (const now of [evening, new Date("2001-03-08T11:00:00Z")]) {
    const world = await openTestWorld({ now });
    const done: string[] = [];
    const tasks = { "deliver-letter": (payload: unknown) => void done.push(JSON.stringify(payload)) };
    await world.db.transaction(async (tx) => {
      await enqueue(tx, "deliver-letter", { letterId: "now" });
      await enqueue(
        tx,
        "deliver-letter",
        { letterId: "later" },
        { runAt: new Date(now.getTime() + 3_600_000) },
      );
    });
    await runJobs(world, tasks);
    expect(done).toEqual(['{"letterId":"now"}']);
    world.clock.advance(3_600_000);
    await runJobs(world, tasks);
    expect(done).toEqual(['{"letterId":"now"}', '{"letterId":"later"}']);
  }
});

test("a job that fails is tried again on the next call, not in the same one", async () => {
  const world = await openTestWorld();
  let tries = 0;
  const tasks = {
    "sweep-holds": () => {
      tries += 1;
      if (tries === 1) throw new Error("not yet");
    },
  };
  await world.db.transaction((tx) => enqueue(tx, "sweep-holds", {}));
  await runJobs(world, tasks);
  expect(tries).toBe(1);
  await runJobs(world, tasks);
  await runJobs(world, tasks);
  expect(tries).toBe(2);
});
