import {
  type CodeRefusal,
  codeRefusal,
  codeWorth,
  readCode,
} from "#app/domain/registration/discount-code.ts";
import type { CodeWorth } from "#app/domain/registration/price.ts";
import type { World } from "../world.server.ts";

/** A code that may be used now, for showing what it takes off; `sideId` null: on every side. */
export type GoodCode = { code: string; worth: CodeWorth; sideId: string | null };
export type CheckCodeOutcome = { ok: true; code: GoodCode } | { ok: false; reason: CodeRefusal };

/**
 * Looks a code up for showing prices before the claim, which alone decides. With a side, whether it is good there;
 * without, whether it is good at all.
 */
export async function checkCode(
  world: World,
  input: { eventId: string; sideId: string | null; code: string },
): Promise<CheckCodeOutcome> {
  const code = readCode(input.code);
  const row =
    code === null
      ? null
      : await world.db.prisma.discountCode.findUnique({
          where: { code_eventId: { code, eventId: input.eventId } },
        });
  if (!row) return { ok: false, reason: "no-such-code" };
  const refusal = codeRefusal(row, input.sideId, world.clock.now());
  if (refusal) return { ok: false, reason: refusal };
  return { ok: true, code: { code: row.code, worth: codeWorth(row), sideId: row.sideId } };
}

/** Whether this visitor may try a code now: guesses are counted by browser and by network, good or not. */
export async function mayTryCode(
  world: World,
  visitor: { browserKey: string | null; networkKey: string | null },
): Promise<boolean> {
  const { browserKey, networkKey } = visitor;
  if (networkKey !== null && !(await world.limits.take("code-network", networkKey)).ok) return false;
  return browserKey === null || (await world.limits.take("code-browser", browserKey)).ok;
}
