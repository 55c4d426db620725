import { readPrice } from "../events/seat-fields.ts";
import { readMoment } from "../events/time-span.ts";
import { bad, type FieldProblems, fieldReader, good, type Read } from "../organiser/field-problem.ts";
import { readCount } from "../organiser/read-field.ts";
import { readCode } from "./discount-code.ts";

/** A discount code as it is typed into its form. An empty limit, side or window: none. */
export type CodeFields = {
  code: string;
  kind: string;
  percent: string;
  amount: string;
  maxUses: string;
  side: string;
  startsDate: string;
  startsTime: string;
  endsDate: string;
  endsTime: string;
};
export type CodeDraft = {
  code: string;
  percent: number | null;
  amountMinor: number | null;
  sideId: string | null;
  maxUses: number | null;
  startsAt: Date | null;
  endsAt: Date | null;
};

export type CodeFrame = { currency: string; timeZone: string; now: Date; sideIds: readonly string[] };

const MOST_USES = 100_000;

export const emptyCode: CodeFields = {
  ...{ code: "", kind: "percent", percent: "", amount: "", maxUses: "", side: "" },
  ...{ startsDate: "", startsTime: "", endsDate: "", endsTime: "" },
};

/** Reads a new code; a day without a time begins at midnight and ends a minute before the next. */
export function readCodeForm(
  fields: CodeFields,
  frame: CodeFrame,
): { ok: true; draft: CodeDraft } | { ok: false; problems: FieldProblems } {
  const { take, problems, clean } = fieldReader();
  const code = fields.code.trim() === "" ? bad("missing") : readPlain(fields.code);
  const moment = (date: string, time: string, usual: string) =>
    date.trim() === "" && time.trim() === ""
      ? good(null)
      : date.trim() === ""
        ? bad("missing")
        : readMoment(date, time.trim() || usual, frame.timeZone);
  const draft: CodeDraft = {
    code: take("code", code, ""),
    percent: fields.kind === "percent" ? take("percent", readPercent(fields.percent), null) : null,
    amountMinor:
      fields.kind === "amount" ? take("amount", readDiscount(fields.amount, frame.currency), null) : null,
    sideId: fields.side === "" ? null : fields.side,
    maxUses:
      fields.maxUses.trim() === "" ? null : take("maxUses", readCount(fields.maxUses, 1, MOST_USES), 1),
    startsAt: take("startsDate", moment(fields.startsDate, fields.startsTime, "00:00"), null),
    endsAt: take("endsDate", moment(fields.endsDate, fields.endsTime, "23:59"), null),
  };
  if (fields.kind !== "percent" && fields.kind !== "amount") problems.kind = "code-kind";
  if (draft.sideId !== null && !frame.sideIds.includes(draft.sideId)) problems.side = "unknown-side";
  if (draft.endsAt && draft.endsAt <= frame.now) problems.endsDate ??= "in-past";
  if (draft.startsAt && draft.endsAt && draft.endsAt <= draft.startsAt)
    problems.endsDate ??= "ends-before-it-starts";
  return clean() ? { ok: true, draft } : { ok: false, problems };
}

function readPlain(text: string): Read<string> {
  const code = readCode(text);
  return code === null ? bad("bad-code") : good(code);
}

function readPercent(text: string): Read<number> {
  const percent = readCount(text.replace(/[%％]\s*$/, ""), 1, 100);
  return percent.ok || percent.problem === "missing" ? percent : bad("bad-percent");
}

function readDiscount(text: string, currency: string): Read<number> {
  const amount = readPrice(text, currency);
  return amount.ok && amount.value === 0 ? bad("no-discount") : amount;
}
