import type { World } from "../world.server.ts";
import { openParams } from "./attempt-params.server.ts";
import type { Attempt } from "./begin-attempt.server.ts";
import { lockOrder, type OrderRef, takeStep } from "./order-record.server.ts";

export type Learned =
  | { kind: "open"; sessionId: string; url: string | null }
  /** It is proven that no payment page exists; the attempt is retired. */
  | { kind: "none" }
  | { kind: "unavailable" };

/** Stripe forgets a key after 24 hours; asking again would then make another page. */
const KEY_LIVES_MS = 23 * 3_600_000;
/** A page can be dated a little before our own clock says that it was asked for. */
const CLOCK_MARGIN_MS = 60_000;

/**
 * T3, and the first half of T10: creates an attempt's payment page, or learns which one was created before an
 * answer was lost, by asking again with the same key. The answer to a repeated question is stale: only the
 * page's id and address are taken from it.
 */
export async function learnSession(world: World, attempt: Attempt): Promise<Learned> {
  if (world.clock.now().getTime() - attempt.createdAt.getTime() > KEY_LIVES_MS)
    return lookForSession(world, attempt);
  const answer = await world.payments.createSession(openParams(world, attempt), attempt.idempotencyKey);
  if (answer.ok) return keep(world, attempt, answer.session);
  world.log.warn({ attemptId: attempt.id, why: answer.why }, "no payment page was opened");
  switch (answer.reason) {
    case "unavailable":
      return { kind: "unavailable" };
    case "remembered-failure":
      return lookForSession(world, attempt);
    case "expires-too-soon":
    case "refused":
      return retire(world, attempt);
  }
}

/** A failure remembered under the key says nothing of the page, so the list of pages is read. */
async function lookForSession(world: World, attempt: Attempt): Promise<Learned> {
  const list = await world.payments.listSessions(new Date(attempt.createdAt.getTime() - CLOCK_MARGIN_MS));
  if (!list.ok) return { kind: "unavailable" };
  const session = list.sessions.find((one) => one.ours?.attemptId === attempt.id);
  return session ? keep(world, attempt, session) : retire(world, attempt);
}

async function keep(
  world: World,
  attempt: Attempt,
  session: { id: string; url: string | null },
): Promise<Learned> {
  const learned = { kind: "open" as const, sessionId: session.id, url: session.url };
  const now = world.clock.now();
  if (await world.attempts.keep({ ...refOf(attempt), attemptId: attempt.id, ...session, at: now }))
    return learned;
  await world.db.transaction(async (tx) => {
    const order = await lockOrder(tx, refOf(attempt));
    const row = order?.attempts.find((one) => one.id === attempt.id);
    if (!order || !row || row.sessionId !== null) return;
    await tx.paymentAttempt.update({
      where: { eventId_id: { eventId: attempt.eventId, id: attempt.id } },
      data: {
        sessionId: session.id,
        sessionUrl: session.url,
        updatedAt: now,
        ...(row.state === "creating" ? { state: "open" } : {}),
      },
    });
    if (order.state === "held")
      await takeStep(tx, order, { step: "T3", to: "held", actor: "stripe", now, detail: { attempt: row.n } });
  });
  return learned;
}

async function retire(world: World, attempt: Attempt): Promise<Learned> {
  await world.db.transaction(async (tx) => {
    await lockOrder(tx, refOf(attempt));
    await tx.paymentAttempt.updateMany({
      where: { eventId: attempt.eventId, id: attempt.id, state: "creating", sessionId: null },
      data: { state: "retired", updatedAt: world.clock.now() },
    });
  });
  return { kind: "none" };
}

function refOf(attempt: Attempt): OrderRef {
  return { eventId: attempt.eventId, orderId: attempt.orderId };
}
