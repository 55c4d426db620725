import type { MailOutcome } from "#app/adapters/email.server.ts";
import { enqueue } from "#app/adapters/queue.server.ts";
import { pauseSeconds, type TryOutcome } from "#app/domain/letters/delivery-rules.ts";
import type { Letter } from "#prisma/generated/client.ts";
import { openTask } from "../payment/order-tasks.server.ts";
import type { World } from "../world.server.ts";

/** Links, tokens and addresses do not outlive the letter. */
const scrubbed = { secretSealed: null, renderedSealed: null };

/** Lays a letter aside for good, with the reason. `uncertain` and `failed` are the organiser's to look at. */
export async function closeLetter<S extends "skipped" | "failed" | "uncertain">(
  world: World,
  letter: Letter,
  state: S,
  reason: string,
): Promise<S | "nothing-to-do"> {
  const closed = await world.db.transaction(async (tx) => {
    const { count } = await tx.letter.updateMany({
      where: { id: letter.id, state: "queued" },
      data: { state, skippedReason: reason, ...scrubbed },
    });
    const { eventId, orderId } = letter;
    if (count > 0 && state !== "skipped" && eventId !== null && orderId !== null)
      await openTask(world, tx, {
        ...{ eventId, orderId, kind: state === "failed" ? "letter-failed" : "letter-uncertain" },
        detail: { letter: letter.id, letterKind: letter.kind, version: letter.version },
      });
    return count > 0;
  });
  if (!closed) return "nothing-to-do";
  const about = { letterId: letter.id, kind: letter.kind, state, reason };
  if (state === "skipped") world.log.info(about, "letter laid aside");
  else world.log.error(about, "letter not delivered");
  return state;
}

/** Writes down how try `n` ended, with its consequence, in one transaction. */
export async function recordTry(
  world: World,
  letter: Letter,
  n: number,
  result: MailOutcome,
): Promise<"sent" | "failed" | "again-later" | "nothing-to-do"> {
  const outcome: TryOutcome = result.outcome;
  const now = world.clock.now();
  await world.db.transaction(async (tx) => {
    await tx.letterDelivery.update({
      where: { letterId_n: { letterId: letter.id, n } },
      data: { outcome, error: result.outcome === "delivered" ? null : result.why },
    });
    if (result.outcome === "delivered")
      await tx.letter.updateMany({
        // Another worker may have laid it aside while it was on its way.
        where: { id: letter.id, state: { in: ["queued", "skipped", "uncertain"] } },
        data: { state: "sent", deliveredAt: now, providerId: result.providerId, ...scrubbed },
      });
    if (result.outcome === "retry" || result.outcome === "uncertain") {
      const pause = pauseSeconds(n, result.outcome === "retry" ? result.afterSeconds : 0);
      const runAt = new Date(now.getTime() + pause * 1000);
      await enqueue(tx, "deliver-letter", { letterId: letter.id }, { key: `letter:${letter.id}`, runAt });
    }
  });
  if (result.outcome === "delivered") return "sent";
  if (result.outcome === "refused") {
    const closed = await closeLetter(world, letter, "failed", "refused");
    return closed;
  }
  world.log.warn(
    { letterId: letter.id, kind: letter.kind, n, outcome, why: result.why },
    "letter again later",
  );
  return "again-later";
}
