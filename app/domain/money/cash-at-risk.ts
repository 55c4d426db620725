/**
 * What is lost if the event is cancelled now, in minor units: venue money paid or owed that will not come back, other
 * money already spent, and payment fees that will not come back. A deposit of 3,000 and 400 spent: 3,400.
 */
export function cashAtRisk(lost: { venueMinor: number; otherMinor: number; feesMinor: number }): number {
  return lost.venueMinor + lost.otherMinor + lost.feesMinor;
}
