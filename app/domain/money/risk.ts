import { cancellationSteps } from "../venues/cancellation.ts";
import { owedOnCancel, type Terms } from "../venues/terms.ts";
import { cashAtRisk } from "./cash-at-risk.ts";

/** Something that can still be called off: an evening, a booking, or an evening with its booking. Minor units. */
export type AtRisk = {
  readonly booking: { readonly terms: Terms; readonly startsAt: Date; readonly depositPaid: boolean } | null;
  /** Spent beside the venue, and kept by the payment provider. */
  readonly otherMinor: number;
  readonly feesMinor: number;
  /** From then on nothing can be called off. */
  readonly until: Date;
};

export type RiskDateKind = "now" | "free-until" | "dearer" | "deposit" | "start";

/** What is lost by calling off right after a moment; `depositMinor` where a deposit is due then. */
export type RiskPoint = {
  readonly at: Date;
  readonly kinds: readonly RiskDateKind[];
  readonly riskMinor: number;
  readonly depositMinor: number;
};

/** What is lost if it is called off at a moment: nothing is at risk once it has begun. */
export function riskAt({ booking, otherMinor, feesMinor, until }: AtRisk, at: Date): number {
  if (at >= until) return 0;
  const venueMinor = booking === null ? 0 : owedOnCancel(booking.terms, booking.startsAt, at);
  return cashAtRisk({ venueMinor, otherMinor, feesMinor });
}

type Dated = { at: Date; kind: RiskDateKind; depositMinor: number };

/** The coming days of one thing on which its risk changes or money is due. */
function datesOf({ booking, until }: AtRisk): Dated[] {
  const dates: Dated[] = [{ at: until, kind: "start", depositMinor: 0 }];
  if (booking === null) return dates;
  const { terms, startsAt, depositPaid } = booking;
  let before = -1;
  for (const { until: at, percent } of cancellationSteps(terms.cancellation, startsAt)) {
    if (percent !== before)
      dates.push({ at, kind: percent === 0 ? "free-until" : "dearer", depositMinor: 0 });
    before = percent;
  }
  if (terms.depositDueAt !== null && terms.depositMinor > 0 && !depositPaid)
    dates.push({ at: terms.depositDueAt, kind: "deposit", depositMinor: terms.depositMinor });
  return dates;
}

/**
 * Cash at risk now and right after each coming date on which it changes or a deposit is due, the earliest first; of
 * one thing or of all together.
 */
export function riskDates(things: readonly AtRisk[], now: Date): RiskPoint[] {
  const dated = things.flatMap(datesOf).filter(({ at }) => at >= now);
  const moments = [...new Set(dated.map(({ at }) => at.getTime()))].sort((a, b) => a - b);
  const after = (moment: number) =>
    things.reduce((sum, thing) => sum + riskAt(thing, new Date(moment + 1)), 0);
  const today = things.reduce((sum, thing) => sum + riskAt(thing, now), 0);
  return [
    { at: now, kinds: ["now"], riskMinor: today, depositMinor: 0 },
    ...moments.map((moment) => {
      const here = dated.filter(({ at }) => at.getTime() === moment);
      return {
        at: new Date(moment),
        kinds: [...new Set(here.map(({ kind }) => kind))],
        riskMinor: after(moment),
        depositMinor: here.reduce((sum, { depositMinor }) => sum + depositMinor, 0),
      };
    }),
  ];
}

/** The date with the most at risk, the first of several; null without any. */
export function riskPeak(points: readonly RiskPoint[]): RiskPoint | null {
  return points.reduce<RiskPoint | null>(
    (peak, point) => (peak === null || point.riskMinor > peak.riskMinor ? point : peak),
    null,
  );
}
