import { fork } from "node:child_process";
import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import { reconcile } from "#app/use-cases/money/reconcile.server.ts";
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

const mustBeDone = [
  ...["single", "party", "settle", "cancel", "cancel by the office", "cancel one of a party"],
  ...["move", "join", "accept", "leave"],
];
/** A busy machine does little in the time: then once more, this often at most. */
const MOST_LEGS = 6;

test("two processes do everything at once: nobody sees a failure, and the witness finds nothing", {
  timeout: (seconds * MOST_LEGS + 240) * 1000,
}, async () => {
  const world = await openTestWorld({ sandbox: true });
  const sides = [{ capacity: 8 }, { capacity: 8, labelZh: "女生", labelEn: "Women", priceMinor: 39_900 }];
  const event = await buildSelling(world.db, { now: world.clock.now(), sides }, { tolerance: 4 });
  const order = { settings: world.settings, event, milliseconds: seconds * 1000, visitors: 4 };
  const paying = payAllTheTime({ world, event });
  const reports: StressReport[] = [];
  const missing = () => mustBeDone.filter((deed) => !((added(reports)[`${deed}: done`] ?? 0) > 0));
  for (let leg = 0; leg < MOST_LEGS && missing().length > 0; leg += 1)
    reports.push(...(await stressFromTwoProcesses(order)));
  const paid = await paying.end();
  console.info(JSON.stringify({ paid, deadlocks: await deadlocksOf(world), ...added(reports) }, null, 1));
  expect(reports.flatMap(({ failures }) => failures)).toEqual([]);
  expect(missing(), "what was never done says nothing").toEqual([]);
  world.clock.set(new Date());
  // Who paid in the last moment and never came back is found by the comparison with Stripe.
  await reconcile(world);
  await expectNothingLost(world);
});
