import { nightToken } from "#app/use-cases/night/night-link.server.ts";
import type { World } from "#app/use-cases/world.server.ts";
import { holdSeatFor } from "./buyer.ts";
import { type BuiltEvent, buildEvent, type EventWishes } from "./event.ts";

/** Somebody with a ticket for an evening. */
export type NightGuestBuilt = {
  lineId: string;
  orderId: string;
  sideId: string;
  name: string;
  email: string;
  /** Of their night pages: /n/:token. */
  token: string;
};

export type BuiltNight = { event: BuiltEvent; guests: NightGuestBuilt[] };

/**
 * A free evening, beginning in an hour unless told, with so many people on each side, every one with a ticket through
 * the product's own use cases. They are named by side and number: A1, A2, … B1.
 */
export async function buildNight(
  world: World,
  peopleOnSides: readonly number[],
  wishes: Partial<EventWishes> = {},
): Promise<BuiltNight> {
  const now = world.clock.now();
  const event = await buildEvent(world.db, {
    now,
    startsAt: new Date(now.getTime() + 3_600_000),
    sides: peopleOnSides.map((people) => ({ capacity: Math.max(people, 1), priceMinor: 0 })),
    ...wishes,
  });
  return fillNight(world, event, peopleOnSides);
}

/** So many people on each side of an event whose seats are free and there, named by side and number. */
export async function fillNight(
  world: World,
  event: BuiltEvent,
  peopleOnSides: readonly number[],
): Promise<BuiltNight> {
  const asked = peopleOnSides.flatMap((people, side) =>
    Array.from({ length: people }, (_, number) => ({
      sideId: event.sides[side]?.id ?? "",
      name: `${"ABCD"[side] ?? "E"}${number + 1}`,
    })),
  );
  const guests = await Promise.all(asked.map((one) => ticketFor(world, event, one)));
  return { event, guests };
}

async function ticketFor(
  world: World,
  event: BuiltEvent,
  { sideId, name }: { sideId: string; name: string },
): Promise<NightGuestBuilt> {
  const email = `${name.toLowerCase()}-${event.eventId.slice(0, 8)}@mail.example`;
  const { eventId, orderId } = await holdSeatFor(world, event, { sideId, name, email });
  const line = await world.db.prisma.orderLine.findFirstOrThrow({ where: { eventId, orderId } });
  const { id: lineId, linkVersion } = line;
  const token = nightToken(world.vault, { eventId, lineId, linkVersion });
  return { lineId, orderId, sideId, name, email, token };
}
