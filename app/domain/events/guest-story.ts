import type { orderSteps } from "../payment/order-state.ts";
import type { RefundReason } from "../payment/settlement.ts";

type KeyOf<Step> = Step extends readonly [infer Name extends string, infer From, infer To extends string]
  ? `${Name} ${From extends string ? From : "new"} ${To}`
  : never;

/** One sentence of a guest's story for every step an order may take: "T1 new held". */
export type GuestStoryKey = KeyOf<(typeof orderSteps)[number]>;

/** The key of a step, to look its sentence up. */
export function guestStoryKey(step: {
  readonly step: string;
  readonly from: string | null;
  readonly to: string;
}): string {
  return `${step.step} ${step.from ?? "new"} ${step.to}`;
}

/** What the door wrote down. */
export type AdmitWord = "admit" | "undo";

/** Why money went back. */
export type HowRefunded = RefundReason;
