import type { Locale } from "#app/domain/events/locale.ts";
import type { World } from "../world.server.ts";
import { recordAudit } from "./audit.server.ts";

/** Chooses the language of letters to a team member. */
export async function saveLanguage(
  world: World,
  input: { organiserId: string; locale: Locale },
): Promise<void> {
  const { organiserId, locale } = input;
  await world.db.transaction(async (tx) => {
    await tx.organiser.updateMany({ where: { id: organiserId }, data: { locale } });
    await recordAudit(world, tx, { organiserId, action: "language-chosen", detail: { locale } });
  });
}
