import { z } from "zod";
import { bookingParties, bookingSteps } from "#app/domain/venues/booking-state.ts";
import type { WaitingBooking } from "#app/domain/venues/waiting-booking.ts";
import { waitingKind, waitingKinds } from "#app/domain/venues/waiting-kind.ts";
import type { Prisma } from "#prisma/generated/client.ts";
import type { World } from "../world.server.ts";
import { stateOf } from "./booking-steps.server.ts";

const party = z.enum(bookingParties);
const stepName = z.enum(bookingSteps);
const MOST = 100;

/** Only bookings that may want something are read: quiet ones, however many, leave room for them. */
const mayWait: Prisma.VenueBookingWhereInput[] = [
  { state: { in: ["countered", "deposit-due"] } },
  { state: "released", event: { state: "published" } },
  { state: { in: ["declined", "confirmed"] }, event: null, askedFor: { bookingId: null, state: "draft" } },
  {
    state: { in: ["requested", "confirmed"] },
    steps: { some: { actor: "venue", step: "message" } },
  },
];

/** Bookings ahead that want something of the organiser, the most pressing first; of one event or of all. */
export async function listWaiting(
  world: World,
  { eventId }: { eventId?: string } = {},
): Promise<WaitingBooking[]> {
  const rows = await world.db.prisma.venueBooking.findMany({
    where: {
      startsAt: { gt: world.clock.now() },
      AND: [
        { OR: mayWait },
        eventId === undefined ? {} : { OR: [{ event: { id: eventId } }, { askedForId: eventId }] },
      ],
    },
    include: {
      venue: { select: { name: true, timeZone: true } },
      event: { select: { id: true, state: true } },
      askedFor: { select: { bookingId: true, state: true } },
      steps: { where: { actor: { not: "clock" } }, orderBy: { seq: "desc" }, take: 1 },
      terms: { orderBy: { version: "desc" }, take: 1, select: { depositDueAt: true } },
    },
    orderBy: { startsAt: "asc" },
    take: MOST,
  });
  const waiting = rows.flatMap((row): WaitingBooking[] => {
    const [last] = row.steps;
    const { askedFor, event, venue } = row;
    const kind = waitingKind({
      state: stateOf(row.state),
      last: last ? { step: stepName.parse(last.step), by: party.parse(last.actor) } : null,
      rests: event?.state === "published",
      wanted: event === null && askedFor?.bookingId === null && askedFor.state === "draft",
    });
    if (kind === null) return [];
    const dueAt = kind === "deposit" ? (row.terms[0]?.depositDueAt ?? null) : null;
    const { id: bookingId, venueId, startsAt, endsAt } = row;
    const { name, timeZone } = venue;
    return [{ bookingId, venueId, venue: name, timeZone, kind, startsAt, endsAt, dueAt }];
  });
  return waiting.sort((a, b) => waitingKinds.indexOf(a.kind) - waitingKinds.indexOf(b.kind));
}
