import { enqueue } from "#app/adapters/queue.server.ts";
import type { Finding } from "#app/domain/money/finding.ts";
import type { World } from "../world.server.ts";
import { compareBalance } from "./reconcile-balance.server.ts";
import { compareCharges, compareSessions } from "./reconcile-payments.server.ts";
import { compareDisputes, compareRefunds } from "./reconcile-returns.server.ts";

/** What one part of a comparison looked at and did; null when Stripe could not be asked. */
export type Part = { looked: number; mended: number; findings: Finding[] } | null;

const WINDOW_MS = 3 * 24 * 3_600_000;

export type ReconcileOutcome =
  | { ok: true; looked: number; mended: number; findings: Finding[] }
  | { ok: false; reason: "unavailable" };

const parts = [compareSessions, compareCharges, compareRefunds, compareDisputes, compareBalance];

/**
 * Every hour: compares the last three days at Stripe with what is here. Payments, refunds, disputes and fees whose
 * notices never came are taken over; what cannot be made good is written down with the run and logged. Doing it again
 * changes nothing.
 */
export async function reconcile(world: World, input: { runId?: string } = {}): Promise<ReconcileOutcome> {
  const runId = await begin(world, input.runId);
  const since = new Date(world.clock.now().getTime() - WINDOW_MS);
  const sum = { looked: 0, mended: 0 };
  const findings: Finding[] = [];
  for (const compare of parts) {
    const part = await compare(world, since);
    if (part === null) {
      await end(world, runId, "unavailable", { ...sum, findings });
      world.log.warn({ runId }, "Stripe could not be asked; the comparison stopped");
      return { ok: false, reason: "unavailable" };
    }
    sum.looked += part.looked;
    sum.mended += part.mended;
    findings.push(...part.findings);
  }
  for (const finding of findings) world.log.error({ ...finding }, "Stripe and the books differ");
  await end(world, runId, "done", { ...sum, findings });
  return { ok: true, ...sum, findings };
}

async function begin(world: World, given: string | undefined): Promise<string> {
  if (given !== undefined) {
    const asked = await world.db.prisma.reconciliation.findUnique({ where: { id: given } });
    if (asked && asked.finishedAt === null) return given;
  }
  const now = world.clock.now();
  const { id } = await world.db.prisma.reconciliation.create({
    data: { id: world.ids.uuid(), since: new Date(now.getTime() - WINDOW_MS), startedAt: now },
  });
  return id;
}

type Sum = { looked: number; mended: number; findings: Finding[] };

async function end(world: World, id: string, outcome: "done" | "unavailable", sum: Sum): Promise<void> {
  const { looked, mended, findings } = sum;
  await world.db.prisma.reconciliation.update({
    where: { id },
    data: {
      finishedAt: world.clock.now(),
      outcome,
      looked,
      mended,
      findings: findings.map((finding) => ({ ...finding })),
    },
  });
}

/** "Check again now": a comparison that begins at once, at most a few times in ten minutes. */
export async function askToReconcile(
  world: World,
  input: { organiserId: string },
): Promise<{ ok: true } | { ok: false; reason: "too-many" }> {
  const taken = await world.limits.take("reconcile", "everybody");
  if (!taken.ok) return { ok: false, reason: "too-many" };
  const now = world.clock.now();
  const runId = world.ids.uuid();
  await world.db.transaction(async (tx) => {
    const since = new Date(now.getTime() - WINDOW_MS);
    await tx.reconciliation.create({
      data: { id: runId, askedBy: input.organiserId, since, startedAt: now },
    });
    await enqueue(tx, "reconcile", { runId }, { key: "reconcile:asked" });
  });
  return { ok: true };
}
