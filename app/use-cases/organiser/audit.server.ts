import type { Tx } from "#app/adapters/db.server.ts";
import type { World } from "../world.server.ts";

export type AuditInput = {
  /** Null for what the process owner does from a command. */
  organiserId: string | null;
  eventId?: string;
  /** What was done, as `<thing>-<verb>`: "venue-created", "event-published". */
  action: string;
  /** Whom or what it was done to: an id, never a name or an address. */
  subject?: string;
  /** Figures and ids that tell what changed; no personal data. */
  detail?: Readonly<Record<string, string | number | boolean | null>>;
};

/** Writes down who did what in the office, in the transaction of the deed itself. */
export async function recordAudit(
  world: Pick<World, "clock" | "ids">,
  tx: Tx,
  input: AuditInput,
): Promise<void> {
  const { organiserId, eventId, action, subject, detail } = input;
  await tx.auditEntry.create({
    data: {
      id: world.ids.uuid(),
      at: world.clock.now(),
      organiserId,
      eventId: eventId ?? null,
      action,
      subject: subject ?? null,
      ...(detail ? { detail } : {}),
    },
  });
}
