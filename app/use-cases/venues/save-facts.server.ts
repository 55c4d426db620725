import type { FieldProblems } from "#app/domain/organiser/field-problem.ts";
import { nextVersion, readVersion } from "#app/domain/organiser/version.ts";
import { type FactFields, readFacts } from "#app/domain/venues/facts-draft.ts";
import { recordAudit } from "../organiser/audit.server.ts";
import type { World } from "../world.server.ts";
import { factColumns } from "./read-facts.server.ts";

export type SaveFactsOutcome =
  | { ok: true }
  | { ok: false; reason: "invalid"; problems: FieldProblems }
  | { ok: false; reason: "not-found" | "stale" };

/** Notes what a venue has, whom to call and when it is open, as it was shown (`version`). */
export async function saveFacts(
  world: World,
  input: { organiserId: string; venueId: string; version: string; fields: FactFields },
): Promise<SaveFactsOutcome> {
  const { organiserId, venueId } = input;
  const [now, version] = [world.clock.now(), readVersion(input.version)];
  return world.db.transaction(async (tx): Promise<SaveFactsOutcome> => {
    const venue = await tx.venue.findUnique({ where: { id: venueId } });
    if (!venue) return { ok: false, reason: "not-found" };
    const read = readFacts(input.fields, venue);
    if (!read.ok) return { ok: false, reason: "invalid", problems: read.problems };
    const { count } = await tx.venue.updateMany({
      where: { id: venueId, updatedAt: version ?? new Date(0) },
      data: { ...factColumns(world, read.facts), updatedAt: nextVersion(venue.updatedAt, now) },
    });
    if (count === 0) return { ok: false, reason: "stale" };
    await recordAudit(world, tx, { organiserId, action: "venue-facts-changed", subject: venueId });
    return { ok: true };
  });
}
