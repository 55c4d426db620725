import { setTimeout as sleep } from "node:timers/promises";
import { onTestFinished } from "vitest";
import { openDb, type Tx } from "#app/adapters/db.server.ts";
import { openPaymentAttempts } from "#app/adapters/payment-attempts.server.ts";
import { openSeatClaims } from "#app/adapters/seat-claims.server.ts";
import type { World } from "#app/use-cases/world.server.ts";
import type { TestWorld } from "#tests/world.ts";
import { type LooseClaim, looseClaims } from "./loose-claims.ts";

/** What a careless hand leaves out of every transaction. */
export type Left = {
  /**
   * No row is locked, neither an order nor a side, and what was read is old by the time it is acted on: so many
   * milliseconds, or the usual ones.
   */
  locks?: true | number;
  /** A page that is ended to make way for another one is not marked before. */
  mark?: true;
  /** The claim of seats with one of its guards off. */
  claim?: LooseClaim;
};

const PAUSE_MS = 80;

/**
 * The world as one more process has it, with connections of its own, and with guards left out.
 * why: the control of a race; it shows that the race is real and that its test would see it.
 */
export function processOf(world: TestWorld, left: Left = {}): World {
  const db = openDb(world.databaseUrl, 5);
  onTestFinished(() => db.close());
  const careless = {
    ...db,
    transaction: <T>(work: (tx: Tx) => Promise<T>) => db.transaction((tx) => work(withoutGuards(tx, left))),
  };
  const seats = left.claim
    ? openSeatClaims(db.pool, { sql: looseClaims[left.claim], most: 1, flights: 8 })
    : openSeatClaims(db.pool);
  return { ...world, db: careless, seats, attempts: openPaymentAttempts(db.pool) };
}

function withoutGuards(tx: Tx, left: Left): Tx {
  const pauseMs = typeof left.locks === "number" ? left.locks : PAUSE_MS;
  return new Proxy(tx, {
    get(target, name, receiver) {
      const value: unknown = Reflect.get(target, name, receiver);
      // What is only locked here is read next; what is read here is old afterwards.
      if (left.locks && (name === "$queryRaw" || name === "$executeRaw") && typeof value === "function")
        return withoutLocks((...asked) => value.apply(target, asked), name === "$queryRaw" ? pauseMs : 0);
      if (typeof value !== "object" || value === null) return value;
      if (left.locks && name === "order") return slowed(value, "findUnique", pauseMs);
      if (left.locks && name === "waitlistEntry") return slowed(value, "findUnique", pauseMs);
      return left.mark && name === "paymentAttempt" ? unmarked(value) : value;
    },
  });
}

function withoutLocks(query: (...asked: unknown[]) => unknown, pauseMs: number) {
  return async (strings: TemplateStringsArray, ...values: unknown[]) => {
    const bare = strings.map((part) => part.replace(/FOR (NO KEY )?UPDATE/, ""));
    const rows: unknown = await query(Object.assign(bare, { raw: bare }), ...values);
    if (bare.some((part, index) => part !== strings[index])) await sleep(pauseMs);
    return rows;
  };
}

function slowed(model: object, method: string, pauseMs: number): object {
  return changed(model, method, async (ask) => {
    const found: unknown = await ask();
    await sleep(pauseMs);
    return found;
  });
}

function unmarked(attempts: object): object {
  return changed(attempts, "updateMany", (ask, asked) => {
    const marks = JSON.stringify(asked).includes('"data":{"replacedAt"');
    return marks ? Promise.resolve({ count: 0 }) : ask();
  });
}

function changed(
  model: object,
  method: string,
  instead: (ask: () => unknown, asked: unknown[]) => unknown,
): object {
  return new Proxy(model, {
    get(target, name, receiver) {
      const value: unknown = Reflect.get(target, name, receiver);
      if (name !== method || typeof value !== "function") return value;
      return (...asked: unknown[]) => instead(() => value.apply(target, asked), asked);
    },
  });
}
