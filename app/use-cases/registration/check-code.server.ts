import {
  type CodeRefusal,
  codeRefusal,
  codeWorth,
  type GoodCode,
  readCode,
} from "#app/domain/registration/discount-code.ts";
import type { World } from "../world.server.ts";
import { readWaitlistToken } from "./waitlist-link.server.ts";

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

type Visitor = { browserKey: string | null; networkKey: string | null };

/** What a form shows of the code in its field: what it takes off, or why not; neither while the field is empty. */
export type TriedCode = { good: GoodCode | null; refused: CodeRefusal | "too-many" | null };

/**
 * A visitor's try of a code, for showing. Tries are counted by browser and by network, good or not, so that codes
 * cannot be guessed; one too many learns nothing of the code.
 */
export async function tryCode(
  world: World,
  input: { eventId: string; sideId: string | null; code: string } & Visitor,
): Promise<TriedCode> {
  if (input.code.trim() === "") return { good: null, refused: null };
  if (!(await mayTry(world, input))) return { good: null, refused: "too-many" };
  const checked = await checkCode(world, input);
  return checked.ok ? { good: checked.code, refused: null } : { good: null, refused: checked.reason };
}

/** The same for the holder of an offer, whose link tells which event it is of. Nothing is told without one. */
export async function tryOfferCode(
  world: World,
  { token, ...input }: { token: string; sideId: string | null; code: string } & Visitor,
): Promise<TriedCode> {
  const key = readWaitlistToken(world.vault, token);
  return key ? tryCode(world, { ...input, eventId: key.eventId }) : { good: null, refused: null };
}

async function mayTry(world: World, { browserKey, networkKey }: Visitor): Promise<boolean> {
  if (networkKey !== null && !(await world.limits.take("code-network", networkKey)).ok) return false;
  return browserKey === null || (await world.limits.take("code-browser", browserKey)).ok;
}
