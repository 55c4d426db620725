import { blankRequest, type RequestFields } from "#app/domain/venues/request-draft.ts";
import { readBusiness } from "../organiser/read-business.server.ts";
import type { World } from "../world.server.ts";
import { factsOf } from "./read-facts.server.ts";

export type BookingFormVenue = {
  id: string;
  name: string;
  timeZone: string;
  capacity: number;
  currency: string;
  rooms: { name: string; nameEn: string; capacity: number }[];
  /** Whom to ask, as the form begins: the first contact with an address, in the language of the last request. */
  asking: RequestFields;
};

/** What booking a time at a venue starts from; null when there is none, or when it was put away. */
export async function showBookingForm(
  world: World,
  input: { venueId: string },
): Promise<BookingFormVenue | null> {
  const venue = await world.db.prisma.venue.findFirst({
    where: { id: input.venueId, archivedAt: null },
  });
  if (!venue) return null;
  const { currency } = await readBusiness(world);
  const { id, name, timeZone, capacity } = venue;
  const { rooms, contacts } = factsOf(world, venue);
  const contact = contacts.find(({ email }) => email !== "");
  const last = await world.db.prisma.venueBooking.findFirst({
    where: { venueId: id, askedLocale: { not: null } },
    orderBy: { createdAt: "desc" },
    select: { askedLocale: true },
  });
  return {
    ...{ id, name, timeZone, capacity, currency },
    rooms: rooms.map(({ name: room, nameEn, capacity: holds }) => ({ name: room, nameEn, capacity: holds })),
    asking: {
      ...blankRequest,
      contactName: contact?.name ?? "",
      contactEmail: contact?.email ?? "",
      contactLocale: last?.askedLocale ?? "zh-CN",
    },
  };
}
