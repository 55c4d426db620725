/** The moments an organiser waits for, in the order in which equal ones are named. */
export type DeadlineKind = "go-no-go" | "sales-close" | "start" | "end";
export type Deadline = { readonly kind: DeadlineKind; readonly at: Date };

type Moments = {
  readonly goNoGoAt: Date | null;
  readonly salesCloseAt: Date;
  readonly startsAt: Date;
  readonly endsAt: Date;
};

/** The next moment after `now` that asks something of the organiser; null once the event is over. */
export function nextDeadline(event: Moments, now: Date): Deadline | null {
  const all: { kind: DeadlineKind; at: Date | null }[] = [
    { kind: "go-no-go", at: event.goNoGoAt },
    { kind: "sales-close", at: event.salesCloseAt },
    { kind: "start", at: event.startsAt },
    { kind: "end", at: event.endsAt },
  ];
  let next: Deadline | null = null;
  for (const { kind, at } of all)
    if (at !== null && at > now && (next === null || at < next.at)) next = { kind, at };
  return next;
}

const MINUTE = 60_000;

/** How far a moment is from `now`, in the largest whole unit a person would say; "now" within a minute. */
export function distanceTo(
  at: Date,
  now: Date,
): { unit: "days" | "hours" | "minutes" | "now"; count: number } {
  const minutes = Math.max(0, Math.floor((at.getTime() - now.getTime()) / MINUTE));
  if (minutes >= 48 * 60) return { unit: "days", count: Math.floor(minutes / 1440) };
  if (minutes >= 120) return { unit: "hours", count: Math.floor(minutes / 60) };
  return minutes === 0 ? { unit: "now", count: 0 } : { unit: "minutes", count: minutes };
}
