import type { SessionFacts } from "#app/adapters/payment-facts.server.ts";
import type { Finding } from "#app/domain/money/finding.ts";
import { settleSession } from "../payment/settle-session.server.ts";
import type { World } from "../world.server.ts";
import type { Part } from "./reconcile.server.ts";

const live = ["creating", "open", "processing"];
/** No way of paying that is offered takes longer than this to say how it ended. */
const SLOW_MS = 10 * 24 * 3_600_000;
const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Payment pages whose end, money or fee has not come here yet are settled. */
export async function compareSessions(world: World, since: Date): Promise<Part> {
  const list = await world.payments.listSessions(since);
  if (!list.ok) return null;
  let mended = 0;
  const findings: Finding[] = [];
  for (const session of list.sessions) {
    const done = await compareSession(world, session);
    if (done === null) return null;
    if (done === "unknown") findings.push(unknownSession(session));
    if (done === "mended") mended += 1;
  }
  findings.push(...(await slowPayments(world)));
  return { looked: list.sessions.length, mended, findings };
}

/** Payments that neither come nor fail: the sweep asks after them all the while, and their seats are kept. */
async function slowPayments(world: World): Promise<Finding[]> {
  const since = new Date(world.clock.now().getTime() - SLOW_MS);
  const slow = await world.db.prisma.paymentAttempt.findMany({
    where: { state: "processing", createdAt: { lt: since } },
    select: { id: true, sessionId: true, amountMinor: true, currency: true },
    orderBy: { createdAt: "asc" },
    take: 100,
  });
  return slow.map(({ id, sessionId, amountMinor, currency }) => ({
    kind: "slow-payment",
    about: sessionId ?? id,
    amountMinor,
    currency,
  }));
}

function unknownSession({ id, amountMinor, currency }: SessionFacts): Finding {
  return { kind: "unknown-session", about: id, amountMinor, currency };
}

/** Pages of other shops on the same account carry none of our ids. */
async function compareSession(
  world: World,
  session: SessionFacts,
): Promise<"agrees" | "mended" | "unknown" | null> {
  const { ours, status } = session;
  if (!ours || session.livemode !== world.payments.livemode) return "agrees";
  const attempt = uuid.test(ours.attemptId)
    ? await world.db.prisma.paymentAttempt.findFirst({
        where: { id: ours.attemptId },
        select: { state: true },
      })
    : null;
  if (!attempt) return status === "open" || session.paid ? "unknown" : "agrees";
  const payment = await world.db.prisma.payment.findUnique({
    where: { sessionId: session.id },
    select: { feeMinor: true },
  });
  const ended = status !== "open" && live.includes(attempt.state);
  const unpaid = session.paid && payment === null;
  if (!ended && !unpaid && payment?.feeMinor !== null) return "agrees";
  const settled = await settleSession(world, { sessionId: session.id, source: "reconcile" });
  if (!settled.ok) return null;
  if (settled.outcome === "done") return "mended";
  const after = await world.db.prisma.payment.findUnique({
    where: { sessionId: session.id },
    select: { feeMinor: true },
  });
  return after?.feeMinor !== payment?.feeMinor ? "mended" : "agrees";
}

/** Money with our ids on it that is in no payment here, however its page was found. */
export async function compareCharges(world: World, since: Date): Promise<Part> {
  const list = await world.payments.listCharges(since);
  if (!list.ok) return null;
  const part = { looked: list.charges.length, mended: 0, findings: [] as Finding[] };
  for (const { id, paymentIntentId, ours } of list.charges) {
    if (!ours || paymentIntentId === null || (await isHere(world, paymentIntentId))) continue;
    const attempt = uuid.test(ours.attemptId)
      ? await world.db.prisma.paymentAttempt.findFirst({
          where: { id: ours.attemptId, sessionId: { not: null } },
          select: { sessionId: true },
        })
      : null;
    if (attempt?.sessionId) {
      const settled = await settleSession(world, { sessionId: attempt.sessionId, source: "reconcile" });
      if (!settled.ok) return null;
    }
    if (await isHere(world, paymentIntentId)) part.mended += 1;
    else part.findings.push({ kind: "unknown-charge", about: id, amountMinor: null, currency: null });
  }
  return part;
}

async function isHere(world: World, paymentIntentId: string): Promise<boolean> {
  const payment = await world.db.prisma.payment.findUnique({
    where: { paymentIntentId },
    select: { id: true },
  });
  return payment !== null;
}
