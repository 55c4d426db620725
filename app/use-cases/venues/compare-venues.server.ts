import type { Locale } from "#app/domain/events/locale.ts";
import { type BookingState, roomKeeping } from "#app/domain/venues/booking-state.ts";
import { freeUntil } from "#app/domain/venues/cancellation.ts";
import type { ComparedVenue, VenueComparison } from "#app/domain/venues/comparison.ts";
import { weighVenue } from "#app/domain/venues/shortlist.ts";
import { type OfficeEvent, readOfficeEvent } from "../events/read-office-event.server.ts";
import { sumMoneyOf } from "../money/sum-money.server.ts";
import type { World } from "../world.server.ts";
import { stateOf } from "./booking-steps.server.ts";
import { latestTerms, termsOf } from "./terms-rows.server.ts";

export const MOST_COMPARED = 6;
const USUAL = 3;

/**
 * Several venues side by side for one event: those asked for (`chosen`), else the ones talked to for it and the
 * smallest that hold it. Null when there is no such event.
 */
export async function compareVenues(
  world: World,
  input: { eventId: string; locale: Locale; chosen: readonly string[] },
): Promise<VenueComparison | null> {
  const event = await readOfficeEvent(world, input);
  if (!event) return null;
  const [venues, sums, taken, booked] = await Promise.all([
    readVenues(world, event),
    sumMoneyOf(world, [event.id]),
    takenVenues(world, event),
    world.db.prisma.event.findUniqueOrThrow({ where: { id: event.id }, select: { bookingId: true } }),
  ]);
  const money = sums.get(event.id);
  if (!money) throw new Error("an event without sums");
  const prices = { sold: money.sold, remaining: money.remaining };
  const seats = money.sold.length + money.remaining.length + money.gifts;
  const heads = money.plan.expectedHeads ?? seats;
  const talked = (venue: VenueRow) => {
    const asked = venue.bookings.filter(({ askedForId }) => askedForId === event.id);
    const live = asked.find(({ state }) => !cameToNothing.has(stateOf(state)));
    return venue.bookings.find(({ id }) => id === booked.bookingId) ?? live ?? asked[0];
  };
  const asked = new Set(input.chosen.slice(0, MOST_COMPARED));
  const usual = [...venues]
    .filter((venue) => talked(venue) || (venue.capacity >= seats && !taken.has(venue.id)))
    .sort((a, b) => Number(!talked(a)) - Number(!talked(b)) || a.capacity - b.capacity)
    .slice(0, Math.max(USUAL, Math.min(MOST_COMPARED, venues.filter(talked).length)));
  const shown = asked.size > 0 ? venues.filter(({ id }) => asked.has(id)) : usual;
  const frame = { event, prices, seats, heads, taken, restsOn: booked.bookingId };
  return {
    ...{ event, seats, heads },
    compared: shown.map((venue) => compare(world, venue, talked(venue), frame)),
    choices: venues.map(({ id, name }) => ({ id, name, chosen: shown.some((one) => one.id === id) })),
  };
}

const cameToNothing: ReadonlySet<BookingState> = new Set(["declined", "cancelled", "released"]);

/** Whether both sides held to these terms at some time; what was only asked for says nothing of a venue's price. */
function wasAgreed({ state, agreedVersion }: BookingRow): boolean {
  return agreedVersion !== null || roomKeeping.some((kept) => kept === state);
}

/** Venues in use with their bookings that had terms in the event's currency, the latest first. */
async function readVenues(world: World, { currency }: OfficeEvent) {
  return world.db.prisma.venue.findMany({
    where: { archivedAt: null },
    orderBy: [{ name: "asc" }, { id: "asc" }],
    take: 100,
    include: {
      bookings: {
        where: { currency },
        orderBy: { createdAt: "desc" },
        take: 20,
        include: { terms: latestTerms },
      },
    },
  });
}
type VenueRow = Awaited<ReturnType<typeof readVenues>>[number];
type BookingRow = VenueRow["bookings"][number];

/** Venues that somebody else has at the time of the event. */
async function takenVenues(world: World, event: OfficeEvent): Promise<Set<string>> {
  const rows = await world.db.prisma.$queryRaw<{ venueId: string }[]>`
    SELECT DISTINCT b.venue_id AS "venueId" FROM venue_booking b LEFT JOIN event e ON e.booking_id = b.id
    WHERE b.state = ANY (${[...roomKeeping]}::text[]) AND e.id IS DISTINCT FROM ${event.id}::uuid
      AND b.asked_for_id IS DISTINCT FROM ${event.id}::uuid
      AND blocked_range(b.starts_at, b.ends_at, b.setup_minutes, b.cleanup_minutes)
        && tstzrange(${event.startsAt}::timestamptz, ${event.endsAt}::timestamptz)`;
  return new Set(rows.map(({ venueId }) => venueId));
}

type Frame = {
  event: OfficeEvent;
  prices: { sold: number[]; remaining: number[] };
  seats: number;
  heads: number;
  taken: ReadonlySet<string>;
  restsOn: string | null;
};

function compare(
  world: World,
  venue: VenueRow,
  talked: BookingRow | undefined,
  { event, prices, seats, heads, taken, restsOn }: Frame,
): ComparedVenue {
  const source = talked ?? venue.bookings.find(wasAgreed);
  const terms = source ? termsOf(source.terms[0]) : null;
  const room = talked?.room;
  const held = typeof room === "object" && room !== null && "capacity" in room ? Number(room.capacity) : null;
  const capacity = held ?? venue.capacity;
  const free = terms && freeUntil(terms.cancellation, talked?.startsAt ?? event.startsAt);
  return {
    ...{ id: venue.id, name: venue.name, area: `${venue.city} · ${venue.area}`, capacity },
    fitsSeats: capacity >= seats,
    isFree: !taken.has(venue.id),
    booking: talked ? { id: talked.id, state: stateOf(talked.state), rests: talked.id === restsOn } : null,
    deal: terms?.deal ?? null,
    isGuess: talked === undefined,
    weighed: terms && weighVenue(terms.deal, prices, heads),
    depositMinor: terms?.depositMinor ?? 0,
    freeUntil: free !== null && free > world.clock.now() ? free : null,
  };
}
