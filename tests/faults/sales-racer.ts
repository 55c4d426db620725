import { systemClock } from "#app/adapters/clock.server.ts";
import { openDb } from "#app/adapters/db.server.ts";
import { randomIds } from "#app/adapters/ids.server.ts";
import { openLog } from "#app/adapters/log.server.ts";
import { openSeatClaims } from "#app/adapters/seat-claims.server.ts";
import { openVault } from "#app/adapters/vault.server.ts";
import {
  type HoldOfferedOutcome,
  holdOffered,
  type TakeOfferInput,
} from "#app/use-cases/registration/hold-offered.server.ts";
import { type HoldPartyInput, holdParty } from "#app/use-cases/registration/hold-party.server.ts";
import { type HoldSeatInput, holdSeat } from "#app/use-cases/registration/hold-seat.server.ts";
import type { World } from "#app/use-cases/world.server.ts";
import { type LooseClaim, looseClaims } from "./loose-claims.ts";

/*
 * One web process of a race: waits for what its visitors ask on its channel, asks all of it at once, and answers what
 * each was told, in the order of asking.
 */
export type Asked =
  | { kind: "seat"; input: HoldSeatInput }
  | { kind: "party"; input: HoldPartyInput }
  | { kind: "offer"; input: TakeOfferInput };
export type RaceOrder = { url: string; secret: string; loose: LooseClaim | null; asked: Asked[] };

process.once("message", (order: RaceOrder) => {
  race(order).then(
    (outcomes) => process.send?.({ outcomes }),
    (error: unknown) => process.send?.({ error: String(error) }),
  );
});
process.send?.("ready");

async function race({ url, secret, loose, asked }: RaceOrder): Promise<string[]> {
  const db = openDb(url, 10);
  const seats = openSeatClaims(
    db.pool,
    loose ? { sql: looseClaims[loose], most: 1, flights: 8 } : { most: 4, flights: 2 },
  );
  // why: holding seats needs no payments, no mail and no settings; none of them is ever reached.
  const world = {
    ...{ db, seats, ids: randomIds, clock: systemClock },
    vault: openVault(secret),
    log: openLog("silent"),
  } as unknown as World;
  const outcomes = await Promise.all(asked.map((one) => ask(world, one).then(told, failed)));
  await db.close();
  return outcomes;
}

function ask(world: World, asked: Asked): Promise<HoldOfferedOutcome | Awaited<ReturnType<typeof holdSeat>>> {
  if (asked.kind === "seat") return holdSeat(world, asked.input);
  return asked.kind === "party" ? holdParty(world, asked.input) : holdOffered(world, asked.input);
}

function told(outcome: Awaited<ReturnType<typeof ask>>): string {
  if (outcome.ok) return "held";
  return outcome.reason === "must-wait" ? outcome.why : outcome.reason;
}

function failed(error: unknown): string {
  return `error: ${error instanceof Error ? error.message : String(error)}`;
}
