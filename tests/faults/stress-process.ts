import { setTimeout as sleep } from "node:timers/promises";
import { systemClock } from "#app/adapters/clock.server.ts";
import { openDb } from "#app/adapters/db.server.ts";
import { randomIds } from "#app/adapters/ids.server.ts";
import { openLimits } from "#app/adapters/limits.server.ts";
import { openLog } from "#app/adapters/log.server.ts";
import { openPaymentAttempts } from "#app/adapters/payment-attempts.server.ts";
import { openSeatClaims } from "#app/adapters/seat-claims.server.ts";
import type { Settings } from "#app/adapters/settings.server.ts";
import { openStandings } from "#app/adapters/standings.server.ts";
import { openPayments } from "#app/adapters/stripe.server.ts";
import { openVault } from "#app/adapters/vault.server.ts";
import type { World } from "#app/use-cases/world.server.ts";
import type { BuiltEvent } from "#tests/builders/event.ts";
import { type Deed, deeds, type Stage } from "./stress-deeds.ts";

/*
 * One web process of the stress: its visitors do whatever comes to their minds, one deed after the other, all of them
 * at once, until the time is over. It answers how often each deed was told what, and every failure.
 */
export type StressOrder = {
  settings: Settings;
  event: BuiltEvent;
  milliseconds: number;
  visitors: number;
};
export type StressReport = { told: Record<string, number>; failures: string[] };

process.once("message", (order: StressOrder) => {
  stress(order).then(
    (report) => process.send?.(report),
    (error: unknown) => process.send?.({ told: {}, failures: [String(error)] } satisfies StressReport),
  );
});
process.send?.("ready");

async function stress(order: StressOrder): Promise<StressReport> {
  const { settings, event } = order;
  const db = openDb(settings.DATABASE_URL ?? "", 10);
  const vault = openVault(settings.APP_SECRET);
  // why: nothing of the stress draws a picture, sends a letter or counts at the night; none of those is ever reached.
  const world = {
    ...{ db, vault, settings, clock: systemClock, ids: randomIds, log: openLog("silent") },
    ...{ seats: openSeatClaims(db.pool), attempts: openPaymentAttempts(db.pool) },
    ...{ limits: openLimits(db.pool, vault), payments: openPayments(settings) },
    standings: openStandings(db.pool),
  } as unknown as World;
  const stage: Stage = { world, event };
  const report: StressReport = { told: {}, failures: [] };
  const until = performance.now() + order.milliseconds;
  const visit = async () => {
    while (performance.now() < until) {
      const deed = deeds[Math.floor(Math.random() * deeds.length)];
      if (deed) await tryDeed(stage, deed, report);
      await sleep(Math.random() * 10);
    }
  };
  await Promise.all(Array.from({ length: order.visitors }, visit));
  await db.close();
  return report;
}

async function tryDeed(stage: Stage, deed: Deed, { told, failures }: StressReport): Promise<void> {
  const count = (what: string) => {
    told[`${deed.name}: ${what}`] = (told[`${deed.name}: ${what}`] ?? 0) + 1;
  };
  try {
    const outcome = await deed.of(stage);
    if (outcome === null) return;
    count(outcome.ok ? "done" : (outcome.reason ?? "refused"));
  } catch (error) {
    count("FAILED");
    failures.push(`${deed.name}: ${error instanceof Error ? error.message : String(error)}`);
  }
}
