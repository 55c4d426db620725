import { expect } from "vitest";
import { sweepHolds } from "#app/use-cases/payment/sweep-holds.server.ts";
import { witness } from "#app/use-cases/payment/witness.server.ts";
import { runJobs } from "#tests/run-jobs.ts";
import type { TestWorld } from "../world.ts";

const MINUTE = 60_000;

/** Lets the jobs and the sweep do what is due, then has the witness look at everything. */
export async function expectNothingLost(world: TestWorld): Promise<void> {
  await runJobs(world);
  const { charges } = await world.sandbox.control.state();
  for (const charge of charges)
    if (charge.status === "succeeded") await world.sandbox.control.revealFee(charge.id);
  await world.passTime(3 * MINUTE);
  await sweepHolds(world);
  await runJobs(world);
  expect(await witness(world, { stripe: true })).toEqual([]);
}
