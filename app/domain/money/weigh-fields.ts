import { type FieldProblems, fieldReader, good, type Read } from "../organiser/field-problem.ts";
import { readCount } from "../organiser/read-field.ts";
import { readFee, readPercent } from "../venues/terms-draft.ts";
import type { Deal } from "./deal.ts";
import type { Weighing } from "./weigh.ts";

export const weighFieldNames = [
  "price",
  "seats",
  "otherFixed",
  "otherPerHead",
  "commission",
  "spent",
  "versusKind",
  "versusAmount",
] as const;
/** A thought-of evening as it is typed. */
export type WeighFields = Record<(typeof weighFieldNames)[number], string>;

/** The price of a ticket in this trade, as a form begins with it. */
const USUAL_PRICE = "499";
/** A house larger than this is reckoned by nobody on a phone. */
const MOST_SEATS = 1000;

export function firstWeighFields(seats: number): WeighFields {
  const blank = { otherFixed: "", otherPerHead: "", commission: "", spent: "", versusAmount: "" };
  return { ...blank, price: USUAL_PRICE, seats: String(Math.min(seats, MOST_SEATS)), versusKind: "none" };
}

/** What is thought of an evening, less the deal it is thought of for; empty amounts are nothing. */
export type Thought = Omit<Weighing, "deal" | "sunkMinor"> & { readonly spentMinor: number };

export function readWeighing(
  fields: WeighFields,
  currency: string,
): { ok: true; thought: Thought } | { ok: false; problems: FieldProblems } {
  const { take, problems, clean } = fieldReader();
  const money = (name: "otherFixed" | "otherPerHead" | "spent") =>
    take(
      name,
      orNothing(fields[name], (text) => readFee(text, currency)),
      0,
    );
  const thought: Thought = {
    priceMinor: take("price", readFee(fields.price, currency), 0),
    seats: take("seats", readCount(fields.seats, 1, MOST_SEATS), 1),
    otherFixedMinor: money("otherFixed"),
    otherPerHeadMinor: money("otherPerHead"),
    perTicket: take("commission", orNothing(fields.commission, readPercent), 0),
    spentMinor: money("spent"),
    versus: take("versusAmount", readVersus(fields, currency), null),
  };
  return clean() ? { ok: true, thought } : { ok: false, problems };
}

function orNothing(text: string, read: (text: string) => Read<number>): Read<number> {
  return text.trim() === "" ? good(0) : read(text);
}

function readVersus({ versusKind, versusAmount }: WeighFields, currency: string): Read<Deal | null> {
  if (versusKind === "revenue-share") {
    const share = readPercent(versusAmount);
    return share.ok ? good({ kind: "revenue-share", share: share.value }) : share;
  }
  if (versusKind === "fixed-fee") {
    const fee = readFee(versusAmount, currency);
    return fee.ok ? good({ kind: "fixed-fee", feeMinor: fee.value }) : fee;
  }
  return good(null);
}
