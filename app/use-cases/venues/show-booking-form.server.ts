import { mainTitle } from "#app/domain/events/text-in.ts";
import { type SpanFields, spanFields } from "#app/domain/events/time-span.ts";
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
  /** The event it is for, with its evening in this venue's zone; null: for none in particular. */
  forEvent: { id: string; title: string; span: SpanFields; expectedHeads: string } | null;
  /** Whom to ask, as the form begins: the first contact with an address, in the language of the last request. */
  asking: RequestFields;
};

/** What booking a time at a venue starts from; null when there is none, or when it was put away. */
export async function showBookingForm(
  world: World,
  input: { venueId: string; eventId: string | null },
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
    forEvent: input.eventId === null ? null : await forEvent(world, input.eventId, timeZone),
    rooms: rooms.map(({ name: room, nameEn, capacity: holds }) => ({ name: room, nameEn, capacity: holds })),
    asking: {
      ...blankRequest,
      contactName: contact?.name ?? "",
      contactEmail: contact?.email ?? "",
      contactLocale: last?.askedLocale ?? "zh-CN",
    },
  };
}

/** Half an hour before and after an evening, so that doors can open and everybody can leave. */
const MARGIN = 30 * 60_000;

async function forEvent(world: World, id: string, timeZone: string): Promise<BookingFormVenue["forEvent"]> {
  const event = await world.db.prisma.event.findFirst({
    where: { id, state: { in: ["draft", "published"] }, startsAt: { gt: world.clock.now() } },
    include: { texts: true, sides: { select: { capacity: true } } },
  });
  if (!event) return null;
  const startsAt = new Date(event.startsAt.getTime() - MARGIN);
  const endsAt = new Date(event.endsAt.getTime() + MARGIN);
  const plan = await world.db.prisma.eventPlan.findUnique({ where: { eventId: id } });
  const seats = event.sides.reduce((sum, { capacity }) => sum + capacity, 0);
  return {
    id,
    title: mainTitle(event),
    span: spanFields({ startsAt, endsAt }, timeZone),
    expectedHeads: String(plan?.expectedHeads ?? seats),
  };
}
