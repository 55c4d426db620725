import type pg from "pg";
import { againWhenUndone } from "./deadlocks.server.ts";
import { gather } from "./gather.server.ts";
import { beginAttemptsSql, keepSessionsSql, readDraftsSql } from "./payment-attempt-sql.server.ts";

type OrderRef = { eventId: string; orderId: string };

/** What an order's payment page is made of, as it was when it was read. */
export type PaymentDraft = {
  state: string;
  linkVersion: number;
  totalMinor: number;
  currency: string;
  locale: string;
  heldAt: Date | null;
  holdUntil: Date | null;
  eventState: string;
  /** The event's, in the order's language or its main one. */
  title: string;
  /** Sealed: who the order's first line is for. */
  person: Uint8Array;
  /** A payment of it is under way. */
  live: boolean;
};

export type NewAttempt = OrderRef & {
  id: string;
  linkVersion: number;
  idempotencyKey: string;
  paramsSealed: Uint8Array;
  amountMinor: number;
  currency: string;
  expiresAt: Date;
  holdUntil: Date;
  /** An order held before this moment is not taken. */
  heldSince: Date;
  createdAt: Date;
};

export type NewSession = OrderRef & { attemptId: string; id: string; url: string | null; at: Date };

/**
 * An order's way to its payment page as it nearly always goes, in one statement for all who go it in the same moment.
 * `false` and null mean that nothing was written, whatever the reason: the order is then looked at under its lock.
 */
export type PaymentAttempts = {
  draftOf(order: OrderRef): Promise<PaymentDraft | null>;
  /** T2: the first page, or the next one after all others are over, of an order that is held and in time. */
  begin(attempt: NewAttempt): Promise<boolean>;
  /** T3: the page of a new attempt of a held order. */
  keep(session: NewSession): Promise<boolean>;
};

export function openPaymentAttempts(pool: pg.Pool): PaymentAttempts {
  return {
    draftOf: gather(async (orders: readonly OrderRef[]) => {
      const { rows } = await pool.query<PaymentDraft & { i: number }>({
        name: "payment-drafts",
        text: readDraftsSql,
        values: [orders.map(({ eventId }) => eventId), orders.map(({ orderId }) => orderId)],
      });
      const drafts = new Map(rows.map(({ i, ...draft }) => [i, draft]));
      return orders.map((_, index) => drafts.get(index + 1) ?? null);
    }),
    begin: gather((attempts: readonly NewAttempt[]) =>
      write(pool, { name: "begin-attempts", text: beginAttemptsSql }, attempts, [
        (one) => one.eventId,
        (one) => one.orderId,
        (one) => one.linkVersion,
        (one) => one.amountMinor,
        (one) => one.currency,
        (one) => one.id,
        (one) => one.idempotencyKey,
        (one) => one.paramsSealed,
        (one) => one.expiresAt,
        (one) => one.holdUntil,
        (one) => one.heldSince,
        (one) => one.createdAt,
      ]),
    ),
    keep: gather((sessions: readonly NewSession[]) =>
      write(pool, { name: "keep-sessions", text: keepSessionsSql }, sessions, [
        (one) => one.eventId,
        (one) => one.orderId,
        (one) => one.attemptId,
        (one) => one.id,
        (one) => one.url,
        (one) => one.at,
      ]),
    ),
  };
}

/**
 * Whose row was written. A key that refuses one of them undoes the statement, so that nobody's was; a deadlock undoes it
 * too, and then it is made again.
 */
async function write<T>(
  pool: pg.Pool,
  statement: { name: string; text: string },
  rows: readonly T[],
  columns: readonly ((row: T) => unknown)[],
): Promise<boolean[]> {
  try {
    const values = columns.map((read) => rows.map(read));
    const written = await againWhenUndone(() => pool.query<{ i: number }>({ ...statement, values }));
    const numbers = new Set(written.rows.map(({ i }) => i));
    return rows.map((_, index) => numbers.has(index + 1));
  } catch (error) {
    if (isTaken(error)) return rows.map(() => false);
    throw error;
  }
}

/** PostgreSQL's unique_violation. */
function isTaken(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "23505";
}
