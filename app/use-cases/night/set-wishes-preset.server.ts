import type { WishesPreset } from "#app/domain/night/wishes.ts";
import { recordAudit } from "../organiser/audit.server.ts";
import type { World } from "../world.server.ts";
import { lockQuestions, type QuestionDeed } from "./lock-questions.server.ts";

/** Says whom guests who told no wishes are taken to wish to meet. */
export async function setWishesPreset(
  world: World,
  input: QuestionDeed & { preset: WishesPreset },
): Promise<{ ok: true } | { ok: false; reason: "not-found" }> {
  const { preset, ...deed } = input;
  const { eventId } = deed;
  return world.db.transaction(async (tx) => {
    if (!(await lockQuestions(world, tx, eventId))) return { ok: false, reason: "not-found" } as const;
    await tx.night.update({
      where: { eventId },
      data: { wishesPreset: preset, updatedAt: world.clock.now() },
    });
    await recordAudit(world, tx, { ...deed, action: "night-wishes-preset-set", detail: { preset } });
    return { ok: true } as const;
  });
}
