import { type AtRisk, type RiskPoint, riskDates } from "#app/domain/money/risk.ts";
import { readOfficeEvents } from "../events/read-office-event.server.ts";
import { latestTerms, termsOf } from "../venues/terms-rows.server.ts";
import type { World } from "../world.server.ts";
import { eventAtRisk, eventFigures } from "./event-money.server.ts";
import { sumMoneyOf } from "./sum-money.server.ts";

/** A business with more than this to come is run by a team with other tools. */
const MOST = 300;

/**
 * Cash at risk over everything that has not begun, one list for each currency: evenings, and bookings that are agreed
 * on and have no evening or only an unwritten one.
 */
export async function readRisk(world: World): Promise<{ currency: string; points: RiskPoint[] }[]> {
  const now = world.clock.now();
  const coming = await world.db.prisma.event.findMany({
    where: { state: { not: "cancelled" }, startsAt: { gt: now } },
    select: { id: true },
    orderBy: { startsAt: "asc" },
    take: MOST,
  });
  const eventIds = coming.map(({ id }) => id);
  const [events, sums] = await Promise.all([
    readOfficeEvents(world, { eventIds, locale: "zh-CN" }),
    sumMoneyOf(world, eventIds),
  ]);
  const things = events.flatMap((event) => {
    const own = sums.get(event.id);
    if (!own) return [];
    const { figures } = eventFigures(event, own, now);
    const { venuePaidMinor, commissionsBackMinor } = own;
    const atRisk = eventAtRisk(event, { figures, venuePaidMinor, commissionsBackMinor });
    return atRisk === null ? [] : [{ currency: event.currency, atRisk }];
  });
  const taken = events.flatMap(({ booking }) => (booking === null ? [] : [booking.id]));
  const all = [...things, ...(await looseBookings(world, now, taken))];
  return [...new Set(all.map(({ currency }) => currency))].map((currency) => ({
    currency,
    points: riskDates(
      all.filter((thing) => thing.currency === currency).map(({ atRisk }) => atRisk),
      now,
    ),
  }));
}

async function looseBookings(
  world: World,
  now: Date,
  taken: readonly string[],
): Promise<{ currency: string; atRisk: AtRisk }[]> {
  const rows = await world.db.prisma.venueBooking.findMany({
    where: {
      state: { in: ["held", "deposit-due", "confirmed"] },
      startsAt: { gt: now },
      id: { notIn: [...taken] },
    },
    include: { terms: latestTerms },
    orderBy: { startsAt: "asc" },
    take: MOST,
  });
  const paid = await paidOf(
    world,
    rows.map(({ id }) => id),
  );
  return rows.map(({ id, currency, startsAt, terms: [latest] }) => {
    const terms = termsOf(latest);
    const depositPaid = (paid.get(id) ?? 0) >= terms.depositMinor;
    const booking = { terms, startsAt, depositPaid };
    return { currency, atRisk: { booking, otherMinor: 0, feesMinor: 0, until: startsAt } };
  });
}

/** What went to the venues of some bookings, less what came back, in minor units. */
async function paidOf(world: World, bookingIds: string[]): Promise<Map<string, number>> {
  const sums = await world.db.prisma.ledgerLine.groupBy({
    by: ["eventId"],
    where: { eventId: { in: bookingIds }, account: "organiser-cash" },
    _sum: { amountMinor: true },
  });
  return new Map(sums.map(({ eventId, _sum }) => [eventId, 0 - (_sum.amountMinor ?? 0)]));
}
