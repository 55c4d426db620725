import type { Tx } from "./db.server.ts";

/** Every job of the product with what it carries. */
export type Jobs = {
  "deliver-letter": { letterId: string };
  "plan-reminders": { eventId: string };
  reconcile: { runId: string } | Record<string, never>;
  "start-refund": { eventId: string; refundId: string };
  "settle-session": { sessionId: string };
  "sweep-holds": Record<string, never>;
  "cancel-event": { eventId: string };
  "cancel-event-order": { eventId: string; orderId: string };
  "tell-move": { eventId: string };
  "promote-waitlist": { eventId: string };
  "finish-move": { eventId: string; entryId: string };
  "open-ballot": { eventId: string };
  "count-ballot": { eventId: string };
  "reveal-night": { eventId: string };
  "tell-night": { eventId: string };
  "advance-night": { eventId: string };
  "mend-plan": { eventId: string; byId: string; aboutId: string };
};
export type JobName = keyof Jobs;

export type JobOptions = {
  /** Not before this moment. */
  runAt?: Date;
  /** A waiting job with the same key is replaced by this one. */
  key?: string;
  maxAttempts?: number;
};

/**
 * Adds a job inside the caller's own transaction: it exists exactly when the transaction commits.
 * `graphile_worker.add_job` is part of graphile-worker's public SQL interface.
 */
export async function enqueue<N extends JobName>(
  tx: Tx,
  name: N,
  payload: Jobs[N],
  options: JobOptions = {},
): Promise<void> {
  await tx.$executeRaw`select graphile_worker.add_job(
    ${name}::text, ${JSON.stringify(payload)}::json, run_at => ${options.runAt ?? null}::timestamptz,
    max_attempts => ${options.maxAttempts ?? 25}::int, job_key => ${options.key ?? null}::text)`;
}
