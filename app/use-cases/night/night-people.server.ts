import type { Guest, Past } from "#app/domain/night/compatibility.ts";
import { engineGuest } from "#app/domain/night/engine-guest.ts";
import { goalsOf } from "#app/domain/night/goals.ts";
import { emptyProfile, readProfile } from "#app/domain/night/profile.ts";
import { readWishesPreset } from "#app/domain/night/wishes.ts";
import { ageOn, dateInZone, parseBirthDate } from "#app/domain/registration/age.ts";
import { openGuest } from "../events/open-guest.server.ts";
import type { World } from "../world.server.ts";
import { ensureNight } from "./ensure-night.server.ts";
import { liveAtNight } from "./night-person.server.ts";
import { readQuestions } from "./read-questions.server.ts";

/** The people of a night as the engine asks for them: `whoMayMeet(guests, past)`. Ids are order lines, pools are sides. */
export type NightPeople = { guests: Guest[]; past: Past };

/**
 * Everybody with a ticket, here or not, side by side and by number. Who has told no wishes is taken to have those of
 * the night's preset. Blocks count whoever made them, at whichever event; earlier meetings are looked up only when
 * people may not meet again. Throws when there is no such event.
 */
export async function nightPeople(world: World, eventId: string): Promise<NightPeople> {
  const { prisma } = world.db;
  const night = await ensureNight(world, eventId);
  const [event, lines, questions] = await Promise.all([
    prisma.event.findUniqueOrThrow({
      where: { id: eventId },
      select: {
        ...{ startsAt: true, timeZone: true, kind: true },
        sides: { select: { id: true }, orderBy: { position: "asc" } },
      },
    }),
    prisma.orderLine.findMany({
      where: { eventId, ...liveAtNight },
      orderBy: [{ side: { position: "asc" } }, { seatNumber: "asc" }, { id: "asc" }],
      select: {
        ...{ id: true, sideId: true, personSealed: true, emailIndex: true },
        profile: { select: { sealed: true } },
      },
    }),
    readQuestions(prisma, eventId),
  ]);
  const day = dateInZone(event.startsAt, event.timeZone);
  const evening = {
    sides: event.sides.map(({ id }) => id),
    preset: readWishesPreset(night.wishesPreset),
    questions,
    goals: goalsOf(event.kind),
  };
  const guests = lines.map(({ id, sideId, personSealed, profile }) => {
    const { birthDate } = openGuest(world, personSealed);
    const born = birthDate === null ? null : parseBirthDate(birthDate);
    const told = profile ? readProfile(world.vault.open(profile.sealed)) : emptyProfile;
    return engineGuest({ id, sideId, age: born ? ageOn(born, day) : null }, told, evening);
  });
  const past = await pastOf(world, { eventId, lines, mayMeetAgain: night.mayMeetAgain });
  return { guests, past };
}

type PastQuestion = {
  eventId: string;
  lines: readonly { id: string; emailIndex: Uint8Array }[];
  mayMeetAgain: boolean;
};

async function pastOf(world: World, { eventId, lines, mayMeetAgain }: PastQuestion): Promise<Past> {
  const linesOf = new Map<string, string[]>();
  for (const { id, emailIndex } of lines)
    linesOf.set(hex(emailIndex), [...(linesOf.get(hex(emailIndex)) ?? []), id]);
  const pairsOf = (one: Uint8Array, other: Uint8Array) =>
    (linesOf.get(hex(one)) ?? []).flatMap((a) =>
      (linesOf.get(hex(other)) ?? []).filter((b) => b !== a).map((b) => ({ a, b })),
    );
  const people = lines.map(({ emailIndex }) => new Uint8Array(emailIndex));
  const [blocks, met] = await Promise.all([
    world.db.prisma.personBlock.findMany({ where: { byIndex: { in: people }, aboutIndex: { in: people } } }),
    mayMeetAgain ? [] : metBefore(world, eventId, people),
  ]);
  return {
    blocks: blocks
      .flatMap(({ byIndex, aboutIndex }) => pairsOf(byIndex, aboutIndex))
      .map(({ a, b }) => ({ from: a, to: b })),
    earlierMeetings: met.flatMap(({ one, other }) => pairsOf(one, other)),
    mayMeetAgain,
  };
}

/** Who of these people sat together in a round that began at another event; at a table of six, those of other sides. */
function metBefore(
  world: World,
  eventId: string,
  people: Uint8Array[],
): Promise<{ one: Uint8Array; other: Uint8Array }[]> {
  return world.db.prisma.$queryRaw`
    SELECT DISTINCT a.email_index AS one, b.email_index AS other
    FROM order_line a
    JOIN night_place p ON p.event_id = a.event_id AND p.line_id = a.id
    JOIN night n ON n.event_id = p.event_id AND p.round <= n.round
    JOIN night_place q ON q.event_id = p.event_id AND q.round = p.round AND q.table_number = p.table_number
      AND q.line_id > p.line_id
    JOIN order_line b ON b.event_id = q.event_id AND b.id = q.line_id
    WHERE a.event_id <> ${eventId}::uuid AND a.email_index = ANY(${people}) AND b.email_index = ANY(${people})
      AND (p.partner_id = q.line_id OR (p.partner_id IS NULL AND a.side_id <> b.side_id))`;
}

function hex(index: Uint8Array): string {
  return Buffer.from(index).toString("hex");
}
