import { type FigureName, figuresOf } from "#app/domain/money/figures.ts";
import { type Outlook, outlook } from "#app/domain/money/outlook.ts";
import type { OfficeEvent } from "../events/read-office-event.server.ts";
import type { World } from "../world.server.ts";
import { sumMoney } from "./sum-money.server.ts";

/** The money of one event now, in minor units of `currency`. */
export type EventMoney = {
  currency: string;
  figures: Record<FigureName, number>;
  /** What the venue will cost: the ledger's figure, or before publishing the booking's fee. */
  venueMinor: number;
  refundsDueMinor: number;
  outlook: Outlook;
};

/** Figures from the ledger, and break-even from the seats and their prices. */
export async function eventMoney(
  world: World,
  event: Pick<OfficeEvent, "id" | "state" | "currency" | "booking">,
): Promise<EventMoney> {
  const sums = await sumMoney(world, event.id);
  const figures = figuresOf(sums.accounts);
  const venueMinor = event.state === "draft" ? (event.booking?.feeMinor ?? 0) : figures["venue-cost"];
  return {
    currency: event.currency,
    figures,
    venueMinor,
    refundsDueMinor: sums.refundsDueMinor,
    outlook: outlook({
      prices: sums,
      revenueMinor: figures["ticket-revenue"],
      refundsDueMinor: sums.refundsDueMinor,
      venueMinor,
      feesMinor: figures["payment-fees"],
      capturedMinor: sums.capturedMinor,
    }),
  };
}
