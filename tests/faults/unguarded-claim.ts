import { claimSeatsSql } from "#app/adapters/seat-claim-sql.server.ts";

/**
 * The claim without its lock: the lowest free seat is looked up and then taken, as a careless hand would write it. The
 * pause stands for the time between the two on a busy day.
 * why: the control of the race; it shows that the race is real and that the test would see it.
 */
export const unguardedSql = claimSeatsSql
  .replaceAll(" FOR NO KEY UPDATE", "")
  .replace(" FOR UPDATE SKIP LOCKED", "")
  .replace("SELECT * FROM in_line WHERE", "SELECT in_line.* FROM in_line, pg_sleep(0.02) WHERE");
