import type { Locale } from "#app/domain/events/locale.ts";
import { isMovable } from "#app/domain/payment/side-move.ts";
import { sideRoom } from "#app/domain/registration/seats-left.ts";
import { movePrice, openMove } from "../payment/move-record.server.ts";
import { stateOf } from "../payment/order-record.server.ts";
import type { World } from "../world.server.ts";
import { openGuest } from "./open-guest.server.ts";
import { type OfficeEvent, readOfficeEvent } from "./read-office-event.server.ts";

/** Another side a guest could move to: its free seats, and the price difference of the next one in minor units. */
export type MoveTarget = { sideId: string; label: string; free: number; differenceMinor: number };
/** One person of an order who could move, with the sides to choose from. */
export type MovingPerson = {
  lineId: string;
  name: string;
  sideId: string;
  side: string;
  targets: MoveTarget[];
};

export type MoveGuestPage = {
  event: OfficeEvent;
  orderId: string;
  currency: string;
  /** A ticket that can still be moved. */
  movable: boolean;
  people: MovingPerson[];
  pending: { side: string; offer: { differenceMinor: number; until: Date } | null } | null;
};

/** What the organiser needs to move a guest to another side; null when the event has no such order. */
export async function showMoveGuest(
  world: World,
  input: { eventId: string; orderId: string; locale: Locale },
): Promise<MoveGuestPage | null> {
  const { eventId, orderId, locale } = input;
  const { prisma } = world.db;
  const [event, order, sides, move] = await Promise.all([
    readOfficeEvent(world, input),
    prisma.order.findUnique({
      where: { eventId_id: { eventId, id: orderId } },
      include: {
        event: true,
        lines: { orderBy: { position: "asc" }, include: { tickets: { where: { voidedAt: null } } } },
      },
    }),
    prisma.side.findMany({ where: { eventId }, orderBy: { position: "asc" } }),
    openMove(prisma, { eventId, orderId }),
  ]);
  if (!event || !order) return null;
  const now = world.clock.now();
  const label = (id: string) => {
    const side = sides.find((one) => one.id === id);
    return (locale === "en" ? side?.labelEn : side?.labelZh) ?? "";
  };
  const movable = order.lines.filter((line) => {
    const used = line.tickets.some(({ admittedAt }) => admittedAt !== null);
    return isMovable({ ...order, state: stateOf(order), lineState: line.state, used }, now);
  });
  const people = await Promise.all(
    movable.map(async (line) => {
      const others = sides.filter(({ id }) => id !== line.sideId);
      const targets = await Promise.all(
        others.map(async (side) => {
          const seat = await prisma.seat.findFirst({
            where: { eventId, sideId: side.id, lineId: null, entryId: null },
            orderBy: { number: "asc" },
          });
          const seatMinor = seat?.priceMinor ?? side.priceMinor;
          const price = await movePrice(prisma, order, { line, toSideId: side.id, seatMinor });
          const { free } = sideRoom(sides, side.id, null);
          return {
            sideId: side.id,
            label: label(side.id),
            free: seat ? free : 0,
            differenceMinor: price.differenceMinor,
          };
        }),
      );
      const { name } = openGuest(world, line.personSealed);
      return { lineId: line.id, name, sideId: line.sideId, side: label(line.sideId), targets };
    }),
  );
  return {
    event,
    orderId,
    currency: order.currency,
    movable: people.length > 0,
    people,
    pending: move && {
      side: label(move.toSideId),
      offer:
        move.price && move.dueAt ? { differenceMinor: move.price.differenceMinor, until: move.dueAt } : null,
    },
  };
}
