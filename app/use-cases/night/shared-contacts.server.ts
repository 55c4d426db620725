import { type NightContact, readContact } from "#app/domain/night/contact.ts";
import type { World } from "../world.server.ts";

/** What each of these people shares with matches now; who has withdrawn it, or never gave it, is left out. */
export async function sharedContacts(
  world: Pick<World, "db" | "vault">,
  eventId: string,
  lineIds: readonly string[],
): Promise<Map<string, NightContact>> {
  const rows = await world.db.prisma.profile.findMany({
    where: { eventId, lineId: { in: [...lineIds] }, contactSealed: { not: null } },
    select: { lineId: true, contactSealed: true },
  });
  return new Map(
    rows.flatMap(({ lineId, contactSealed }) =>
      contactSealed ? [[lineId, readContact(world.vault.open(contactSealed))]] : [],
    ),
  );
}
