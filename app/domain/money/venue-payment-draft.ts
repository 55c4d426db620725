import { bad, type FieldProblems, fieldReader, good, type Read } from "../organiser/field-problem.ts";
import { readText } from "../organiser/read-field.ts";
import { readMoved } from "./cost-draft.ts";
import { readPastDay } from "./day-field.ts";

/** Money between the organiser and a venue: before the evening, after it, and what came back. */
export const venuePaymentKinds = ["deposit", "balance", "returned"] as const;
export type VenuePaymentKind = (typeof venuePaymentKinds)[number];

export type VenuePaymentFields = {
  kind: string;
  amount: string;
  paidOn: string;
  note: string;
  reason: string;
};
export type VenuePaymentDraft = {
  kind: "balance" | "returned";
  amountMinor: number;
  paidAt: Date;
  note: string;
  reason: string | null;
};

const LONGEST = 300;

/** Reads a payment; no more comes back than was paid, and money that is committed too early needs a reason. */
export function readVenuePayment(
  fields: VenuePaymentFields,
  place: { currency: string; timeZone: string; now: Date; paidMinor: number; needsReason: boolean },
): { ok: true; payment: VenuePaymentDraft } | { ok: false; problems: FieldProblems } {
  const { take, problems, clean } = fieldReader();
  const kind = fields.kind === "returned" ? "returned" : "balance";
  const amountMinor = take("amount", readMoved(fields.amount, place.currency), 0);
  if (kind === "returned" && amountMinor > place.paidMinor) problems.amount ??= "out-of-range";
  const payment: VenuePaymentDraft = {
    ...{ kind, amountMinor },
    paidAt: take("paidOn", readPastDay(fields.paidOn, place.timeZone, place.now), place.now),
    note: take("note", readText(fields.note, LONGEST), ""),
    reason: kind === "balance" && place.needsReason ? take("reason", readReason(fields.reason), null) : null,
  };
  return clean() ? { ok: true, payment } : { ok: false, problems };
}

/** Why money is committed before an evening breaks even. */
export function readReason(text: string): Read<string> {
  const read = readText(text, LONGEST);
  if (!read.ok) return read;
  return read.value === "" ? bad("missing") : good(read.value);
}
