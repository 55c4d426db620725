import { type Finding, readFindings } from "#app/domain/money/finding.ts";
import type { World } from "../world.server.ts";

/** The latest comparison with Stripe; `finishedAt` is null while it is under way. */
export type ReconciliationRun = {
  startedAt: Date;
  finishedAt: Date | null;
  outcome: "done" | "unavailable" | null;
  looked: number;
  mended: number;
  findings: Finding[];
  /** The business's, for its times. */
  timeZone: string;
};

const DEFAULT_ZONE = "Asia/Shanghai";

/** The latest run with its findings; null before the first one. */
export async function showReconciliation(world: World): Promise<ReconciliationRun | null> {
  const [run, business] = await Promise.all([
    world.db.prisma.reconciliation.findFirst({ orderBy: { startedAt: "desc" } }),
    world.db.prisma.business.findUnique({ where: { id: 1 }, select: { timeZone: true } }),
  ]);
  if (!run) return null;
  const { startedAt, finishedAt, looked, mended } = run;
  const outcome = run.outcome === "done" || run.outcome === "unavailable" ? run.outcome : null;
  return {
    startedAt,
    finishedAt,
    outcome,
    looked,
    mended,
    findings: readFindings(run.findings),
    timeZone: business?.timeZone ?? DEFAULT_ZONE,
  };
}
