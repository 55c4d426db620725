import type { DisputeFacts, RefundFacts } from "#app/adapters/payment-facts.server.ts";
import type { Finding } from "#app/domain/money/finding.ts";
import { takeOverDispute } from "../payment/adopt-dispute.server.ts";
import { takeOverRefund } from "../payment/adopt-refund.server.ts";
import { openTask } from "../payment/order-tasks.server.ts";
import { askForRefund } from "../payment/plan-refund.server.ts";
import type { World } from "../world.server.ts";
import type { Part } from "./reconcile.server.ts";

const DAY = 24 * 3_600_000;
/** By then the job's own tries have long pauses, or it has given up: it begins anew with every comparison. */
const PLANNED_WAITS_MS = 2 * 3_600_000;
/** A planned refund that was not made within this time needs a look; a pending one takes banks up to ten days. */
const PLANNED_STUCK_MS = 25 * 3_600_000;
const PENDING_STUCK_MS = 10 * DAY;
const MOST = 200;

/** Refunds as Stripe has them, whoever made them; older ones that still wait are asked about one by one. */
export async function compareRefunds(world: World, since: Date): Promise<Part> {
  const list = await world.payments.listRefundsSince(since);
  if (!list.ok) return null;
  const older = await olderRefunds(world, since);
  if (older === null) return null;
  const all = [...list.refunds, ...older];
  let mended = 0;
  const findings: Finding[] = [];
  for (const refund of all) {
    const before = await stateHere(world, refund);
    const taken = await takeOverRefund(world, refund);
    if (taken === "unknown" && refund.ourRefundId !== null)
      findings.push({
        kind: "unknown-refund",
        about: refund.id,
        amountMinor: refund.amountMinor,
        currency: refund.currency,
      });
    if (taken !== "unknown" && before !== (await stateHere(world, refund))) mended += 1;
  }
  mended += await lookAfterStuck(world);
  return { looked: all.length, mended, findings };
}

async function stateHere(world: World, facts: RefundFacts): Promise<string | null> {
  const row = await world.db.prisma.refund.findUnique({
    where: { stripeRefundId: facts.id },
    select: { state: true },
  });
  return row?.state ?? null;
}

async function olderRefunds(world: World, since: Date): Promise<RefundFacts[] | null> {
  const rows = await world.db.prisma.refund.findMany({
    where: { state: "pending", stripeRefundId: { not: null }, createdAt: { lt: since } },
    select: { stripeRefundId: true },
    orderBy: { createdAt: "asc" },
    take: MOST,
  });
  const found: RefundFacts[] = [];
  for (const { stripeRefundId } of rows) {
    const answer = await world.payments.retrieveRefund(stripeRefundId ?? "");
    if (!answer.ok && answer.reason === "unavailable") return null;
    if (answer.ok) found.push(answer.refund);
  }
  return found;
}

/**
 * A refund whose job waits long or gave up is asked for anew, as often as it takes; one that is not made after a day,
 * or whose result does not come, is left to a person as well.
 */
async function lookAfterStuck(world: World): Promise<number> {
  const now = world.clock.now().getTime();
  const planned = new Date(now - PLANNED_STUCK_MS);
  const stuck = await world.db.prisma.refund.findMany({
    where: {
      order: { disputed: false },
      OR: [
        { state: { in: ["due", "calling"] }, createdAt: { lt: new Date(now - PLANNED_WAITS_MS) } },
        { state: "pending", createdAt: { lt: new Date(now - PENDING_STUCK_MS) } },
      ],
    },
    orderBy: { createdAt: "asc" },
    take: MOST,
  });
  let looked = 0;
  for (const { eventId, orderId, id, amountMinor, state, createdAt } of stuck) {
    const detail = { refund: id, amountMinor };
    const told = await world.db.transaction(async (tx) => {
      if (state !== "pending") await askForRefund(tx, { eventId, refundId: id });
      return state === "pending" || createdAt < planned
        ? openTask(world, tx, { eventId, orderId, kind: "refund-stuck", detail })
        : false;
    });
    if (told || state !== "pending") looked += 1;
  }
  return looked;
}

/** Disputes as Stripe has them, and older ones that are not decided here yet. */
export async function compareDisputes(world: World, since: Date): Promise<Part> {
  const list = await world.payments.listDisputes(since);
  if (!list.ok) return null;
  const open = await world.db.prisma.dispute.findMany({
    where: { state: "open", openedAt: { lt: since } },
    select: { stripeDisputeId: true },
    take: MOST,
  });
  const all: DisputeFacts[] = [...list.disputes];
  for (const { stripeDisputeId } of open) {
    const answer = await world.payments.retrieveDispute(stripeDisputeId);
    if (!answer.ok && answer.reason === "unavailable") return null;
    if (answer.ok) all.push(answer.dispute);
  }
  let mended = 0;
  for (const dispute of all) {
    const change = await takeOverDispute(world, dispute);
    if (change !== "none" && change !== "unknown") mended += 1;
  }
  return { looked: all.length, mended, findings: [] };
}
