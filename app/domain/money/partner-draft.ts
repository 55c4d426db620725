import { isLocale, type Locale } from "../events/locale.ts";
import { bad, type FieldProblems, fieldReader, good, type Read } from "../organiser/field-problem.ts";
import { readLine, readText } from "../organiser/read-field.ts";
import { normaliseEmail } from "../registration/email.ts";
import { readFee, readPercent } from "../venues/terms-draft.ts";
import { amountText } from "./amount-text.ts";
import { type CommissionRate, type RateColumns, rateFrom } from "./commission.ts";
import { readMoved } from "./cost-draft.ts";
import { readPastDay } from "./day-field.ts";
import { readReason } from "./venue-payment-draft.ts";

/** A partner as typed. */
export type PartnerFields = {
  name: string;
  email: string;
  language: string;
  kind: string;
  percent: string;
  amount: string;
};
export type PartnerDraft = { name: string; email: string | null; locale: Locale; rate: CommissionRate };

export const emptyPartner: PartnerFields = {
  ...{ name: "", email: "", language: "zh-CN", kind: "percent", percent: "", amount: "" },
};

const LONGEST_NAME = 60;
const LONGEST_NOTE = 300;

/** Reads a partner: a name, an address or none, and a rate of at most the whole price. Minor units of `currency`. */
export function readPartner(
  fields: PartnerFields,
  currency: string,
): { ok: true; partner: PartnerDraft } | { ok: false; problems: FieldProblems } {
  const { take, problems, clean } = fieldReader();
  const fixed = fields.kind === "amount";
  const partner: PartnerDraft = {
    name: take("name", readLine(fields.name, LONGEST_NAME), ""),
    email: take("email", readAddress(fields.email), null),
    locale: isLocale(fields.language) ? fields.language : "zh-CN",
    rate: fixed
      ? { fixedMinor: take("amount", readFee(fields.amount, currency), 0) }
      : { points: take("percent", readPercent(fields.percent), 0) },
  };
  return clean() ? { ok: true, partner } : { ok: false, problems };
}

/** The fields of the form for a partner that is there. */
export function partnerFields(partner: {
  name: string;
  email: string | null;
  locale: string;
  rate: RateColumns;
  currency: string;
}): PartnerFields {
  const rate = rateFrom(partner.rate);
  const { name, email, locale: language } = partner;
  return {
    ...{ name, email: email ?? "", language },
    kind: "points" in rate ? "percent" : "amount",
    percent: "points" in rate ? percentText(rate.points) : "",
    amount: "points" in rate ? "" : amountText(rate.fixedMinor, partner.currency),
  };
}

/** "12.5" for 1250. */
export function percentText(points: number): string {
  return amountText(points, "CNY").replace(/\.?0+$/, "");
}

function readAddress(text: string): Read<string | null> {
  if (text.trim() === "") return good(null);
  const email = normaliseEmail(text);
  return email === null ? bad("not-an-email") : good(email);
}

/** How a commission is paid out. */
export const payoutMethods = ["bank", "alipay", "wechat", "cash", "other"] as const;
export type PayoutMethod = (typeof payoutMethods)[number];

export function readMethod(value: string): PayoutMethod {
  return payoutMethods.find((method) => method === value) ?? "other";
}

export type PayoutFields = { amount: string; method: string; paidOn: string; note: string; reason: string };
export type Payout = {
  amountMinor: number;
  method: PayoutMethod;
  paidAt: Date;
  note: string;
  reason: string | null;
};

/**
 * Reads a payout. More than is owed, or before the event is over (a refund may still take the commission back), needs a
 * reason.
 */
export function readPayout(
  fields: PayoutFields,
  place: { currency: string; timeZone: string; now: Date; endsAt: Date; owedMinor: number },
): { ok: true; payout: Payout } | { ok: false; problems: FieldProblems } {
  const { take, problems, clean } = fieldReader();
  const amountMinor = take("amount", readMoved(fields.amount, place.currency), 0);
  const asks = place.now < place.endsAt || amountMinor > place.owedMinor;
  const payout: Payout = {
    amountMinor,
    method: readMethod(fields.method),
    paidAt: take("paidOn", readPastDay(fields.paidOn, place.timeZone, place.now), place.now),
    note: take("note", readText(fields.note, LONGEST_NOTE), ""),
    reason: asks ? take("reason", readReason(fields.reason), null) : null,
  };
  return clean() ? { ok: true, payout } : { ok: false, problems };
}
