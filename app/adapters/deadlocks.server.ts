import { randomInt } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";

/** Tries of one piece of work, the first one counted. */
const MOST_TRIES = 5;
const PAUSE_MS = 15;

/**
 * Whether PostgreSQL undid a whole piece of work because of others at the same moment: a deadlock (40P01) or a failed
 * serialization (40001). Nothing of it was kept, so the same work may be done again.
 */
export function wasUndone(error: unknown): boolean {
  return chain(error).some((one) => {
    const known = new Map<string, unknown>(Object.entries(one));
    // P2034 is Prisma's own name for both.
    if (known.get("code") === "P2034" || known.get("kind") === "TransactionWriteConflict") return true;
    return [known.get("code"), known.get("originalCode")].some(
      (code) => code === "40P01" || code === "40001",
    );
  });
}

/** An error with everything it was caused by; Prisma hands the database's own error on in `meta`. */
function chain(error: unknown): object[] {
  const found: object[] = [];
  const waiting: unknown[] = [error];
  while (waiting.length > 0 && found.length < 8) {
    const one = waiting.shift();
    if (typeof one !== "object" || one === null) continue;
    found.push(one);
    if ("cause" in one) waiting.push(one.cause);
    if ("meta" in one && typeof one.meta === "object" && one.meta !== null)
      waiting.push(...Object.values(one.meta));
  }
  return found;
}

/**
 * Does the work, and again, at most five times in all and after a short uneven pause, when the database undid it.
 * Only for work whose every effect is in the database, or in what it answers: see `Db.transaction`.
 */
export async function againWhenUndone<T>(work: () => Promise<T>, most = MOST_TRIES): Promise<T> {
  for (let n = 1; ; n += 1) {
    try {
      return await work();
    } catch (error) {
      if (n >= most || !wasUndone(error)) throw error;
      await sleep(randomInt(PAUSE_MS * n, PAUSE_MS * (2 ** n + 1)));
    }
  }
}
