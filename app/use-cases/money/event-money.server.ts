import type { Deal } from "#app/domain/money/deal.ts";
import { type FigureName, figuresOf } from "#app/domain/money/figures.ts";
import { type Outlook, outlook } from "#app/domain/money/outlook.ts";
import { dealNow, reckonedVenueCost, type VenueFacts, venueHeads } from "#app/domain/money/venue-accrual.ts";
import type { OfficeEvent } from "../events/read-office-event.server.ts";
import type { World } from "../world.server.ts";
import { type MoneySums, sumMoney } from "./sum-money.server.ts";

/** The money of one event now, in minor units of `currency`. */
export type EventMoney = {
  currency: string;
  /** From the ledger and the accrual below. */
  figures: Record<FigureName, number>;
  /** What the venue costs as things stand; for a draft what its booking's deal costs with nobody. */
  venueMinor: number;
  /** The part of the venue's cost that is reckoned from the deal and not posted yet; may be below zero. */
  accrualMinor: number;
  refundsDueMinor: number;
  outlook: Outlook;
};

type Asked = Pick<OfficeEvent, "id" | "state" | "currency" | "booking" | "endsAt" | "cancelledAt">;

/** Figures from the ledger and the venue's deal, and break-even from the seats and their prices. */
export async function eventMoney(world: World, event: Asked): Promise<EventMoney> {
  const sums = await sumMoney(world, event.id);
  const now = world.clock.now();
  const posted = figuresOf(sums.accounts);
  const facts = factsOf(event, sums);
  const known = facts === null ? posted["venue-cost"] : reckonedVenueCost(facts, now);
  const accrualMinor = event.state === "draft" ? 0 : known - posted["venue-cost"];
  const figures = figuresOf([...sums.accounts, { account: "venue-cost", amountMinor: accrualMinor }]);
  const deal: Deal = facts === null ? { kind: "fixed-fee", feeMinor: known } : dealNow(facts);
  return {
    currency: event.currency,
    figures,
    venueMinor: known,
    accrualMinor,
    refundsDueMinor: sums.refundsDueMinor,
    outlook: outlook({
      prices: sums,
      revenueMinor: figures["ticket-revenue"],
      refundsDueMinor: sums.refundsDueMinor,
      deal,
      venueHeads: facts === null ? sums.sold.length : venueHeads(facts, now),
      feesMinor: figures["payment-fees"],
      capturedMinor: sums.capturedMinor,
    }),
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
