import type { Locale } from "#app/domain/events/locale.ts";
import { emailIndexText, normaliseEmail } from "#app/domain/registration/email.ts";
import { cleanName } from "#app/domain/registration/person-name.ts";
import type { World } from "../world.server.ts";
import { recordAudit } from "./audit.server.ts";

export type CreateOrganiserOutcome =
  | { ok: true; organiserId: string; created: boolean }
  | { ok: false; reason: "not-an-email" | "no-name" | "name-too-long" };

/**
 * Lets a person sign in to the office. A known address answers the member it belongs to (`created: false`) and
 * changes nothing. `invitedBy` is the member who did it; none for the first one, made by a command.
 */
export async function createOrganiser(
  world: World,
  input: { email: string; name: string; locale?: Locale; invitedBy?: string },
): Promise<CreateOrganiserOutcome> {
  const email = normaliseEmail(input.email);
  if (email === null) return { ok: false, reason: "not-an-email" };
  const name = cleanName(input.name);
  if (!name.ok) return { ok: false, reason: name.reason === "missing" ? "no-name" : "name-too-long" };
  const emailIndex = world.vault.index(emailIndexText(email));
  const id = world.ids.uuid();
  return world.db.transaction(async (tx) => {
    const { count } = await tx.organiser.createMany({
      data: {
        id,
        emailIndex,
        emailSealed: world.vault.seal(email),
        name: name.name,
        locale: input.locale ?? "zh-CN",
        createdAt: world.clock.now(),
      },
      skipDuplicates: true,
    });
    if (count === 0) {
      const known = await tx.organiser.findUniqueOrThrow({ where: { emailIndex }, select: { id: true } });
      return { ok: true, organiserId: known.id, created: false };
    }
    await recordAudit(world, tx, {
      organiserId: input.invitedBy ?? null,
      action: "organiser-created",
      subject: id,
    });
    return { ok: true, organiserId: id, created: true };
  });
}
