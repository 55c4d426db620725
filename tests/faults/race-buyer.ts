import { systemClock } from "#app/adapters/clock.server.ts";
import { openDb } from "#app/adapters/db.server.ts";
import { randomIds } from "#app/adapters/ids.server.ts";
import { openLog } from "#app/adapters/log.server.ts";
import { openSeatClaims } from "#app/adapters/seat-claims.server.ts";
import { openVault } from "#app/adapters/vault.server.ts";
import { type HoldSeatInput, holdSeat } from "#app/use-cases/registration/hold-seat.server.ts";
import type { World } from "#app/use-cases/world.server.ts";
import { unguardedSql } from "./unguarded-claim.ts";

/*
 * One web process of the race: waits for the registrations on its channel, sends them all at once, and answers what
 * each was told.
 */
type Order = { url: string; secret: string; guarded: boolean; registrations: HoldSeatInput[] };

process.once("message", (order: Order) => {
  race(order).then(
    (outcomes) => process.send?.({ outcomes }),
    (error: unknown) => process.send?.({ error: String(error) }),
  );
});
process.send?.("ready");

async function race({ url, secret, guarded, registrations }: Order): Promise<string[]> {
  const db = openDb(url, 10);
  // why: holding a seat needs no payments, no mail and no settings; none of them is ever reached.
  const world = {
    db,
    vault: openVault(secret),
    ids: randomIds,
    clock: systemClock,
    log: openLog("silent"),
    seats: openSeatClaims(db.pool, guarded ? { most: 4 } : { sql: unguardedSql, most: 1, flights: 10 }),
  } as unknown as World;
  const outcomes = await Promise.all(
    registrations.map((registration) =>
      holdSeat(world, registration).then(
        (outcome) => (outcome.ok ? "held" : outcome.reason === "must-wait" ? outcome.why : outcome.reason),
        (error: unknown) => `error: ${error instanceof Error ? error.message : String(error)}`,
      ),
    ),
  );
  await db.close();
  return outcomes;
}
