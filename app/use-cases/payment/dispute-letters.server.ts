import type { Tx } from "#app/adapters/db.server.ts";
import { isLocale } from "#app/domain/events/locale.ts";
import type { DisputeChange } from "#app/domain/payment/dispute.ts";
import { queueLetter } from "../letters/queue-letter.server.ts";
import type { World } from "../world.server.ts";

/** Tells everybody on the team that a bank called a payment back, or how it decided: one letter each. */
export async function queueTeamLetters(
  world: World,
  tx: Tx,
  news: { eventId: string; orderId: string; disputeId: string; change: Exclude<DisputeChange, "none"> },
): Promise<void> {
  const { eventId, orderId, disputeId, change } = news;
  const team = await tx.organiser.findMany({ where: { disabledAt: null }, orderBy: { createdAt: "asc" } });
  for (const { id, emailSealed, locale } of team) {
    const email = world.vault.open(emailSealed);
    if (typeof email !== "string") throw new Error(`organiser ${id} has no address`);
    await queueLetter(world, tx, {
      kind: "dispute-news",
      version: `${disputeId}:${change}:${id}`,
      eventId,
      orderId,
      organiserId: id,
      to: { email, locale: isLocale(locale) ? locale : "zh-CN" },
    });
  }
}
