import { claimSeatsSql } from "#app/adapters/seat-claim-sql.server.ts";

/** Replaces a part of the claim that must be there. */
function without(part: string, instead: string): string {
  const sql = claimSeatsSql.replaceAll(part, instead);
  if (sql === claimSeatsSql) throw new Error(`the claim no longer says: ${part}`);
  return sql;
}

/** Stands for the time between looking and writing on a busy day. */
function slowly(sql: string, seconds = 0.02): string {
  return sql.replace(
    "SELECT * FROM in_line WHERE",
    `SELECT in_line.* FROM in_line, pg_sleep(${seconds}) WHERE`,
  );
}

/**
 * Claims with one guard switched off each.
 * why: the controls of the races; they show that each race is real and that its test would see it.
 */
export const looseClaims = {
  /** Sides are read as they were when the statement began, and not locked. */
  "no-side-lock": slowly(without("ORDER BY position FOR NO KEY UPDATE", "ORDER BY position")),
  /** The same, and looking is long before writing. */
  "no-side-lock-for-long": slowly(without("ORDER BY position FOR NO KEY UPDATE", "ORDER BY position"), 0.4),
  /** Codes are counted as they were when the statement began, and nothing makes statements wait for each other. */
  "no-code-lock": slowly(without(" FOR NO KEY UPDATE", "")),
  /** Seats that are kept for an offer count as free. */
  "offered-seats-free": without("line_id IS NULL AND entry_id IS NULL", "line_id IS NULL")
    .replace("greatest(s.capacity - s.taken, 0)", "s.capacity")
    .replace("+ ev.balance_tolerance END) - s.taken)", "+ ev.balance_tolerance END))"),
  /** Whatever the price is by now, it is charged. */
  "no-price-agreement": without(
    "NOT out AND price_minor <= shown AND refused_before = 0",
    "number IS NOT NULL AND NOT used_up",
  ),
} as const;

export type LooseClaim = keyof typeof looseClaims;
