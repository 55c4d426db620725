import type { Deal } from "#app/domain/money/deal.ts";
import { type Figures, figuresOf } from "#app/domain/money/figures.ts";
import { type Outlook, outlook, type Plan } from "#app/domain/money/outlook.ts";
import { type AtRisk, riskAt } from "#app/domain/money/risk.ts";
import { dealNow, reckonedVenueCost, type VenueFacts, venueHeads } from "#app/domain/money/venue-accrual.ts";
import type { OfficeEvent } from "../events/read-office-event.server.ts";
import type { World } from "../world.server.ts";
import { type MoneySums, sumMoneyOf } from "./sum-money.server.ts";

/** The figures of one event now, in minor units of `currency`. */
export type EventFigures = {
  currency: string;
  /** From the ledger and the accrual below. */
  figures: Figures;
  /** What the venue costs as things stand; for a draft what its booking's deal costs with nobody. */
  venueMinor: number;
  /** The part of the venue's cost that is reckoned from the deal and not posted yet; may be below zero. */
  accrualMinor: number;
};

/** The money of one event now, in minor units of `currency`. */
export type EventMoney = EventFigures & {
  refundsDueMinor: number;
  /** What went to the venue, less what came back. */
  venuePaidMinor: number;
  /** Of the commissions, what goes back with the guests' money when it is called off. */
  commissionsBackMinor: number;
  plan: Plan;
  /** What calling it off now would lose; 0 once it has begun or was called off. */
  riskMinor: number;
  outlook: Outlook;
};

export type Asked = Pick<
  OfficeEvent,
  "id" | "state" | "currency" | "booking" | "startsAt" | "endsAt" | "cancelledAt"
>;

/** Figures from the ledger and the venue's deal, and break-even from the seats and their prices. */
export async function eventMoney(world: World, event: Asked): Promise<EventMoney> {
  const sums = (await sumMoneyOf(world, [event.id])).get(event.id);
  if (!sums) throw new Error("an event without sums");
  const now = world.clock.now();
  const reckoned = eventFigures(event, sums, now);
  const { figures, venueMinor } = reckoned;
  const facts = factsOf(event, sums);
  const deal: Deal = facts === null ? { kind: "fixed-fee", feeMinor: venueMinor } : dealNow(facts);
  const { refundsDueMinor, venuePaidMinor, commissionsBackMinor, plan } = sums;
  const atRisk = eventAtRisk(event, { figures, venuePaidMinor, commissionsBackMinor });
  const riskMinor = atRisk === null ? 0 : riskAt(atRisk, now);
  return {
    ...reckoned,
    ...{ refundsDueMinor, venuePaidMinor, commissionsBackMinor, plan, riskMinor },
    outlook: outlook({
      prices: sums,
      revenueMinor: figures["ticket-revenue"],
      refundsDueMinor,
      deal,
      venueHeads: facts === null ? sums.sold.length : venueHeads(facts, now),
      feesMinor: figures["payment-fees"],
      capturedMinor: sums.capturedMinor,
      plan,
      spent: { otherMinor: figures["other-costs"], commissionsMinor: figures.commissions },
      riskMinor,
    }),
  };
}

/** The figures alone, from sums that were read before. */
export function eventFigures(event: Asked, sums: MoneySums, now: Date): EventFigures {
  const posted = figuresOf(sums.accounts);
  const facts = factsOf(event, sums);
  const venueMinor = facts === null ? posted["venue-cost"] : reckonedVenueCost(facts, now);
  const accrualMinor = event.state === "draft" ? 0 : venueMinor - posted["venue-cost"];
  const figures = figuresOf([...sums.accounts, { account: "venue-cost", amountMinor: accrualMinor }]);
  return { currency: event.currency, figures, venueMinor, accrualMinor };
}

/** What an event puts at risk while it can be called off; null once it was. */
export function eventAtRisk(
  { state, booking, startsAt }: Pick<Asked, "state" | "booking" | "startsAt">,
  money: Pick<EventMoney, "figures" | "venuePaidMinor" | "commissionsBackMinor">,
): AtRisk | null {
  if (state === "cancelled") return null;
  const { figures, venuePaidMinor, commissionsBackMinor } = money;
  return {
    booking: booking && {
      ...{ terms: booking.terms, startsAt: booking.startsAt },
      depositPaid: venuePaidMinor >= booking.terms.depositMinor,
    },
    otherMinor: figures["other-costs"] + figures.commissions - commissionsBackMinor,
    feesMinor: figures["payment-fees"],
    until: startsAt,
  };
}

/** What the venue's cost is reckoned from; null without a booking. */
function factsOf({ booking, endsAt, cancelledAt }: Asked, sums: MoneySums): VenueFacts | null {
  if (booking === null) return null;
  const posted = figuresOf(sums.accounts);
  return {
    terms: booking.terms,
    bookedFrom: booking.startsAt,
    endsAt,
    cancelledAt,
    heads: { paying: sums.sold.length, gifts: sums.gifts, arrived: sums.arrived },
    revenueMinor: posted["ticket-revenue"],
    feesMinor: posted["payment-fees"],
  };
}
