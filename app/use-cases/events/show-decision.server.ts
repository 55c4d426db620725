import {
  type GoFigures,
  type GoProposal,
  type GoStage,
  goProposals,
  goStage,
} from "#app/domain/events/go-no-go.ts";
import type { Locale } from "#app/domain/events/locale.ts";
import type { World } from "../world.server.ts";
import { decisionFigures } from "./decision-figures.server.ts";
import { type GoDecision, readGoDecision } from "./go-decision.server.ts";
import { type OfficeEvent, readOfficeEvent } from "./read-office-event.server.ts";

/** The go/no-go of an event: where it stands, both outcomes in figures of now, and what was decided. */
export type DecisionPage = {
  event: OfficeEvent;
  stage: GoStage;
  /** The rule decides alone. */
  auto: boolean;
  figures: GoFigures;
  /** Moments that fit the venue's terms. */
  proposals: GoProposal[];
  /** The answer to the present go/no-go moment; for a cancelled event the last one. */
  decision: GoDecision | null;
};

/** The page of an event's go/no-go; null when there is no such event. */
export async function showDecision(
  world: World,
  input: { eventId: string; locale: Locale },
): Promise<DecisionPage | null> {
  const event = await readOfficeEvent(world, input);
  if (!event) return null;
  const [figures, latest, row] = await Promise.all([
    decisionFigures(world, event),
    readGoDecision(world, event.id),
    world.db.prisma.event.findUniqueOrThrow({ where: { id: event.id }, select: { goNoGoAuto: true } }),
  ]);
  const now = world.clock.now();
  const holds = latest !== null && latest.askedFor.getTime() === event.goNoGoAt?.getTime();
  const decision = holds || event.state === "cancelled" ? latest : null;
  const { booking } = event;
  return {
    ...{ event, figures, decision, auto: row.goNoGoAuto },
    stage: goStage(event, decision !== null, now),
    proposals: booking ? goProposals(booking.terms.cancellation, booking.startsAt, now) : [],
  };
}
