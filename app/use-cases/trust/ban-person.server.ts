import { isUuid } from "#app/domain/registration/record-id.ts";
import { readTeamNote } from "#app/domain/trust/team-note.ts";
import { openGuest } from "../events/open-guest.server.ts";
import { recordAudit } from "../organiser/audit.server.ts";
import type { World } from "../world.server.ts";

export type BanInput = { organiserId: string; eventId: string; lineId: string; reason: string };
export type BanOutcome = { ok: true } | { ok: false; reason: "not-found" | "no-reason" | "too-long" };

/** Whom a ban would be about: the person of an order line; null for an unknown one. */
export async function showBan(
  world: World,
  { eventId, lineId }: { eventId: string; lineId: string },
): Promise<{ name: string; orderId: string } | null> {
  if (!isUuid(eventId) || !isUuid(lineId)) return null;
  const line = await world.db.prisma.orderLine.findUnique({ where: { eventId_id: { eventId, id: lineId } } });
  return line && { name: openGuest(world, line.personSealed).name, orderId: line.orderId };
}

/**
 * The person of an order line may not register any more, wherever and under whichever spelling of the address, until
 * the ban is lifted. What they have bought stays. Pressed twice it is one ban.
 */
export async function banPerson(world: World, input: BanInput): Promise<BanOutcome> {
  const { organiserId, eventId, lineId } = input;
  const person = await showBan(world, input);
  if (!person) return { ok: false, reason: "not-found" };
  const read = readTeamNote(input.reason);
  if (!read.ok) return { ok: false, reason: read.reason === "missing" ? "no-reason" : "too-long" };
  return world.db.transaction(async (tx): Promise<BanOutcome> => {
    const line = await tx.orderLine.findUniqueOrThrow({ where: { eventId_id: { eventId, id: lineId } } });
    const id = world.ids.uuid();
    const sealed = world.vault.seal({ name: person.name, reason: read.note });
    const written = await tx.$executeRaw`
      INSERT INTO person_ban (id, person_index, reason_sealed, created_by, created_at)
      VALUES (${id}::uuid, ${line.emailIndex}, ${sealed}, ${organiserId}::uuid, ${world.clock.now()})
      ON CONFLICT (person_index) WHERE lifted_at IS NULL DO NOTHING`;
    if (written === 1)
      await recordAudit(world, tx, { organiserId, eventId, action: "person-banned", subject: id });
    return { ok: true };
  });
}

/** Lets somebody come again. "over" when that was done before. */
export async function liftBan(
  world: World,
  { organiserId, banId }: { organiserId: string; banId: string },
): Promise<{ ok: true } | { ok: false; reason: "over" }> {
  if (!isUuid(banId)) return { ok: false, reason: "over" };
  return world.db.transaction(async (tx) => {
    const { count } = await tx.personBan.updateMany({
      where: { id: banId, liftedAt: null },
      data: { liftedAt: world.clock.now(), liftedBy: organiserId },
    });
    if (count === 0) return { ok: false, reason: "over" };
    await recordAudit(world, tx, { organiserId, action: "ban-lifted", subject: banId });
    return { ok: true };
  });
}
