/** Cancelled at least so many days before the start, this percentage is owed. */
export type CancellationRung = { readonly days: number; readonly percent: number };

const DAY = 86_400_000;

/** The percentage owed for a cancellation at a moment; later than every rung, and without any, all of it. */
export function owedPercent(ladder: readonly CancellationRung[], startsAt: Date, at: Date): number {
  const left = startsAt.getTime() - at.getTime();
  const rungs = [...ladder].sort((a, b) => b.days - a.days);
  return rungs.find(({ days }) => left >= days * DAY)?.percent ?? 100;
}

/** The last moment at which cancelling costs nothing; null when it never is free. */
export function freeUntil(ladder: readonly CancellationRung[], startsAt: Date): Date | null {
  const free = ladder.filter(({ percent }) => percent === 0).map(({ days }) => days);
  return free.length === 0 ? null : new Date(startsAt.getTime() - Math.min(...free) * DAY);
}

/** Every moment at which cancelling becomes dearer, the earliest first, with the percentage from then on. */
export function cancellationSteps(
  ladder: readonly CancellationRung[],
  startsAt: Date,
): { until: Date; percent: number }[] {
  return [...ladder]
    .sort((a, b) => b.days - a.days)
    .map(({ days, percent }) => ({ until: new Date(startsAt.getTime() - days * DAY), percent }));
}
