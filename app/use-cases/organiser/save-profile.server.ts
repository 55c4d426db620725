import type { FieldProblems } from "#app/domain/organiser/field-problem.ts";
import { type ProfileFields, readProfile } from "#app/domain/organiser/profile-draft.ts";
import { nextVersion } from "#app/domain/organiser/version.ts";
import type { World } from "../world.server.ts";
import { recordAudit } from "./audit.server.ts";

export type SaveProfileOutcome =
  | { ok: true }
  | { ok: false; reason: "invalid"; problems: FieldProblems }
  | { ok: false; reason: "stale" };

/**
 * Writes what the business says of itself. `version` is the one the form was shown with; empty for the first time.
 * A change by someone else in between answers "stale".
 */
export async function saveProfile(
  world: World,
  input: { organiserId: string; version: string; fields: ProfileFields },
): Promise<SaveProfileOutcome> {
  const read = readProfile(input.fields);
  if (!read.ok) return { ok: false, reason: "invalid", problems: read.problems };
  const now = world.clock.now();
  return world.db.transaction(async (tx) => {
    const known = await tx.business.findUnique({ where: { id: 1 }, select: { updatedAt: true } });
    const shown = input.version === "" ? null : new Date(input.version);
    const { count } =
      shown === null || Number.isNaN(shown.getTime())
        ? await tx.business.createMany({
            data: { id: 1, ...read.profile, createdAt: now, updatedAt: now },
            skipDuplicates: true,
          })
        : await tx.business.updateMany({
            where: { id: 1, updatedAt: shown },
            data: { ...read.profile, updatedAt: nextVersion(known?.updatedAt ?? now, now) },
          });
    if (count === 0) return { ok: false, reason: "stale" };
    await recordAudit(world, tx, { organiserId: input.organiserId, action: "profile-changed" });
    return { ok: true };
  });
}
