import type { Log } from "#app/adapters/log.server.ts";

/** What a process undoes when it ends, in this order. */
export type Ending = { name: string; end(): Promise<unknown> };

/**
 * Ends the process well on SIGTERM or SIGINT: one ending after the other, a failing one does not keep the next from
 * its turn. A second signal ends it at once.
 */
export function endWell(endings: readonly Ending[], log: Log): void {
  let ending = false;
  async function end(signal: string): Promise<void> {
    if (ending) process.exit(130);
    ending = true;
    log.info({ signal }, "stopping");
    for (const { name, end } of endings) {
      await end().catch((error: unknown) => log.error({ err: error, name }, "did not stop well"));
    }
    log.info("stopped");
    process.exit(0);
  }
  process.on("SIGTERM", end);
  process.on("SIGINT", end);
}

/** Runs a command's whole work; a failure is said in one line and ends the process with status 1. */
export function runCommand(work: () => Promise<void>): void {
  work().catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  });
}
