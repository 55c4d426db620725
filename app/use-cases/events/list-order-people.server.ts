import type { Locale } from "#app/domain/events/locale.ts";
import type { OrderPerson } from "#app/domain/events/order-person.ts";
import { consentKinds } from "#app/domain/registration/consent-texts.ts";
import type { World } from "../world.server.ts";
import { openGuest } from "./open-guest.server.ts";

/** Everybody on a group's order; nobody for an order of one. */
export async function listOrderPeople(
  world: World,
  input: { eventId: string; orderId: string; locale: Locale },
): Promise<OrderPerson[]> {
  const { eventId, orderId, locale } = input;
  const [lines, consents] = await Promise.all([
    world.db.prisma.orderLine.findMany({
      where: { eventId, orderId },
      orderBy: { position: "asc" },
      include: { side: true, tickets: { where: { voidedAt: null } } },
    }),
    world.db.prisma.consent.findMany({ where: { eventId, orderId, withdrawnAt: null } }),
  ]);
  if (lines.length < 2) return [];
  return lines.map((line) => {
    const { name, email } = openGuest(world, line.personSealed);
    const given = consents.filter(({ lineId }) => lineId === line.id);
    const [ticket] = line.tickets;
    return {
      lineId: line.id,
      name,
      email,
      side: locale === "en" ? line.side.labelEn : line.side.labelZh,
      seatNumber: line.seatNumber,
      priceMinor: line.priceMinor,
      state: line.state,
      refundMinor: line.refundMinor,
      code: ticket?.code ?? null,
      admittedAt: ticket?.admittedAt ?? null,
      confirmed: consentKinds.every((kind) => given.some((one) => one[kind] !== null)),
      companion: line.position > 1,
    };
  });
}
