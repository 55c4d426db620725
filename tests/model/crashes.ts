import { openPaymentAttempts } from "#app/adapters/payment-attempts.server.ts";
import { openSeatClaims } from "#app/adapters/seat-claims.server.ts";
import type { World } from "#app/use-cases/world.server.ts";

/** Where a process can be made to die, named by the call to the outside that it dies before or after. */
export const crashPoints = [
  "before-claim",
  "after-claim",
  "before-create",
  "after-create",
  "before-retrieve",
  "before-expire",
  "after-expire",
  "inside-transaction",
  "after-commit",
  "before-refund",
  "after-refund",
  "before-letter",
  "after-letter",
] as const;
export type CrashPoint = (typeof crashPoints)[number];

/** Dies at a point, after it was passed `skip` times. */
export type CrashPlan = { point: CrashPoint; skip: number };

/** Of so many transactions one is undone at its end as by a deadlock, and has to be done again with the same effect. */
const UNDONE_EVERY = 5;

/** What a dying process throws; nothing in the product knows it. */
export class Crash extends Error {}

export type Mortal = {
  /** The world of the process that lives now; after `restart` it is another one. */
  world(): World;
  arm(plan: CrashPlan | null): void;
  /** The point it died at, or null while it lives. */
  diedAt(): CrashPoint | null;
  /** How many transactions were undone at their end, as by a deadlock. */
  undone(): number;
  /** A new process on the same database: what the old one remembered is gone. */
  restart(): void;
};

/**
 * A process whose adapters can be told to die. Once dead, every further call to the outside dies as well, so that no
 * catch in the product can carry on as if the process lived.
 */
export function mortal(immortal: World): Mortal {
  let plan: CrashPlan | null = null;
  let died: CrashPoint | null = null;
  let begun = 0;
  let undone = 0;
  let current = dress();

  function pass(point: CrashPoint): void {
    if (died) throw new Crash(died);
    if (plan?.point !== point) return;
    if (plan.skip > 0) {
      plan = { ...plan, skip: plan.skip - 1 };
      return;
    }
    died = point;
    throw new Crash(point);
  }

  /** One call to the outside with a point on either side of it. */
  async function around<T>(
    before: CrashPoint | null,
    after: CrashPoint | null,
    call: () => Promise<T>,
  ): Promise<T> {
    if (before) pass(before);
    else if (died) throw new Crash(died);
    const answer = await call();
    if (after) pass(after);
    return answer;
  }

  function dress(): World {
    const { payments, mail, db } = immortal;
    const seats = openSeatClaims(db.pool);
    const attempts = openPaymentAttempts(db.pool);
    // why: a process cannot be killed at a chosen line; its adapters are the lines between it and the outside.
    return {
      ...immortal,
      seats: {
        ...seats,
        claim: (...asked) => around("before-claim", "after-claim", () => seats.claim(...asked)),
      },
      attempts: {
        draftOf: (...asked) => around(null, null, () => attempts.draftOf(...asked)),
        begin: (...asked) => around(null, "after-commit", () => attempts.begin(...asked)),
        keep: (...asked) => around(null, "after-commit", () => attempts.keep(...asked)),
      },
      payments: {
        ...payments,
        createSession: (...asked) =>
          around("before-create", "after-create", () => payments.createSession(...asked)),
        retrieveSession: (...asked) =>
          around("before-retrieve", null, () => payments.retrieveSession(...asked)),
        expireSession: (...asked) =>
          around("before-expire", "after-expire", () => payments.expireSession(...asked)),
        createRefund: (...asked) =>
          around("before-refund", "after-refund", () => payments.createRefund(...asked)),
      },
      mail: { send: (...asked) => around("before-letter", "after-letter", () => mail.send(...asked)) },
      db: {
        ...db,
        transaction: (work) =>
          around(null, "after-commit", () =>
            db.transaction(async (tx) => {
              const answer = await work(tx);
              pass("inside-transaction");
              begun += 1;
              if (begun % UNDONE_EVERY === 0) {
                undone += 1;
                await tx.$executeRaw`DO $$ BEGIN RAISE EXCEPTION 'undone' USING ERRCODE = '40P01'; END $$`;
              }
              return answer;
            }),
          ),
      },
    };
  }

  return {
    world: () => current,
    arm(next) {
      plan = next;
    },
    diedAt: () => died,
    undone: () => undone,
    restart() {
      plan = null;
      died = null;
      current = dress();
    },
  };
}
