/** Where an order can be. */
export const orderStates = [
  "applied",
  "approved",
  "declined",
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
 * `is_order_step` says the same, and a test compares the two.
 */
export const orderSteps = [
  ["T1", null, "held"],
  ["T1", null, "applied"],
  ["T1", "approved", "held"],
  ["T2", "held", "held"],
  ["T3", "held", "held"],
  ["T5", "held", "paid"],
  ["T5", "processing", "paid"],
  ["T6", "held", "processing"],
  ["T7", "processing", "expired"],
  ["T8", "expired", "paid"],
  ["T8", "expired", "refund-due"],
  ["T8'", "cancelled", "cancelled"],
  ["T8'", "paid", "paid"],
  ["T8'", "expired", "refund-due"],
  ["T8'", "held", "refund-due"],
  ["T8'", "processing", "refund-due"],
  ["T8'", "refund-due", "refund-due"],
  ["T8'", "refunding", "refunding"],
  ["T8'", "refunded", "refunded"],
  ["T8'", "refund-failed", "refund-failed"],
  ["T8'", "awaiting-resale", "awaiting-resale"],
  ['T8"', "held", "cancelled"],
  ['T8"', "processing", "cancelled"],
  ['T8"', "applied", "cancelled"],
  ['T8"', "approved", "cancelled"],
  ["T9", "held", "expired"],
  ["T9", "applied", "expired"],
  ["T9", "approved", "expired"],
  ["T10", "held", "held"],
  ["T11", "held", "cancelled"],
  ["T11", "held", "held"],
  ["T11", "applied", "cancelled"],
  ["T11", "approved", "cancelled"],
  ["T12", "paid", "refund-due"],
  ["T12", "paid", "cancelled"],
  ["T12", "expired", "refund-due"],
  ["T12", "paid", "paid"],
  ["T12", "paid", "awaiting-resale"],
  ["T12", "awaiting-resale", "refund-due"],
  ["T12", "awaiting-resale", "cancelled"],
  ["T12", "awaiting-resale", "awaiting-resale"],
  ["T12", "refund-due", "refund-due"],
  ["T12", "refunding", "refunding"],
  ["T12", "refunded", "refund-due"],
  ["T12", "cancelled", "cancelled"],
  ["T12", "cancelled", "refund-due"],
  ["T12'", "paid", "paid"],
  ["T12'", "held", "held"],
  ["T12'", "applied", "approved"],
  ["T12'", "applied", "declined"],
  ["T12'", "applied", "applied"],
  ["T12'", "approved", "approved"],
  ["T13", "refund-due", "refunding"],
  ["T13", "refunding", "refunded"],
  ["T13", "refund-due", "refunded"],
  ["T13", "cancelled", "cancelled"],
  ["T13", "paid", "paid"],
  ["T13", "refund-failed", "refunding"],
  ["T13", "refund-failed", "refunded"],
  ["T13", "refunded", "refunded"],
  ["T13", "refunding", "refunding"],
  ["T13", "awaiting-resale", "awaiting-resale"],
  ["T14", "refunding", "refund-failed"],
  ["T14", "refund-due", "refund-failed"],
  ["T14", "refunded", "refund-failed"],
  ["T14", "cancelled", "cancelled"],
  ["T14", "paid", "paid"],
  ["T14", "awaiting-resale", "awaiting-resale"],
  ["T15", "paid", "paid"],
  ["T15", "paid", "cancelled"],
  ["T15", "awaiting-resale", "awaiting-resale"],
  ["T15", "refund-due", "refund-due"],
  ["T15", "refunding", "refunding"],
  ["T15", "refunded", "refunded"],
  ["T15", "refund-failed", "refund-failed"],
  ["T15", "cancelled", "cancelled"],
  ["T15", "expired", "expired"],
  ["T16", "paid", "refunded"],
  ["T16", "paid", "paid"],
  ["T16", "awaiting-resale", "refunded"],
  ["T16", "awaiting-resale", "awaiting-resale"],
  ["T16", "refund-due", "refunded"],
  ["T16", "refund-due", "refund-due"],
  ["T16", "refunding", "refunded"],
  ["T16", "refunding", "refunding"],
  ["T16", "refund-failed", "refunded"],
  ["T16", "refund-failed", "refund-failed"],
  ["T16", "refunded", "refunded"],
  ["T16", "cancelled", "cancelled"],
  ["T16", "expired", "expired"],
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
