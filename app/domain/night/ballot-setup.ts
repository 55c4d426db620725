import { readMoment } from "../events/time-span.ts";
import { wallTime } from "../events/zoned-time.ts";
import { bad, type FieldProblems, fieldReader, good, type Read } from "../organiser/field-problem.ts";
import { readCount } from "../organiser/read-field.ts";

/** How a ballot is set up, as typed. An empty day: noon of the day after; an empty credit: none. */
export type BallotSetupFields = {
  closeDate: string;
  closeTime: string;
  credit: string;
  finalWalk: boolean;
};

export type BallotSetup = {
  readonly closesAt: Date | null;
  /** 1 to 100; null: none. */
  readonly creditPercent: number | null;
  readonly finalWalk: boolean;
};

const USUAL_TIME = "12:00";

/** Reads the form; a closing time must lie ahead. */
export function readBallotSetup(
  fields: BallotSetupFields,
  { timeZone, now }: { timeZone: string; now: Date },
): { ok: true; setup: BallotSetup } | { ok: false; problems: FieldProblems } {
  const { take, problems, clean } = fieldReader();
  const closesAt = take("closeDate", readClose(fields, timeZone), null);
  const creditPercent = fields.credit.trim() === "" ? null : take("credit", readPercent(fields.credit), null);
  if (closesAt !== null && closesAt <= now) problems.closeDate ??= "in-past";
  if (!clean()) return { ok: false, problems };
  return { ok: true, setup: { closesAt, creditPercent, finalWalk: fields.finalWalk } };
}

/** The stored setup as the form shows it. */
export function ballotSetupFields(
  setup: { closesAt: Date | null; creditPercent: number | null; finalWalk: boolean },
  timeZone: string,
): BallotSetupFields {
  const wall = setup.closesAt ? wallTime(setup.closesAt, timeZone) : { date: "", time: "" };
  return {
    closeDate: wall.date,
    closeTime: wall.time,
    credit: setup.creditPercent === null ? "" : String(setup.creditPercent),
    finalWalk: setup.finalWalk,
  };
}

function readClose({ closeDate, closeTime }: BallotSetupFields, timeZone: string): Read<Date | null> {
  if (closeDate.trim() === "") return closeTime.trim() === "" ? good(null) : bad("missing");
  return readMoment(closeDate, closeTime.trim() || USUAL_TIME, timeZone);
}

function readPercent(text: string): Read<number> {
  const percent = readCount(text.replace(/[%％]\s*$/, ""), 1, 100);
  return percent.ok ? percent : bad("bad-percent");
}
