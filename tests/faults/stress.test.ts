import { fork } from "node:child_process";
import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import type { BuiltEvent } from "#tests/builders/event.ts";
import { buildSelling } from "#tests/builders/selling.ts";
import { expectNothingLost } from "#tests/builders/settled.ts";
import { openTestWorld, type TestWorld } from "#tests/world.ts";
import { someOpenPage } from "./stress-deeds.ts";
import type { StressOrder, StressReport } from "./stress-process.ts";
import { nextMessage } from "./two-processes.ts";

/*
 * Parties, single guests, offers, cancellations and moves from two processes at once, for STRESS_SECONDS: whatever stands
 * in each other's way there is done again, and nobody sees it.
 */
const seconds = Number(process.env.STRESS_SECONDS ?? 20);

async function stressFromTwoProcesses(order: StressOrder): Promise<StressReport[]> {
  const children = [0, 1].map(() =>
    fork(new URL("./stress-process.ts", import.meta.url), {
      execArgv: ["--import", "tsx"],
      stdio: "inherit",
    }),
  );
  try {
    await Promise.all(children.map((child) => nextMessage(child)));
    const reports = children.map((child) => nextMessage<StressReport>(child));
    for (const child of children) child.send(order);
    return await Promise.all(reports);
  } finally {
    for (const child of children) child.kill();
  }
}

/** Visitors who pay, one after the other, on whatever page is open, until they are told to end. */
function payAllTheTime(stage: { world: TestWorld; event: BuiltEvent }) {
  let going = true;
  let paid = 0;
  const all = (async () => {
    while (going) {
      const page = await someOpenPage(stage);
      // A page that was ended in this very moment takes no money.
      if (page !== null)
        await stage.world.sandbox.control.payByCard(page).then(
          () => (paid += 1),
          () => undefined,
        );
      await sleep(20);
    }
  })();
  return {
    end: async () => {
      going = false;
      await all;
      return paid;
    },
  };
}

async function deadlocksOf(world: TestWorld): Promise<number> {
  const { rows } = await world.db.pool.query(
    "SELECT deadlocks::int AS n FROM pg_stat_database WHERE datname = current_database()",
  );
  return rows[0]?.n ?? 0;
}

function added(reports: readonly StressReport[]): Record<string, number> {
  const all: Record<string, number> = {};
  for (const { told } of reports)
    for (const [what, times] of Object.entries(told)) all[what] = (all[what] ?? 0) + times;
  return Object.fromEntries(Object.entries(all).sort());
}

test("two processes do everything at once: nobody sees a failure, and the witness finds nothing", {
  timeout: (seconds + 240) * 1000,
}, async () => {
  const world = await openTestWorld({ sandbox: true });
  const sides = [{ capacity: 14 }, { capacity: 14, labelZh: "女生", labelEn: "Women", priceMinor: 39_900 }];
  const event = await buildSelling(world.db, { now: world.clock.now(), sides }, { tolerance: 6 });
  const { settings } = world;
  const order = { settings, event, milliseconds: seconds * 1000, visitors: 8 };
  const paying = payAllTheTime({ world, event });
  const reports = await stressFromTwoProcesses(order);
  const paid = await paying.end();
  const counts = added(reports);
  console.info(JSON.stringify({ seconds, paid, deadlocks: await deadlocksOf(world), ...counts }, null, 1));
  expect(reports.flatMap(({ failures }) => failures)).toEqual([]);
  for (const deed of [
    "single",
    "party",
    "settle",
    "cancel",
    "cancel one of a party",
    "move",
    "join",
    "accept",
  ])
    expect(counts[`${deed}: done`] ?? 0, `${deed} was done, so the stress says something`).toBeGreaterThan(0);
  world.clock.set(new Date());
  await expectNothingLost(world);
});
