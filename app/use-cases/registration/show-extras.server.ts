import type { Locale } from "#app/domain/events/locale.ts";
import type { ApplicationPlace } from "#app/domain/registration/application.ts";
import { openMove } from "../payment/move-record.server.ts";
import type { World } from "../world.server.ts";
import { applicationPlace } from "./application-place.server.ts";
import { readOrderToken } from "./order-link.server.ts";

/** A change of sides that waits: for a seat, or for the difference in minor units until a moment. */
export type MoveView = {
  from: string;
  to: string;
  offer: { differenceMinor: number; until: Date; paying: boolean } | null;
};

/** What some orders have beside the rest: where an application stands, and a change of sides. */
export type OrderExtras = { application: ApplicationPlace | null; move: MoveView | null };

/** Reads both for the holder of an order's link; an order that began with a seat has no application. */
export async function showExtras(
  world: World,
  input: { token: string; locale: Locale },
): Promise<OrderExtras> {
  const key = readOrderToken(world.vault, input.token);
  const order =
    key &&
    (await world.db.prisma.order.findFirst({
      where: { eventId: key.eventId, id: key.orderId, linkVersion: key.linkVersion },
    }));
  if (!order) return { application: null, move: null };
  const begun = order.heldAt !== null;
  return {
    application: begun ? null : await applicationPlace(world, world.db.prisma, order),
    move: order.state === "paid" ? await moveView(world, order, input.locale) : null,
  };
}

async function moveView(
  world: World,
  { eventId, id: orderId }: { eventId: string; id: string },
  locale: Locale,
): Promise<MoveView | null> {
  const move = await openMove(world.db.prisma, { eventId, orderId });
  if (!move) return null;
  const sides = await world.db.prisma.side.findMany({
    where: { eventId, id: { in: [move.fromSideId, move.toSideId] } },
  });
  const label = (id: string) => {
    const side = sides.find((one) => one.id === id);
    return (locale === "en" ? side?.labelEn : side?.labelZh) ?? "";
  };
  const paying = await world.db.prisma.paymentAttempt.count({
    where: { eventId, orderId, purpose: "move", state: "processing" },
  });
  const open = move.entry.state === "offered" && move.price !== null && move.dueAt !== null;
  return {
    from: label(move.fromSideId),
    to: label(move.toSideId),
    offer:
      open && move.price && move.dueAt
        ? { differenceMinor: move.price.differenceMinor, until: move.dueAt, paying: paying > 0 }
        : null,
  };
}
