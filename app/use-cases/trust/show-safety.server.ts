import type { Locale } from "#app/domain/events/locale.ts";
import { titleIn } from "#app/domain/events/text-in.ts";
import { blockedBy } from "../night/blocked-by.server.ts";
import { metPairs } from "../night/met-pairs.server.ts";
import { nightNames } from "../night/night-names.server.ts";
import { findNightPerson } from "../night/night-person.server.ts";
import type { World } from "../world.server.ts";

/** Somebody a report or a block can be about. */
export type SafetyPerson = { lineId: string; name: string; number: string; met: boolean; blocked: boolean };

export type SafetyPage = {
  eventTitle: string;
  timeZone: string;
  /** Those the reader has met first. */
  people: SafetyPerson[];
  contactEmail: string | null;
};

/** What the page to report and to block shows; null when the link opens nothing. */
export async function showSafety(
  world: World,
  { token, locale }: { token: string; locale: Locale },
): Promise<SafetyPage | null> {
  const person = await findNightPerson(world, token);
  if (!person) return null;
  const { eventId, lineId } = person;
  const [event, names, met, business] = await Promise.all([
    world.db.prisma.event.findUniqueOrThrow({ where: { id: eventId }, include: { texts: true } }),
    nightNames(world, eventId, locale),
    metPairs(world, eventId),
    world.db.prisma.business.findUnique({ where: { id: 1 }, select: { contactEmail: true } }),
  ]);
  const metBefore = new Set(met.flatMap(({ a, b }) => (a === lineId ? [b] : b === lineId ? [a] : [])));
  const others = [...names].filter(([id]) => id !== lineId);
  const blocked = await blockedBy(
    world.db.prisma,
    person,
    others.map(([id]) => id),
  );
  const people = others.map(([id, { name, number }]) => ({
    ...{ lineId: id, name, number },
    met: metBefore.has(id),
    blocked: blocked.has(id),
  }));
  return {
    eventTitle: titleIn(event, locale),
    timeZone: event.timeZone,
    people: [...people.filter((one) => one.met), ...people.filter((one) => !one.met)],
    contactEmail: business?.contactEmail ?? null,
  };
}
