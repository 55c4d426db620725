import { type NightSeat, pairsOfRound } from "#app/domain/night/night-state.ts";
import type { World } from "../world.server.ts";

/** Two people of a night who met, and in which round (from 1). */
export type MetPair = { a: string; b: string; round: number };

/**
 * Who has met whom in the rounds that have begun; at tables of six, everyone of the other side at the table. Somebody
 * who did not come, or came only after the round or left before it, has met nobody in it.
 */
export async function metPairs(world: Pick<World, "db">, eventId: string): Promise<MetPair[]> {
  const { prisma } = world.db;
  const night = await prisma.night.findUnique({ where: { eventId }, select: { round: true } });
  if (!night) return [];
  const [places, guests, times] = await Promise.all([
    prisma.nightPlace.findMany({
      where: { eventId, round: { lte: night.round } },
      orderBy: [{ round: "asc" }, { table: "asc" }, { seat: "asc" }],
    }),
    prisma.nightGuest.findMany({ where: { eventId } }),
    prisma.nightRound.findMany({ where: { eventId } }),
  ]);
  const timesOf = new Map(times.map((time) => [time.round, time]));
  const guestOf = new Map(guests.map((guest) => [guest.lineId, guest]));
  const wasThere = (lineId: string, round: number): boolean => {
    const guest = guestOf.get(lineId);
    if (!guest) return true;
    const time = timesOf.get(round);
    if (guest.noShowAt !== null) return false;
    if (guest.leftAt !== null && time && guest.leftAt < time.beganAt) return false;
    return !(guest.arrivedAt !== null && time?.endedAt && guest.arrivedAt > time.endedAt);
  };
  const rounds = new Map<number, NightSeat[]>();
  for (const { round, ...seat } of places) rounds.set(round, [...(rounds.get(round) ?? []), seat]);
  return [...rounds].flatMap(([round, seats]) =>
    pairsOfRound(seats)
      .filter(({ a, b }) => wasThere(a, round) && wasThere(b, round))
      .map(({ a, b }) => ({ a, b, round })),
  );
}
