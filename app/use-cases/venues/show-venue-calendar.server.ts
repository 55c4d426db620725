import { mainTitle } from "#app/domain/events/text-in.ts";
import { wallTime } from "#app/domain/events/zoned-time.ts";
import { isOpen, openStates, roomKeeping } from "#app/domain/venues/booking-state.ts";
import type { CalendarBooking, VenueCalendar } from "#app/domain/venues/calendar.ts";
import { daysOf, monthGrid, monthsAway, readMonth } from "#app/domain/venues/month-grid.ts";
import type { World } from "../world.server.ts";
import { stateOf } from "./booking-steps.server.ts";
import { latestTerms, termsOf } from "./terms-rows.server.ts";

const DAY = 86_400_000;
const MINUTE = 60_000;

/** A month of a venue with its live bookings; null when there is no such venue. */
export async function showVenueCalendar(
  world: World,
  input: { venueId: string; month: string | null },
): Promise<VenueCalendar | null> {
  const venue = await world.db.prisma.venue.findUnique({ where: { id: input.venueId } });
  if (!venue) return null;
  const { id, name, timeZone, archivedAt } = venue;
  const now = world.clock.now();
  const month = readMonth(input.month, now, timeZone);
  const [previous, next] = [monthsAway(month, -1), monthsAway(month, 1)];
  // A day more on both sides: the month of the place is not the month of the world, and rooms are set up before.
  const rows = await world.db.prisma.venueBooking.findMany({
    where: {
      venueId: id,
      state: { in: [...openStates, ...roomKeeping] },
      startsAt: { lt: new Date(Date.parse(`${next}-01T00:00:00Z`) + 2 * DAY) },
      endsAt: { gt: new Date(Date.parse(`${month}-01T00:00:00Z`) - 2 * DAY) },
    },
    orderBy: { startsAt: "asc" },
    include: { terms: latestTerms, event: { include: { texts: true } } },
  });
  const bookings = rows.map((row): CalendarBooking => {
    const from = new Date(row.startsAt.getTime() - row.setupMinutes * MINUTE);
    const until = new Date(row.endsAt.getTime() + row.cleanupMinutes * MINUTE);
    const { event } = row;
    return {
      ...{ id: row.id, startsAt: row.startsAt, endsAt: row.endsAt, currency: row.currency, from, until },
      asked: isOpen(stateOf(row.state)),
      deal: termsOf(row.terms[0]).deal,
      title: event && mainTitle(event),
      days: daysOf({ from, until }, timeZone),
    };
  });
  return {
    venue: { id, name, timeZone, archived: archivedAt !== null },
    ...{ month, previous, next, today: wallTime(now, timeZone).date, weeks: monthGrid(month) },
    bookings: bookings.filter(({ days }) => days.some((day) => day.startsWith(month))),
  };
}
