import type { SpanFields } from "../events/time-span.ts";

/** One rung of a cancellation ladder as typed: cancelled so many days before, so many percent are owed. */
export type CancellationFields = { days: string; percent: string };
export const MOST_CANCELLATION_RUNGS = 3;

/** What was agreed, as typed; which amounts are read depends on `kind`. */
export type TermsFields = {
  kind: string;
  fee: string;
  perHead: string;
  minimum: string;
  share: string;
  perHour: string;
  headBasis: string;
  feeBearer: string;
  depositKind: string;
  deposit: string;
  depositDue: string;
  cancellation: readonly CancellationFields[];
  note: string;
};

/** A booking as it is typed into its form. */
export type BookingFields = SpanFields & {
  setupMinutes: string;
  cleanupMinutes: string;
  expectedHeads: string;
} & TermsFields;

/** The fields of a deal at their start: a fixed fee, no deposit, no way back. */
export const blankTerms: TermsFields = {
  kind: "fixed-fee",
  fee: "",
  perHead: "",
  minimum: "",
  share: "",
  perHour: "",
  headBasis: "paid",
  feeBearer: "organiser",
  depositKind: "none",
  deposit: "",
  depositDue: "",
  cancellation: [],
  note: "",
};

export const blankBooking: BookingFields = {
  date: "",
  startTime: "",
  endTime: "",
  endsNextDay: false,
  setupMinutes: "",
  cleanupMinutes: "",
  expectedHeads: "",
  ...blankTerms,
};
