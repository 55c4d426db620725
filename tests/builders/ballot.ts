import { handInBallot } from "#app/use-cases/night/hand-in-ballot.server.ts";
import { markBallot } from "#app/use-cases/night/mark-ballot.server.ts";
import type { World } from "#app/use-cases/world.server.ts";
import type { EventWishes } from "./event.ts";
import { type BuiltNight, buildNight, type NightGuestBuilt } from "./night.ts";

/** Couples by the names of `buildNight`: ["A1", "B2"]. */
export type NamedPair = readonly [string, string];

export type BallotNight = BuiltNight & {
  eventId: string;
  /** Somebody by name. Throws when nobody is called so. */
  guest(name: string): NightGuestBuilt;
};

type RoundsWishes = { closesAt?: Date | null; at?: "running" | "over" };

/**
 * An evening whose rounds are over: everybody of the first side met everybody of the second (the larger side's rotation),
 * and the ballot is open until `closesAt` (two hours from now unless told; null: not yet opened).
 */
export async function buildBallotNight(
  world: World,
  sides: readonly [number, number],
  wishes: Partial<EventWishes> & RoundsWishes = {},
): Promise<BallotNight> {
  const { closesAt, at, ...event } = wishes;
  return playRounds(world, await buildNight(world, sides, event), { sides, closesAt, at });
}

/** The rounds of an evening whose people are named by side and number: everybody meets everybody of the other side. */
export async function playRounds(
  world: World,
  night: BuiltNight,
  { sides, closesAt, at: state = "over" }: RoundsWishes & { sides: readonly [number, number] },
): Promise<BallotNight> {
  const { eventId } = night.event;
  const rotation = rotate(sides);
  await seat(world, night, rotation);
  const now = world.clock.now();
  const phase = state === "over" ? "over" : "round";
  await world.db.prisma.night.update({
    where: { eventId },
    data: {
      ...{ state, phase, round: rotation.length, startedAt: now, phaseStartedAt: now, updatedAt: now },
      endedAt: state === "over" ? now : null,
      ballotClosesAt: closesAt === undefined ? new Date(now.getTime() + 2 * 3_600_000) : closesAt,
    },
  });
  const guest = (name: string): NightGuestBuilt => {
    const found = night.guests.find((one) => one.name === name);
    if (!found) throw new Error(`nobody is called ${name}`);
    return found;
  };
  return { ...night, eventId, guest };
}

/** Round by round, who of two sides meets whom. */
function rotate([a, b]: readonly [number, number]): NamedPair[][] {
  const rounds = Math.max(a, b);
  return Array.from({ length: rounds }, (_, round) =>
    Array.from({ length: a }, (_, at): NamedPair => [`A${at + 1}`, `B${((at + round) % rounds) + 1}`]).filter(
      ([, other]) => Number(other.slice(1)) <= b,
    ),
  );
}

async function seat(world: World, { event, guests }: BuiltNight, rounds: NamedPair[][]): Promise<void> {
  const { eventId } = event;
  const now = world.clock.now();
  const idOf = new Map(guests.map(({ name, lineId }) => [name, lineId]));
  await world.db.prisma.night.create({
    data: { eventId, rounds: Math.max(rounds.length, 1), updatedAt: now },
  });
  await world.db.prisma.nightPlace.createMany({
    data: rounds.flatMap((pairs, round) =>
      pairs.flatMap(([one, other], at) => {
        const [lineId, partnerId] = [idOf.get(one) ?? "", idOf.get(other) ?? ""];
        const place = { eventId, round: round + 1, table: at + 1 };
        return [
          { ...place, lineId, partnerId, seat: 1 },
          { ...place, lineId: partnerId, partnerId: lineId, seat: 2 },
        ];
      }),
    ),
  });
}

/** Marks ballots: for each voter whom they like; everybody else they met gets a no. Those who voted hand in. */
export async function vote(
  world: World,
  night: BallotNight,
  likes: Readonly<Record<string, readonly string[]>>,
): Promise<void> {
  for (const [name, liked] of Object.entries(likes)) {
    const voter = night.guest(name);
    for (const about of night.guests.filter(({ sideId }) => sideId !== voter.sideId)) {
      const says = liked.includes(about.name) ? "yes" : "no";
      const marked = await markBallot(world, { token: voter.token, aboutId: about.lineId, says });
      if (!marked.ok) throw new Error(`${name} could not mark ${about.name}: ${marked.reason}`);
    }
    const handed = await handInBallot(world, { token: voter.token });
    if (!handed.ok) throw new Error(`${name} could not hand in: ${handed.reason}`);
  }
}
