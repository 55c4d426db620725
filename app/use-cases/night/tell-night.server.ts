import { metAgainAt, thanksAt } from "#app/domain/night/ballot-times.ts";
import type { World } from "../world.server.ts";
import { votersOf } from "./ballot-partners.server.ts";
import { writeNightLetters } from "./night-letters.server.ts";

/**
 * Writes everybody of a revealed night the same letters: the result, whose words are found when it is sent, a thank-you
 * for the morning after, and a question a week later. Safe to repeat. The thank-you comes last: once one is written,
 * every result is.
 */
export async function tellNight(world: World, { eventId }: { eventId: string }): Promise<void> {
  const night = await world.db.prisma.night.findUnique({
    where: { eventId, state: "revealed" },
    include: { event: { select: { timeZone: true } } },
  });
  if (!night?.revealedAt) return;
  const { timeZone } = night.event;
  const lineIds = await votersOf(world, eventId);
  const letters = [
    { kind: "night-result", version: "1" },
    { kind: "night-met-again", version: "1", dueAt: metAgainAt(night.revealedAt, timeZone) },
    { kind: "night-thanks", version: "1", dueAt: thanksAt(night.revealedAt, timeZone) },
  ] as const;
  for (const letter of letters) await writeNightLetters(world, { eventId, lineIds, letters: [letter] });
}
