import { expect, test } from "vitest";
import { goFields, noGo, readGo } from "#app/domain/events/go-fields.ts";
import {
  type GoFigures,
  goByRule,
  goLack,
  goProposals,
  goStage,
  movedGo,
} from "#app/domain/events/go-no-go.ts";
import { noSide, readSides } from "#app/domain/events/side-draft.ts";

const now = new Date("2026-11-21T04:00:00Z");
const startsAt = new Date("2026-12-19T11:00:00Z");
const frame = { timeZone: "Asia/Shanghai", currency: "CNY", now, startsAt, before: null, leastHeads: true };
const figures: GoFigures = {
  currency: "CNY",
  sides: [
    { labelZh: "男生", labelEn: "Men", heads: 8, capacity: 12, least: 8 },
    { labelZh: "女生", labelEn: "Women", heads: 6, capacity: 12, least: 8 },
    { labelZh: "朋友", labelEn: "Friends", heads: 0, capacity: 4, least: null },
  ],
  ...{ payingHeads: 14, leastMinor: 100_000, runNowMinor: 98_600 },
  ...{ expectedHeads: null, runExpectedMinor: null },
  ...{ lostMinor: 0, venueMinor: 0, feesMinor: 0, otherMinor: 0, refunds: 0, refundMinor: 0 },
};

test("what is missing to the minimums is told by side and in money, and the rule follows it", () => {
  expect(goLack(figures)).toEqual({ sides: [{ side: 1, heads: 2 }], profitMinor: 1_400 });
  expect(goByRule(figures)).toBe("cancel");
  const [men, women, friends] = figures.sides;
  const enough = { ...figures, sides: [men, women && { ...women, heads: 8 }, friends].filter((s) => !!s) };
  expect(goByRule(enough), "the money is still missing").toBe("cancel");
  expect(goByRule({ ...enough, runNowMinor: 100_000 })).toBe("run");
  expect(goByRule({ ...enough, leastMinor: null }), "no money asked for").toBe("run");
});

test("a draft and an announced evening lie ahead until the moment; then only the announced one is asked", () => {
  const goNoGoAt = new Date("2026-12-01T10:00:00Z");
  const event = { state: "published", goNoGoAt, startsAt };
  expect(goStage(event, false, now)).toBe("ahead");
  expect(goStage(event, false, goNoGoAt)).toBe("due");
  expect(goStage({ ...event, state: "draft" }, false, goNoGoAt)).toBe("ahead");
  expect(goStage(event, true, goNoGoAt)).toBe("decided");
  expect(goStage(event, false, startsAt)).toBe("over");
  expect(goStage({ ...event, goNoGoAt: null }, false, now)).toBe("unset");
  expect(goStage({ ...event, state: "cancelled" }, false, now)).toBe("over");
});

test("moments are proposed a day before cancelling the venue becomes dearer, and only those ahead", () => {
  const ladder = [
    { days: 7, percent: 50 },
    { days: 14, percent: 0 },
  ];
  expect(goProposals(ladder, startsAt, now)).toEqual([
    { at: new Date("2026-12-04T11:00:00Z"), dearerFrom: new Date("2026-12-05T11:00:00Z"), percent: 0 },
    { at: new Date("2026-12-11T11:00:00Z"), dearerFrom: new Date("2026-12-12T11:00:00Z"), percent: 50 },
  ]);
  expect(goProposals(ladder, startsAt, new Date("2026-12-05T00:00:00Z"))).toHaveLength(1);
  expect(goProposals([], startsAt, now)).toEqual([]);
});

test("a move takes the day along, and drops one that would lie behind", () => {
  const before = { goNoGoAt: new Date("2026-12-05T11:00:00Z"), startsAt };
  const later = new Date("2026-12-20T11:00:00Z");
  expect(movedGo(before, later, now)).toEqual(new Date("2026-12-06T11:00:00Z"));
  expect(movedGo(before, new Date("2026-11-30T11:00:00Z"), now)).toBeNull();
  expect(movedGo({ ...before, goNoGoAt: null }, later, now)).toBeNull();
});

test("a whole form is read and shown again as it was typed", () => {
  const typed = { goDate: "2026-12-05", goTime: "19:00", goMinProfit: "500", goAuto: true };
  const read = readGo(typed, frame);
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  expect(read.draft).toEqual({
    goNoGoAt: new Date("2026-12-05T11:00:00Z"),
    goNoGoMinMinor: 50_000,
    goNoGoAuto: true,
  });
  expect(goFields(read.draft, "Asia/Shanghai", "CNY")).toEqual({ ...typed, goMinProfit: "500.00" });
  expect(readGo(noGo, frame)).toMatchObject({ ok: true, draft: { goNoGoAt: null, goNoGoAuto: false } });
});

test.each([
  ["a day without a time", { goDate: "2026-12-05" }, { goDate: "missing" }],
  ["a time without a day", { goTime: "12:00" }, { goDate: "missing" }],
  ["a day that is over", { goDate: "2026-11-20", goTime: "12:00" }, { goDate: "in-past" }],
  ["the evening itself", { goDate: "2026-12-19", goTime: "19:00" }, { goDate: "go-after-start" }],
  ["the rule without a day", { goAuto: true }, { goDate: "go-needs-day" }],
  ["a loss as the least profit", { goMinProfit: "-1" }, { goMinProfit: "not-money" }],
  ["an absurd profit", { goMinProfit: "9999999" }, { goMinProfit: "too-much-money" }],
])("%s is refused beside its field", (_what, typed, problems) => {
  expect(readGo({ ...noGo, ...typed }, frame)).toEqual({ ok: false, problems });
});

test("a time the clocks skip is refused, and one that stays may lie in the past", () => {
  const berlin = { ...frame, timeZone: "Europe/Berlin", startsAt: new Date("2027-04-10T18:00:00Z") };
  const skipped = { ...noGo, goDate: "2027-03-28", goTime: "02:30" };
  expect(readGo(skipped, berlin)).toMatchObject({ problems: { goDate: "nonexistent-time" } });
  const past = { ...noGo, goDate: "2026-11-01", goTime: "12:00" };
  const before = new Date("2026-11-01T04:00:00Z");
  expect(readGo(past, { ...frame, before })).toMatchObject({ ok: true, draft: { goNoGoAt: before } });
});

test("the rule needs a minimum to go by", () => {
  const typed = { ...noGo, goDate: "2026-12-05", goTime: "19:00", goAuto: true };
  expect(readGo(typed, { ...frame, leastHeads: false })).toMatchObject({
    problems: { goAuto: "go-needs-minimum" },
  });
  expect(readGo({ ...typed, goMinProfit: "0" }, { ...frame, leastHeads: false })).toMatchObject({ ok: true });
});

test("a side asks for no more heads than it has seats", () => {
  const side = { ...noSide, labelZh: "男生", capacity: "12", price: "499", goMin: "13" };
  expect(readSides([side], "CNY")).toMatchObject({ problems: { side0GoMin: "out-of-range" } });
  expect(readSides([{ ...side, goMin: "12" }], "CNY")).toMatchObject({ sides: [{ goNoGoMin: 12 }] });
  expect(readSides([{ ...side, goMin: " " }], "CNY")).toMatchObject({ sides: [{ goNoGoMin: null }] });
});
