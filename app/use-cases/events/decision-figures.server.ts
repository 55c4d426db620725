import type { GoFigures, GoSide } from "#app/domain/events/go-no-go.ts";
import { cashAtRisk } from "#app/domain/money/cash-at-risk.ts";
import { owedOnCancel } from "#app/domain/venues/terms.ts";
import { eventMoney } from "../money/event-money.server.ts";
import type { World } from "../world.server.ts";
import { cancelCost } from "./cancel-cost.server.ts";
import type { OfficeEvent } from "./read-office-event.server.ts";

/** Heads of each side with a ticket, gifts included, in the order of the sides. */
const heads = `
  select side.label_zh as "labelZh", side.label_en as "labelEn", side.capacity, side.go_no_go_min as least,
    count(o.id)::int as heads
  from side
  left join seat s on s.event_id = side.event_id and s.side_id = side.id and s.line_id is not null
  left join order_line l on l.event_id = s.event_id and l.id = s.line_id
  left join orders o on o.event_id = l.event_id and o.id = l.order_id and o.state = 'paid'
  where side.event_id = $1 group by side.event_id, side.id order by side.position`;

/** Both ways an evening can go, in figures of now. */
export async function decisionFigures(world: World, event: OfficeEvent): Promise<GoFigures> {
  const { id, booking, currency } = event;
  const [money, cost, row, sides, booked] = await Promise.all([
    eventMoney(world, event),
    cancelCost(world, id),
    world.db.prisma.event.findUniqueOrThrow({ where: { id }, select: { goNoGoMinMinor: true } }),
    world.db.pool.query<GoSide>(heads, [id]),
    booking
      ? world.db.prisma.venueBooking.findUnique({
          where: { id: booking.id },
          select: { expectedHeads: true },
        })
      : null,
  ]);
  const venueMinor = booking
    ? owedOnCancel(booking.terms, booking.startsAt, world.clock.now())
    : cost.venueMinor;
  const { curve, payingHeads } = money.outlook;
  const expectedHeads = money.plan.expectedHeads ?? booked?.expectedHeads ?? null;
  const reckoned =
    expectedHeads === null
      ? undefined
      : curve[Math.min(Math.max(expectedHeads, payingHeads), curve.length - 1)];
  const { figures, commissionsBackMinor } = money;
  const otherMinor = figures["other-costs"] + figures.commissions - commissionsBackMinor;
  const lost = { venueMinor, otherMinor, feesMinor: cost.feesMinor };
  return {
    ...{ currency, payingHeads, leastMinor: row.goNoGoMinMinor },
    sides: sides.rows,
    runNowMinor: money.figures.profit - money.refundsDueMinor,
    expectedHeads: reckoned?.heads ?? null,
    runExpectedMinor: reckoned?.resultMinor ?? null,
    ...{ ...lost, lostMinor: cashAtRisk(lost) },
    ...{ refunds: cost.refunds, refundMinor: cost.refundMinor },
  };
}
