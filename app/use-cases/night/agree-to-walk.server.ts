import type { World } from "../world.server.ts";
import { findNightPerson } from "./night-person.server.ts";
import { ownMatches } from "./own-matches.server.ts";

export type AgreeToWalkOutcome = { ok: true } | { ok: false; reason: "not-found" | "no-walk" };

/**
 * Says whether one would walk hand in hand with the partner of the last walk. The other learns of it only when both
 * said so; saying no again takes it back.
 */
export async function agreeToWalk(
  world: World,
  input: { token: string; agrees: boolean },
): Promise<AgreeToWalkOutcome> {
  const person = await findNightPerson(world, input.token);
  if (!person) return { ok: false, reason: "not-found" };
  const matches = await ownMatches(world, person);
  if (!matches.some(({ walks }) => walks)) return { ok: false, reason: "no-walk" };
  const { eventId, lineId } = person;
  const { nightWalk } = world.db.prisma;
  if (input.agrees)
    await nightWalk.createMany({
      data: { eventId, lineId, agreedAt: world.clock.now() },
      skipDuplicates: true,
    });
  else await nightWalk.deleteMany({ where: { eventId, lineId } });
  return { ok: true };
}
