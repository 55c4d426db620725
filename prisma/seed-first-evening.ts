import { admitGuest } from "#app/use-cases/door/admit-guest.server.ts";
import { closeBallot } from "#app/use-cases/night/close-ballot.server.ts";
import { nightToken } from "#app/use-cases/night/night-link.server.ts";
import { revealNight } from "#app/use-cases/night/reveal-night.server.ts";
import { tellNight } from "#app/use-cases/night/tell-night.server.ts";
import { giveComplimentaryTicket } from "#app/use-cases/payment/give-ticket.server.ts";
import type { World } from "#app/use-cases/world.server.ts";
import { playRounds, vote } from "#tests/builders/ballot.ts";
import type { BuiltEvent } from "#tests/builders/event.ts";
import type { NightGuestBuilt } from "#tests/builders/night.ts";
import { guests } from "./seed-words.ts";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** Whom each of them would like to see again; three pairs chose each other. */
const likes = {
  ...{ A1: ["B1", "B3"], A2: ["B2"], A3: ["B2", "B4"], A4: [], A5: ["B1", "B5"] },
  ...{ B1: ["A1"], B2: ["A3", "A4"], B3: ["A2"], B4: [], B5: ["A5"] },
};

function worldAt(world: World, at: Date): World {
  return { ...world, clock: { now: () => at } };
}

/** The first evening was for friends: free seats, two who did not come, and a ballot. Its letters went out long ago. */
export async function fillFirstEvening(world: World, event: BuiltEvent): Promise<void> {
  const { eventId, organiserId } = event;
  const before = worldAt(world, new Date(event.startsAt.getTime() - 5 * DAY));
  const during = worldAt(world, event.startsAt);
  for (const [at, side] of event.sides.entries())
    for (const [number, name] of guests[at === 0 ? "men" : "women"].slice(0, 7).entries())
      await giveComplimentaryTicket(before, {
        ...{ organiserId, eventId, sideId: side.id, name, locale: "zh-CN" as const },
        email: `friend-${at}-${number}@example.com`,
      });
  await world.db.prisma.letter.deleteMany({ where: { eventId } });
  const tickets = await world.db.prisma.ticket.findMany({ where: { eventId } });
  for (const { id } of tickets.slice(2))
    await admitGuest(during, { organiserId, eventId, ticketId: id, locale: "zh-CN" });
  await holdNight(world, event);
}

/** Who came met everybody of the other side, chose, and learnt the same night who chose them. */
async function holdNight(world: World, event: BuiltEvent): Promise<void> {
  const { eventId, endsAt } = event;
  const here = await peopleOf(world, event);
  const count = (letter: string) => here.filter(({ name }) => name.startsWith(letter)).length;
  const home = worldAt(world, new Date(endsAt.getTime() + HOUR));
  const late = worldAt(world, new Date(endsAt.getTime() + 3 * HOUR));
  const sides = [count("A"), count("B")] as const;
  const closesAt = new Date(endsAt.getTime() + 2 * HOUR);
  const night = await playRounds(home, { event, guests: here }, { sides, closesAt });
  await vote(home, night, likes);
  await closeBallot(late, { eventId });
  await revealNight(late, { eventId });
  await tellNight(late, { eventId });
  await callDelivered(late, eventId);
}

/** The letters of that night went out long ago. */
async function callDelivered({ db, clock }: World, eventId: string): Promise<void> {
  const at = clock.now();
  const letters = await db.prisma.letter.findMany({ where: { eventId }, select: { id: true } });
  await db.prisma.letterDelivery.createMany({
    data: letters.map(({ id }) => ({ letterId: id, n: 1, at, outcome: "delivered" })),
  });
  const sent = { state: "sent", firstTriedAt: at, deliveredAt: at, secretSealed: null, renderedSealed: null };
  await db.prisma.letter.updateMany({ where: { eventId }, data: sent });
}

/** Who came in, by side and number: A1, A2, … B1. */
async function peopleOf(world: World, { eventId, sides }: BuiltEvent): Promise<NightGuestBuilt[]> {
  const lines = await world.db.prisma.orderLine.findMany({
    where: { eventId, tickets: { some: { admittedAt: { not: null } } } },
  });
  return sides.flatMap(({ id: sideId }, at) =>
    lines
      .filter((line) => line.sideId === sideId)
      .map(({ id: lineId, orderId, linkVersion }, n) => {
        const token = nightToken(world.vault, { eventId, lineId, linkVersion });
        return { ...{ lineId, orderId, sideId, token }, name: `${at === 0 ? "A" : "B"}${n + 1}`, email: "" };
      }),
  );
}
