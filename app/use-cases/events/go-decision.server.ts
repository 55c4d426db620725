import { z } from "zod";
import type { Tx } from "#app/adapters/db.server.ts";
import type { GoChoice, GoFigures } from "#app/domain/events/go-no-go.ts";
import { recordAudit } from "../organiser/audit.server.ts";
import type { World } from "../world.server.ts";

/** What was decided about an evening, by whom, when and on which figures. */
export type GoDecision = {
  choice: GoChoice;
  at: Date;
  /** The go/no-go moment it answered. */
  askedFor: Date;
  /** The organiser's name; null: the rule decided. */
  by: string | null;
  figures: GoFigures;
};

const minor = z.number().int();
const count = z.number().int().min(0);
const figuresShape = z.object({
  currency: z.string(),
  sides: z.array(
    z.object({
      ...{ labelZh: z.string(), labelEn: z.string(), heads: count, capacity: count },
      least: count.nullable(),
    }),
  ),
  ...{ payingHeads: count, leastMinor: minor.nullable(), runNowMinor: minor },
  ...{ expectedHeads: count.nullable(), runExpectedMinor: minor.nullable() },
  ...{ lostMinor: minor, venueMinor: minor, feesMinor: minor, otherMinor: minor },
  ...{ refunds: count, refundMinor: minor },
}) satisfies z.ZodType<GoFigures>;

const choiceShape = z.enum(["run", "cancel"]);

/** The latest decision about an event; null while there is none. */
export async function readGoDecision(world: World, eventId: string): Promise<GoDecision | null> {
  const row = await world.db.prisma.goDecision.findFirst({ where: { eventId }, orderBy: { at: "desc" } });
  if (!row) return null;
  const { organiserId, at, askedFor } = row;
  const organiser =
    organiserId === null ? null : await world.db.prisma.organiser.findUnique({ where: { id: organiserId } });
  return {
    ...{ at, askedFor },
    choice: choiceShape.parse(row.decision),
    by: organiserId === null ? null : (organiser?.name ?? ""),
    figures: figuresShape.parse(row.figures),
  };
}

type Deciding = {
  event: { id: string; goNoGoAt: Date };
  choice: GoChoice;
  organiserId: string | null;
  figures: GoFigures;
};

/**
 * Writes a decision down, unless the moment it answers has one; the caller holds the event's row. Answers whether it
 * was written.
 */
export async function writeGoDecision(world: World, tx: Tx, deciding: Deciding): Promise<boolean> {
  const { event, choice, organiserId, figures } = deciding;
  const { count: written } = await tx.goDecision.createMany({
    data: {
      ...{ eventId: event.id, askedFor: event.goNoGoAt, decision: choice, organiserId },
      ...{ at: world.clock.now(), figures },
    },
    skipDuplicates: true,
  });
  if (written === 0) return false;
  const { runNowMinor, lostMinor, payingHeads, currency } = figures;
  const detail = { choice, byRule: organiserId === null, runNowMinor, lostMinor, payingHeads, currency };
  await recordAudit(world, tx, { organiserId, eventId: event.id, action: "go-no-go-decided", detail });
  return true;
}
