import { bad, type FieldProblems, fieldReader, good, type Read } from "../organiser/field-problem.ts";
import { readCount } from "../organiser/read-field.ts";
import { readMoment } from "./time-span.ts";
import { wallTime } from "./zoned-time.ts";

/** How seats are given out, as typed. An empty tolerance: no side holds another back. */
export type SalesFields = {
  tolerance: string;
  groupMax: string;
  offerHours: string;
  approvalHours: string;
  resaleAllowed: boolean;
  earlyDate: string;
  earlyTime: string;
};
export type SalesDraft = {
  balanceTolerance: number | null;
  groupMax: number;
  offerHours: number;
  approvalHours: number;
  resaleAllowed: boolean;
  earlyBirdUntil: Date | null;
};

/** What the fields are read against. An early-bird end that stays as it was may lie in the past. */
export type SalesFrame = {
  timeZone: string;
  now: Date;
  salesCloseAt: Date | null;
  before: Date | null;
  /** Whether any side names an early price. */
  earlyPrices: boolean;
};

export const usualSales: SalesFields = {
  ...{ tolerance: "", groupMax: "1", offerHours: "12", approvalHours: "48", resaleAllowed: false },
  ...{ earlyDate: "", earlyTime: "" },
};
const MOST_TOLERANCE = 1000;
export const MOST_ON_ONE_ORDER = 4;
const WEEK = 168;

/** Reads how seats are given out; fields left empty mean what is usual. */
export function readSales(
  fields: SalesFields,
  frame: SalesFrame,
): { ok: true; draft: SalesDraft } | { ok: false; problems: FieldProblems } {
  const { take, problems, clean } = fieldReader();
  const count = (field: "groupMax" | "offerHours" | "approvalHours", most: number) => {
    const typed = fields[field].trim() === "" ? usualSales[field] : fields[field];
    return take(field, readCount(typed, 1, most), 1);
  };
  const blank = fields.tolerance.trim() === "";
  const draft: SalesDraft = {
    balanceTolerance: blank ? null : take("tolerance", readCount(fields.tolerance, 1, MOST_TOLERANCE), null),
    groupMax: count("groupMax", MOST_ON_ONE_ORDER),
    offerHours: count("offerHours", WEEK),
    approvalHours: count("approvalHours", WEEK),
    resaleAllowed: fields.resaleAllowed,
    earlyBirdUntil: take("earlyDate", readEarly(fields, frame), null),
  };
  return clean() ? { ok: true, draft } : { ok: false, problems };
}

function readEarly(fields: SalesFields, frame: SalesFrame): Read<Date | null> {
  if (fields.earlyDate.trim() === "" && fields.earlyTime.trim() === "")
    return frame.earlyPrices ? bad("early-needs-time") : good(null);
  if (fields.earlyDate.trim() === "") return bad("missing");
  const until = readMoment(fields.earlyDate, fields.earlyTime, frame.timeZone);
  if (!until.ok) return until;
  if (!frame.earlyPrices) return bad("early-needs-price");
  if (frame.salesCloseAt !== null && until.value > frame.salesCloseAt) return bad("early-after-close");
  const stays = frame.before?.getTime() === until.value.getTime();
  return stays || until.value > frame.now ? until : bad("in-past");
}

/** The stored columns as the form shows them. */
export function salesFields(columns: SalesDraft, timeZone: string): SalesFields {
  const early = columns.earlyBirdUntil === null ? null : wallTime(columns.earlyBirdUntil, timeZone);
  return {
    tolerance: columns.balanceTolerance === null ? "" : String(columns.balanceTolerance),
    groupMax: String(columns.groupMax),
    offerHours: String(columns.offerHours),
    approvalHours: String(columns.approvalHours),
    resaleAllowed: columns.resaleAllowed,
    earlyDate: early?.date ?? "",
    earlyTime: early?.time ?? "",
  };
}
