import type pg from "pg";
import { RateLimiterPostgres, RateLimiterRes } from "rate-limiter-flexible";
import type { Vault } from "./vault.server.ts";

/**
 * How often each thing may be asked, as `points` within `seconds`. Guests of one venue share a network address, so
 * the limits of networks are generous and the ones of an address, a browser or an order are the tight ones.
 */
const table = {
  "give-up-browser": { points: 10, seconds: 600 },
  "give-up-network": { points: 60, seconds: 600 },
  "find-ticket-address": { points: 3, seconds: 900 },
  "find-ticket-network": { points: 60, seconds: 900 },
  "sign-in-address": { points: 5, seconds: 900 },
  "sign-in-network": { points: 60, seconds: 900 },
  "door-code-organiser": { points: 60, seconds: 60 },
  "code-browser": { points: 30, seconds: 600 },
  "code-network": { points: 240, seconds: 600 },
  reconcile: { points: 3, seconds: 600 },
  "pay-order": { points: 20, seconds: 600 },
  "return-order": { points: 20, seconds: 600 },
  "change-order": { points: 30, seconds: 600 },
  "resend-order": { points: 3, seconds: 900 },
  "offer-order": { points: 6, seconds: 3600 },
  "offer-address": { points: 6, seconds: 3600 },
  "answer-offer": { points: 30, seconds: 600 },
  "join-address": { points: 6, seconds: 3600 },
  "join-browser": { points: 20, seconds: 600 },
  "join-network": { points: 120, seconds: 600 },
  "ask-venue": { points: 20, seconds: 3600 },
  "answer-booking": { points: 15, seconds: 3600 },
  "change-entry": { points: 30, seconds: 600 },
  report: { points: 12, seconds: 3600 },
  "night-tap": { points: 60, seconds: 600 },
} as const;

export type LimitName = keyof typeof table;

export type Limits = {
  /** Counts one try of `key` (an address, a browser, a network, an id) against a limit. */
  take(name: LimitName, key: string): Promise<{ ok: true } | { ok: false; retryAfterSeconds: number }>;
  /** Removes counters whose time is over. */
  forgetOld(now: Date): Promise<void>;
};

/** Counts in PostgreSQL, so that all processes count together. Only a keyed hash of a key is stored. */
export function openLimits(pool: pg.Pool, vault: Vault): Limits {
  const limiters = new Map<LimitName, RateLimiterPostgres>();

  function limiterOf(name: LimitName): RateLimiterPostgres {
    const known = limiters.get(name);
    if (known) return known;
    const { points, seconds } = table[name];
    const limiter = new RateLimiterPostgres({
      storeClient: pool,
      storeType: "pool",
      tableName: "rate_limit",
      tableCreated: true,
      keyPrefix: name,
      points,
      duration: seconds,
      clearExpiredByTimeout: false,
    });
    limiters.set(name, limiter);
    return limiter;
  }

  return {
    async forgetOld(now) {
      await pool.query("delete from rate_limit where expire < $1", [now.getTime()]);
    },
    async take(name, key) {
      const hashed = Buffer.from(vault.index(`limit:${key}`)).toString("base64url");
      try {
        await limiterOf(name).consume(hashed);
        return { ok: true };
      } catch (refused) {
        if (!(refused instanceof RateLimiterRes)) throw refused;
        return { ok: false, retryAfterSeconds: Math.max(1, Math.ceil(refused.msBeforeNext / 1000)) };
      }
    },
  };
}
