import type { World } from "../world.server.ts";
import { type ReleaseOutcome, releaseHold } from "./release-hold.server.ts";
import { settleSession } from "./settle-session.server.ts";

const AT_ONCE = 4;
const MOST = 200;
const MOST_FEES = 20;
const FEE_IS_LATE_MS = 60_000;
const ASK_FOR_FEES_MS = 90 * 24 * 3_600_000;
/** A delayed payment whose notice may have been lost is asked after this often. */
const ASK_AGAIN_MS = 10 * 60_000;

export type SweepReport = { looked: number; freed: number; settled: number; kept: number };

/** Every minute: ends the holds that are over and asks after payments whose notice never came. */
export async function sweepHolds(world: World): Promise<SweepReport> {
  const now = world.clock.now();
  const overdue = await world.db.prisma.order.findMany({
    where: { state: "held", holdUntil: { lte: now } },
    orderBy: { holdUntil: "asc" },
    select: { eventId: true, id: true },
    take: MOST,
  });
  const report: SweepReport = { looked: overdue.length, freed: 0, settled: 0, kept: 0 };
  await inTurns(overdue, async (order) => {
    report[await releaseOne(world, { eventId: order.eventId, orderId: order.id })] += 1;
  });
  await askAfterDelayed(world, now);
  await askAfterFees(world, now);
  return report;
}

/** One order that cannot be released must not keep the others from it. */
async function releaseOne(world: World, ref: { eventId: string; orderId: string }): Promise<ReleaseOutcome> {
  try {
    return await releaseHold(world, ref);
  } catch (error) {
    world.log.error({ ...ref, err: error }, "a hold could not be ended");
    return "kept";
  }
}

async function askAfterDelayed(world: World, now: Date): Promise<void> {
  const waiting = await world.db.prisma.paymentAttempt.findMany({
    where: { state: "processing", updatedAt: { lte: new Date(now.getTime() - ASK_AGAIN_MS) } },
    take: MOST,
  });
  await inTurns(waiting, async (attempt) => {
    if (attempt.sessionId === null) return;
    await world.db.prisma.paymentAttempt.updateMany({
      where: { eventId: attempt.eventId, id: attempt.id, state: "processing" },
      data: { updatedAt: now },
    });
    await settleOne(world, attempt.sessionId);
  });
}

/** One payment that cannot be asked about must not keep the others from it. */
async function settleOne(world: World, sessionId: string): Promise<void> {
  try {
    await settleSession(world, { sessionId, source: "sweep" });
  } catch (error) {
    world.log.error({ sessionId, err: error }, "a payment could not be asked about");
  }
}

/** What Stripe keeps is known a moment after the payment; a payment whose fee was not told is asked about for 90 days. */
async function askAfterFees(world: World, now: Date): Promise<void> {
  const recent = new Date(now.getTime() - ASK_FOR_FEES_MS);
  const unknown = await world.db.prisma.payment.findMany({
    where: { feeMinor: null, receivedAt: { gte: recent, lte: new Date(now.getTime() - FEE_IS_LATE_MS) } },
    orderBy: { receivedAt: "desc" },
    select: { sessionId: true },
    take: MOST_FEES,
  });
  await inTurns(unknown, ({ sessionId }) => settleOne(world, sessionId));
}

/** Runs the work a few at a time, in order. */
async function inTurns<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  const queue = [...items];
  const lanes = Array.from({ length: AT_ONCE }, async () => {
    for (let item = queue.shift(); item !== undefined; item = queue.shift()) await work(item);
  });
  await Promise.all(lanes);
}
