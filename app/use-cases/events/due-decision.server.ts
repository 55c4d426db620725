import { type GoFigures, goStage } from "#app/domain/events/go-no-go.ts";
import type { World } from "../world.server.ts";
import { decisionFigures } from "./decision-figures.server.ts";
import type { OfficeEvent } from "./read-office-event.server.ts";

/** The go/no-go question of an event that waits for an answer now, in figures; null while there is none. */
export async function dueDecision(
  world: World,
  event: OfficeEvent,
): Promise<{ askedFor: Date; figures: GoFigures } | null> {
  const { id: eventId, goNoGoAt } = event;
  if (goNoGoAt === null || goStage(event, false, world.clock.now()) !== "due") return null;
  const key = { eventId_askedFor: { eventId, askedFor: goNoGoAt } };
  if ((await world.db.prisma.goDecision.findUnique({ where: key })) !== null) return null;
  return { askedFor: goNoGoAt, figures: await decisionFigures(world, event) };
}
