/** Everything about an order that only a person can decide. */
export const taskKinds = [
  "amount-mismatch",
  "refund-failed",
  "refund-stuck",
  "refunded-elsewhere",
  "disputed",
  "dispute-lost",
  "letter-failed",
  "letter-uncertain",
] as const;
export type TaskKind = (typeof taskKinds)[number];

export function isTaskKind(value: unknown): value is TaskKind {
  return taskKinds.some((kind) => kind === value);
}

/** What a button of a task does; `dealt` closes it with a note and does nothing else. */
export const taskDeeds = ["retry", "pay-back", "keep", "void", "resend", "dealt"] as const;
export type TaskDeed = (typeof taskDeeds)[number];

/** What decides which buttons a task has now. */
export type TaskFacts = {
  readonly kind: TaskKind;
  readonly orderState: string;
  readonly disputed: boolean;
  /** The letter's kind, for a task about a letter. */
  readonly letterKind: string | null;
};

/** Letters that say the same when they are written again; a question or a reminder would be out of date. */
const resendable = [
  "ticket",
  "refund-done",
  "late-refunded",
  "order-cancelled",
  "event-cancelled",
  "resale-closed",
  "ticket-voided",
];

/** The two or three things that can be done about a task now, the likeliest first. */
export function deedsOf(task: TaskFacts): readonly TaskDeed[] {
  const paid = task.orderState === "paid";
  switch (task.kind) {
    case "amount-mismatch":
      return task.disputed ? ["dealt"] : ["pay-back", "dealt"];
    case "refund-failed":
    case "refund-stuck":
      return task.disputed ? ["dealt"] : ["retry", "dealt"];
    case "refunded-elsewhere":
      return paid && !task.disputed ? ["keep", "pay-back", "dealt"] : ["dealt"];
    case "disputed":
      return ["dealt"];
    case "dispute-lost":
      return paid ? ["keep", "void"] : ["dealt"];
    case "letter-failed":
    case "letter-uncertain":
      return task.letterKind !== null && resendable.includes(task.letterKind)
        ? ["resend", "dealt"]
        : ["dealt"];
  }
}

/** The longest note that is kept with a closed task. */
export const NOTE_LENGTH = 500;
