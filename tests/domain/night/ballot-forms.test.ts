import { expect, test } from "vitest";
import { ballotSetupFields, readBallotSetup } from "#app/domain/night/ballot-setup.ts";
import { ballotClosedAt, ballotStanding } from "#app/domain/night/ballot-standing.ts";
import { readNote } from "#app/domain/night/private-note.ts";
import { readSurvey } from "#app/domain/night/survey.ts";

const now = new Date("2031-03-08T13:00:00Z");
const frame = { timeZone: "Asia/Shanghai", now };
const empty = { closeDate: "", closeTime: "", credit: "", finalWalk: false };

test.each([
  ["setup", null, "not-begun"],
  ["running", null, "open"],
  ["running", new Date(now.getTime() - 1), "open"],
  ["paused", null, "open"],
  ["over", null, "open"],
  ["over", new Date(now.getTime() + 1), "open"],
  ["over", now, "closing"],
  ["closed", now, "closed"],
  ["revealed", now, "revealed"],
])("a night that is %s with closing time %s has a ballot that is %s", (state, ballotClosesAt, standing) => {
  expect(ballotStanding({ state, ballotClosesAt }, now)).toBe(standing);
  expect(ballotClosedAt({ state, ballotClosesAt }, now) === null).toBe(standing === "open");
});

test("a ballot's form may be left empty, and reads back what it was given", () => {
  expect(readBallotSetup(empty, frame)).toEqual({
    ok: true,
    setup: { closesAt: null, creditPercent: null, finalWalk: false },
  });
  const full = { closeDate: "2031-03-09", closeTime: "20:30", credit: "30", finalWalk: true };
  const read = readBallotSetup({ ...full, credit: "30 %" }, frame);
  expect(read).toEqual({
    ok: true,
    setup: { closesAt: new Date("2031-03-09T12:30:00Z"), creditPercent: 30, finalWalk: true },
  });
  expect(read.ok && ballotSetupFields(read.setup, frame.timeZone)).toEqual(full);
});

test.each([
  [{ closeDate: "2031-03-08", closeTime: "20:59" }, { closeDate: "in-past" }],
  [{ closeTime: "20:00" }, { closeDate: "missing" }],
  [{ closeDate: "2031-02-30" }, { closeDate: "not-a-date" }],
  [{ credit: "0" }, { credit: "bad-percent" }],
  [{ credit: "101" }, { credit: "bad-percent" }],
  [{ credit: "half" }, { credit: "bad-percent" }],
])("%j is sent back with %j", (fields, problems) => {
  expect(readBallotSetup({ ...empty, ...fields }, frame)).toEqual({ ok: false, problems });
});

test("a survey needs stars or a line; stars beyond five are none", () => {
  expect(readSurvey({ stars: "5", line: " 很\u200b开心 \n 谢谢 " })).toEqual({
    ok: true,
    draft: { stars: 5, line: "很开心 谢谢" },
  });
  expect(readSurvey({ stars: "6", line: " " })).toEqual({ ok: false, reason: "nothing-said" });
  expect(readSurvey({ stars: "", line: "好".repeat(201) })).toEqual({ ok: false, reason: "too-long" });
});

test("a note keeps its lines, at most 500 characters; blanks are no note", () => {
  expect(readNote("一\r\n二\u202e")).toEqual({ ok: true, note: "一\n二" });
  expect(readNote(" \n ")).toEqual({ ok: true, note: null });
  expect(readNote("好".repeat(501))).toEqual({ ok: false, reason: "too-long" });
});
