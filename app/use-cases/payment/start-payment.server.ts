import { type WhyNotPayable, whyNotPayable } from "#app/domain/payment/payable.ts";
import { type OrderKey, readOrderToken } from "../registration/order-link.server.ts";
import type { World } from "../world.server.ts";
import { type Attempt, beginAtOnce, beginAttempt } from "./begin-attempt.server.ts";
import { learnSession } from "./learn-session.server.ts";
import { lockOrder } from "./order-record.server.ts";
import { settleSession } from "./settle-session.server.ts";

export type StartPaymentOutcome =
  | { ok: true; url: string }
  | {
      ok: false;
      reason: WhyNotPayable | "not-found" | "unavailable";
    };

type Next =
  | { kind: "answer"; outcome: StartPaymentOutcome }
  | { kind: "settle"; sessionId: string }
  | { kind: "ask"; attempt: Attempt };

/** One stale attempt may stand in the way, and one page may have to be settled first. */
const TRIES = 3;

/**
 * "Pay": answers the address of the one payment page of an order, opening it when there is none. Two tabs and two
 * clicks get the same page. Stripe is asked after the attempt is committed, so that no answer can be lost for good.
 */
export async function startPayment(world: World, input: { token: string }): Promise<StartPaymentOutcome> {
  const key = readOrderToken(world.vault, input.token);
  if (!key) return refuse("not-found");
  const first = await beginAtOnce(world, key);
  for (let tries = 0; tries < TRIES; tries += 1) {
    const next: Next = first && tries === 0 ? { kind: "ask", attempt: first } : await nextOf(world, key);
    if (next.kind === "answer") return next.outcome;
    if (next.kind === "settle") {
      const settled = await settleSession(world, { sessionId: next.sessionId, source: "return" });
      if (!settled.ok) return refuse("unavailable");
    } else {
      const learned = await learnSession(world, next.attempt);
      if (learned.kind === "unavailable") return refuse("unavailable");
      if (learned.kind === "open" && learned.url !== null) return { ok: true, url: learned.url };
    }
  }
  return refuse("unavailable");
}

function nextOf(world: World, key: OrderKey): Promise<Next> {
  return world.db.transaction(async (tx) => {
    const order = await lockOrder(tx, key);
    if (!order || order.linkVersion !== key.linkVersion) return answer(refuse("not-found"));
    const refusal = whyNotPayable({ ...order, eventState: order.event.state }, world.clock.now());
    if (refusal) return answer(refuse(refusal));
    const live = order.attempts.find((one) => one.state === "creating" || one.state === "open");
    if (!live) {
      const attempt = await beginAttempt(world, tx, order);
      return attempt ? { kind: "ask", attempt } : answer(refuse("hold-over"));
    }
    if (live.state === "creating" || live.sessionId === null) return { kind: "ask", attempt: live };
    if (live.sessionUrl === null || live.expiresAt <= world.clock.now())
      return { kind: "settle", sessionId: live.sessionId };
    return answer({ ok: true, url: live.sessionUrl });
  });
}

function answer(outcome: StartPaymentOutcome): Next {
  return { kind: "answer", outcome };
}

function refuse(reason: Exclude<StartPaymentOutcome, { ok: true }>["reason"]): StartPaymentOutcome {
  return { ok: false, reason };
}
