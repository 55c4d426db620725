import type { Unavailable } from "./payment-facts.server.ts";
import { type Refusal, refusalOf } from "./stripe-refusals.server.ts";

/** Turns a call's refusals into values; any other error is a bug and goes on. */
export async function asked<T, R>(call: () => Promise<T>, refused: (refusal: Refusal) => R): Promise<T | R> {
  try {
    return await call();
  } catch (error) {
    return refused(refusalOf(error));
  }
}

/** Whether it acted is not known. */
export function unavailable(refusal: Refusal): Unavailable {
  return { ok: false, reason: "unavailable", why: refusal.why };
}
