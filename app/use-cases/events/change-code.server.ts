import { recordAudit } from "../organiser/audit.server.ts";
import type { World } from "../world.server.ts";

type CodeInput = { organiserId: string; eventId: string; codeId: string };
export type ChangeCodeOutcome = { ok: true } | { ok: false; reason: "not-found" | "used" };

/** Switches a code off, or on again. Orders made with it keep their price. Said twice it changes nothing more. */
export async function switchCode(
  world: World,
  input: CodeInput & { on: boolean },
): Promise<ChangeCodeOutcome> {
  const { organiserId, eventId, codeId, on } = input;
  return world.db.transaction(async (tx) => {
    const { count } = await tx.discountCode.updateMany({
      where: { eventId, id: codeId, disabledAt: on ? { not: null } : null },
      data: { disabledAt: on ? null : world.clock.now() },
    });
    if (count > 0) {
      const action = on ? "code-enabled" : "code-disabled";
      await recordAudit(world, tx, { organiserId, eventId, action, subject: codeId });
      return { ok: true };
    }
    const there = await tx.discountCode.count({ where: { eventId, id: codeId } });
    return there > 0 ? { ok: true } : { ok: false, reason: "not-found" };
  });
}

/** Deletes a code that no order was ever made with. */
export async function removeCode(world: World, input: CodeInput): Promise<ChangeCodeOutcome> {
  const { organiserId, eventId, codeId } = input;
  return world.db.transaction(async (tx) => {
    // Locked as a claim locks it, so that no order is made with it meanwhile.
    const [code] = await tx.$queryRaw<{ used: number }[]>`
      SELECT used FROM discount_code WHERE event_id = ${eventId}::uuid AND id = ${codeId}::uuid FOR UPDATE`;
    if (!code) return { ok: false, reason: "not-found" };
    if (code.used > 0 || (await tx.order.count({ where: { eventId, codeId } })) > 0)
      return { ok: false, reason: "used" };
    await tx.discountCode.delete({ where: { eventId_id: { eventId, id: codeId } } });
    await recordAudit(world, tx, { organiserId, eventId, action: "code-removed", subject: codeId });
    return { ok: true };
  });
}
