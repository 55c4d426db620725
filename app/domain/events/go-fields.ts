import { amountText } from "../money/amount-text.ts";
import { parseAmount } from "../money/money.ts";
import { bad, type FieldProblems, fieldReader, good, type Read } from "../organiser/field-problem.ts";
import { readMoment } from "./time-span.ts";
import { wallTime } from "./zoned-time.ts";

/** The go/no-go day as typed; all of it may stay empty. The least heads stand with the sides. */
export type GoFields = { goDate: string; goTime: string; goMinProfit: string; goAuto: boolean };
export type GoDraft = {
  goNoGoAt: Date | null;
  /** The least profit with which the evening takes place, in minor units. */
  goNoGoMinMinor: number | null;
  goNoGoAuto: boolean;
};

/** What the fields are read against. A moment that stays as it was (`before`) may lie in the past. */
export type GoFrame = {
  timeZone: string;
  currency: string;
  now: Date;
  startsAt: Date | null;
  before: Date | null;
  /** Whether any side asks for a least number of heads. */
  leastHeads: boolean;
};

export const noGo: GoFields = { goDate: "", goTime: "", goMinProfit: "", goAuto: false };
/** No evening of this trade is asked to earn more: one million in the main unit, in minor units. */
const HIGHEST = 100_000_000;

/** Reads the go/no-go day: ahead of now and before the start; the rule decides alone only where it has a minimum. */
export function readGo(
  fields: GoFields,
  frame: GoFrame,
): { ok: true; draft: GoDraft } | { ok: false; problems: FieldProblems } {
  const { take, problems, clean } = fieldReader();
  const goNoGoAt = take("goDate", readDay(fields, frame), null);
  const goNoGoMinMinor = take("goMinProfit", readLeast(fields.goMinProfit, frame.currency), null);
  const blank = fields.goDate.trim() === "" && fields.goTime.trim() === "";
  const auto = fields.goAuto && !blank;
  if (fields.goAuto && blank) problems.goDate ??= "go-needs-day";
  if (auto && fields.goMinProfit.trim() === "" && !frame.leastHeads) problems.goAuto = "go-needs-minimum";
  return clean()
    ? { ok: true, draft: { goNoGoAt, goNoGoMinMinor, goNoGoAuto: auto } }
    : { ok: false, problems };
}

function readDay({ goDate, goTime }: GoFields, frame: GoFrame): Read<Date | null> {
  if (goDate.trim() === "" && goTime.trim() === "") return good(null);
  if (goDate.trim() === "") return bad("missing");
  const at = readMoment(goDate, goTime, frame.timeZone);
  if (!at.ok) return at;
  if (frame.startsAt !== null && at.value >= frame.startsAt) return bad("go-after-start");
  const stays = frame.before?.getTime() === at.value.getTime();
  return stays || at.value > frame.now ? at : bad("in-past");
}

function readLeast(text: string, currency: string): Read<number | null> {
  if (text.trim() === "") return good(null);
  const minor = parseAmount(text.normalize("NFKC"), currency);
  if (minor === null) return bad("not-money");
  return minor > HIGHEST ? bad("too-much-money") : good(minor);
}

/** The stored columns as the form shows them. */
export function goFields(columns: GoDraft, timeZone: string, currency: string): GoFields {
  const day = columns.goNoGoAt === null ? null : wallTime(columns.goNoGoAt, timeZone);
  return {
    goDate: day?.date ?? "",
    goTime: day?.time ?? "",
    goMinProfit: columns.goNoGoMinMinor === null ? "" : amountText(columns.goNoGoMinMinor, currency),
    goAuto: columns.goNoGoAuto,
  };
}
