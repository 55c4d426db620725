import { isUuid } from "#app/domain/registration/record-id.ts";
import { readTeamNote } from "#app/domain/trust/team-note.ts";
import { recordAudit } from "../organiser/audit.server.ts";
import type { World } from "../world.server.ts";

export type CloseReportOutcome =
  | { ok: true }
  | { ok: false; reason: "not-found" | "no-resolution" | "too-long" | "over" };

/** Somebody on the team has dealt with a report and says how. Of two at once, one counts; the other is told "over". */
export async function closeReport(
  world: World,
  { organiserId, reportId, resolution }: { organiserId: string; reportId: string; resolution: string },
): Promise<CloseReportOutcome> {
  if (!isUuid(reportId)) return { ok: false, reason: "not-found" };
  const read = readTeamNote(resolution);
  if (!read.ok) return { ok: false, reason: read.reason === "missing" ? "no-resolution" : "too-long" };
  return world.db.transaction(async (tx): Promise<CloseReportOutcome> => {
    const { count } = await tx.safetyReport.updateMany({
      where: { id: reportId, closedAt: null },
      data: { closedAt: world.clock.now(), closedBy: organiserId, resolution: read.note },
    });
    if (count === 0) {
      const there = await tx.safetyReport.count({ where: { id: reportId } });
      return { ok: false, reason: there === 0 ? "not-found" : "over" };
    }
    await recordAudit(world, tx, { organiserId, action: "report-closed", subject: reportId });
    return { ok: true };
  });
}
