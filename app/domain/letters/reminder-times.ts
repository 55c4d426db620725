import type { ReminderKind } from "./letter-kinds.ts";

const hour = 3_600_000;

/** Hours before the start at which each reminder goes: elapsed hours, whatever the clocks on the wall do. */
export const reminderHours: Readonly<Record<ReminderKind, number>> = { "reminder-24h": 24, "reminder-2h": 2 };

/** When a reminder of an event that starts at `startsAt` goes out. */
export function reminderTime(kind: ReminderKind, startsAt: Date): Date {
  return new Date(startsAt.getTime() - reminderHours[kind] * hour);
}

/**
 * The reminders an order still gets, with their moments. One whose moment is over, at `now` or when the
 * order was paid, is left out: who pays in the last day gets only the one two hours before.
 */
export function remindersAhead(facts: {
  startsAt: Date;
  paidAt: Date;
  now: Date;
}): { kind: ReminderKind; dueAt: Date }[] {
  const known = Math.max(facts.paidAt.getTime(), facts.now.getTime());
  const kinds: ReminderKind[] = ["reminder-24h", "reminder-2h"];
  return kinds
    .map((kind) => ({ kind, dueAt: reminderTime(kind, facts.startsAt) }))
    .filter((reminder) => reminder.dueAt.getTime() >= known);
}

export type ReminderVerdict = "go" | "event-moved" | "order-not-paid" | "event-not-on" | "too-late";

/**
 * Whether a reminder that is due may still go. A late one-day reminder gives way to the two-hour one;
 * nothing goes once the event has started.
 */
export function judgeReminder(facts: {
  kind: ReminderKind;
  version: string;
  orderState: string;
  eventState: string;
  timeVersion: number;
  startsAt: Date;
  now: Date;
}): ReminderVerdict {
  if (facts.eventState !== "published") return "event-not-on";
  if (facts.orderState !== "paid") return "order-not-paid";
  if (facts.version !== String(facts.timeVersion)) return "event-moved";
  const last = facts.kind === "reminder-24h" ? reminderTime("reminder-2h", facts.startsAt) : facts.startsAt;
  return facts.now.getTime() < last.getTime() ? "go" : "too-late";
}
