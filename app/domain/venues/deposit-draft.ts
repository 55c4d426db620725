import { wallTime, zonedInstant } from "../events/zoned-time.ts";
import { readReason } from "../money/venue-payment-draft.ts";
import { bad, type FieldProblems, fieldReader, good, type Read } from "../organiser/field-problem.ts";
import { readFee } from "./terms-draft.ts";

/** A paid deposit as typed: an amount, and the day at the venue. */
export type DepositFields = { paid: string; paidOn: string; reason: string };
/** `reason`: why it was paid before the evening broke even; null where nothing had to be asked. */
export type PaidDeposit = { paidMinor: number; paidAt: Date; reason: string | null };

/** Reads a paid deposit: more than nothing, no more than was agreed, on a day that has come. Too early it needs a reason. */
export function readDeposit(
  fields: DepositFields,
  place: { currency: string; timeZone: string; now: Date; agreedMinor: number; needsReason: boolean },
): { ok: true; deposit: PaidDeposit } | { ok: false; problems: FieldProblems } {
  const { take, problems, clean } = fieldReader();
  const deposit = {
    paidMinor: take("paid", readPaid(fields.paid, place.currency, place.agreedMinor), 0),
    paidAt: take("paidOn", readDay(fields.paidOn, place.timeZone, place.now), place.now),
    reason: place.needsReason ? take("reason", readReason(fields.reason), null) : null,
  };
  return clean() ? { ok: true, deposit } : { ok: false, problems };
}

function readPaid(text: string, currency: string, agreedMinor: number): Read<number> {
  const paid = readFee(text, currency);
  if (!paid.ok) return paid;
  return paid.value < 1 || paid.value > agreedMinor ? bad("out-of-range") : paid;
}

function readDay(text: string, timeZone: string, now: Date): Read<Date> {
  const date = text.trim();
  if (date === "") return bad("missing");
  const noon = zonedInstant({ date, time: "12:00" }, timeZone);
  if (!noon.ok) return bad("not-a-date");
  return date > wallTime(now, timeZone).date ? bad("too-far") : good(noon.at);
}
