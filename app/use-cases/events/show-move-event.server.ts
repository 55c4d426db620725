import type { Locale } from "#app/domain/events/locale.ts";
import { defaultOfferDays, type MoveFields, moveRefusal } from "#app/domain/events/move-event.ts";
import { spanFields } from "#app/domain/events/time-span.ts";
import { versionOf } from "#app/domain/organiser/version.ts";
import type { World } from "../world.server.ts";
import { type BookingChoice, listFreeBookings } from "./list-bookings.server.ts";
import { type OfficeEvent, readOfficeEvent } from "./read-office-event.server.ts";

/** What moving an event starts from. */
export type MovePage = {
  event: OfficeEvent;
  version: string;
  /** Why it cannot move; null when it can. */
  refusal: "not-published" | "over" | null;
  bookingId: string;
  bookings: BookingChoice[];
  /** Orders that get a letter. */
  orders: number;
  fields: MoveFields;
};

/** An event as the form that moves it shows it; null when there is none. */
export async function showMoveEvent(
  world: World,
  input: { eventId: string; locale: Locale },
): Promise<MovePage | null> {
  const { eventId } = input;
  const [event, row] = await Promise.all([
    readOfficeEvent(world, input),
    world.db.prisma.event.findUnique({ where: { id: eventId } }),
  ]);
  if (!event || !row) return null;
  const [bookings, orders] = await Promise.all([
    listFreeBookings(world, { eventId }),
    world.db.prisma.order.count({ where: { eventId, state: { in: ["held", "processing", "paid"] } } }),
  ]);
  return {
    event,
    version: versionOf(row.updatedAt),
    refusal: moveRefusal(row, world.clock.now()),
    bookingId: row.bookingId ?? "",
    bookings: bookings.filter(({ currency }) => currency === row.currency),
    orders,
    fields: { ...spanFields(row, row.timeZone), offerDays: String(defaultOfferDays) },
  };
}
