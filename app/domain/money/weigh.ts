import { breakEven, type Point, pointsByHeads } from "./break-even.ts";
import { cheaperFrom, type Deal } from "./deal.ts";
import type { BasisPoints } from "./share.ts";

/** An evening that is only thought of; minor units of one currency. */
export type Weighing = {
  readonly deal: Deal;
  readonly priceMinor: number;
  readonly seats: number;
  readonly otherFixedMinor: number;
  readonly otherPerHeadMinor: number;
  readonly perTicket: BasisPoints;
  /** What is lost if it is cancelled now. */
  readonly sunkMinor: number;
  /** Another deal to hold beside it. */
  readonly versus: Deal | null;
};

/** What a deal would take. A number of heads is null when not even a full house reaches it. */
export type Weighed = {
  /** Least heads with profit ≥ 0: the venue's cost alone. */
  readonly onProfit: number | null;
  /** Least heads with take-home ≥ 0: every cost. */
  readonly onTakeHome: number | null;
  /** Least heads with which going ahead loses no more than cancelling now. */
  readonly goingAhead: number | null;
  /** From how many heads on one deal costs less than the other, on venue cost alone. */
  readonly cheaperHere: number | null;
  readonly cheaperThere: number | null;
  readonly curve: readonly Point[];
};

/** Weighs a deal by the rules of `breakEven` and `cheaperFrom`. */
export function weigh(evening: Weighing): Weighed {
  const { deal, versus, perTicket } = evening;
  const prices = Array.from({ length: evening.seats }, () => evening.priceMinor);
  const seats = { sold: [], remaining: prices };
  const fees = { perTicket, fixedMinor: 0 };
  const costs = {
    venue: deal,
    fixedMinor: evening.otherFixedMinor,
    perHeadMinor: evening.otherPerHeadMinor,
    perTicket,
  };
  const onVenue = { prices: seats, costs: { venue: deal }, fees };
  const onAll = { prices: seats, costs, fees };
  return {
    onProfit: breakEven(onVenue),
    onTakeHome: breakEven(onAll),
    goingAhead: breakEven({ ...onAll, sunkMinor: evening.sunkMinor }),
    cheaperHere: versus && cheaperFrom(deal, versus, prices),
    cheaperThere: versus && cheaperFrom(versus, deal, prices),
    curve: pointsByHeads(onVenue),
  };
}
