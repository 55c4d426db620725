/** Where an order can be. */
export const orderStates = [
  "held",
  "processing",
  "paid",
  "awaiting-resale",
  "refund-due",
  "refunding",
  "refunded",
  "refund-failed",
  "expired",
  "cancelled",
] as const;
export type OrderState = (typeof orderStates)[number];

export function isOrderState(value: unknown): value is OrderState {
  return orderStates.some((state) => state === value);
}

/**
 * Every step an order may take; null is "not there yet". The database's check
 * `order_step_is_in_the_table` says the same, and a test compares the two.
 */
export const orderSteps = [
  ["T1", null, "held"],
  ["T2", "held", "held"],
  ["T3", "held", "held"],
  ["T5", "held", "paid"],
  ["T5", "processing", "paid"],
  ["T6", "held", "processing"],
  ["T7", "processing", "expired"],
  ["T8", "expired", "paid"],
  ["T8", "expired", "refund-due"],
  ["T8'", "held", "refund-due"],
  ["T8'", "processing", "refund-due"],
  ["T8'", "expired", "refund-due"],
  ["T8'", "cancelled", "cancelled"],
  ["T8'", "paid", "paid"],
  ["T8'", "refund-due", "refund-due"],
  ["T8'", "refunding", "refunding"],
  ["T8'", "refunded", "refunded"],
  ["T8'", "refund-failed", "refund-failed"],
  ['T8"', "held", "cancelled"],
  ['T8"', "processing", "cancelled"],
  ["T9", "held", "expired"],
  ["T10", "held", "held"],
  ["T11", "held", "cancelled"],
  ["T12", "paid", "refund-due"],
  ["T12", "paid", "cancelled"],
  ["T12", "expired", "refund-due"],
  ["T12'", "paid", "paid"],
  ["T12'", "held", "held"],
  ["T13", "refund-due", "refunding"],
  ["T13", "refund-due", "refunded"],
  ["T13", "refunding", "refunding"],
  ["T13", "refunding", "refunded"],
  ["T13", "refunded", "refunded"],
  ["T13", "refund-failed", "refunding"],
  ["T13", "refund-failed", "refunded"],
  ["T13", "cancelled", "cancelled"],
  ["T13", "paid", "paid"],
  ["T14", "refund-due", "refund-failed"],
  ["T14", "refunding", "refund-failed"],
  ["T14", "refunded", "refund-failed"],
  ["T14", "cancelled", "cancelled"],
  ["T14", "paid", "paid"],
  ["T17", "held", "paid"],
] as const satisfies readonly (readonly [string, OrderState | null, OrderState])[];

export type StepName = (typeof orderSteps)[number][0];

/** True when the table has this step. */
export function isStep(step: StepName, from: OrderState | null, to: OrderState): boolean {
  return orderSteps.some(([name, a, b]) => name === step && a === from && b === to);
}

/** The state after a step. Throws when the table has no such step: a bug, never a buyer's doing. */
export function nextState<To extends OrderState>(step: StepName, from: OrderState | null, to: To): To {
  if (!isStep(step, from, to)) throw new Error(`no step ${step} from ${from ?? "nothing"} to ${to}`);
  return to;
}

/** An order in one of these keeps its seat. */
export function keepsSeat(state: OrderState): boolean {
  return state === "held" || state === "processing" || state === "paid";
}
