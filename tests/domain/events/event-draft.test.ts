import fc from "fast-check";
import { expect, test } from "vitest";
import { type EventFields, type EventFrame, readEvent } from "#app/domain/events/event-draft.ts";
import { eventKinds } from "#app/domain/events/event-kinds.ts";
import { programmeText, readProgrammeText } from "#app/domain/events/event-texts.ts";
import { ladderFields, readLadder } from "#app/domain/events/ladder-fields.ts";
import { newEventFields } from "#app/domain/events/new-event-fields.ts";
import { noSide, readSides } from "#app/domain/events/side-draft.ts";
import { makeSlug } from "#app/domain/events/slug.ts";
import { readSpan, spanFields } from "#app/domain/events/time-span.ts";
import { amountText } from "#app/domain/money/amount-text.ts";
import { parseAmount } from "#app/domain/money/money.ts";
import { cleanLine, cleanText, readCount, readLink } from "#app/domain/organiser/read-field.ts";
import { nextVersion, readVersion, versionOf } from "#app/domain/organiser/version.ts";

const now = new Date("2026-11-21T04:00:00Z");
const booking = { startsAt: new Date("2026-12-05T10:00:00Z"), endsAt: new Date("2026-12-05T15:00:00Z") };
const frame: EventFrame = { timeZone: "Asia/Shanghai", currency: "CNY", now, booking, before: null };
const fields: EventFields = {
  ...newEventFields("matchmaking", "CNY", { ...booking, timeZone: "Asia/Shanghai" }),
  zh: { title: "周六晚，十二对", summary: "", about: "", bring: "", programme: "" },
};

test.each(eventKinds)("the form of a new event of the kind %s is good once it has a title", (kind) => {
  const fresh = newEventFields(kind, "CNY", { ...booking, timeZone: "Asia/Shanghai" });
  expect(readEvent({ ...fresh, zh: fields.zh }, frame).ok).toBe(true);
});

test("a new event begins and ends half an hour inside its booking, and a short booking is taken whole", () => {
  expect(fields).toMatchObject({
    date: "2026-12-05",
    startTime: "18:30",
    endTime: "22:30",
    endsNextDay: false,
  });
  const short = {
    startsAt: booking.startsAt,
    endsAt: new Date("2026-12-05T12:00:00Z"),
    timeZone: "Asia/Shanghai",
  };
  expect(newEventFields("meetup", "CNY", short)).toMatchObject({ startTime: "18:00", endTime: "20:00" });
});

test("sales close so many hours before the start", () => {
  const read = readEvent({ ...fields, closeHours: "1.5" }, frame);
  expect(read.ok && read.draft.salesCloseAt).toEqual(new Date("2026-12-05T09:00:00Z"));
});

test("a time that stays may lie in the past; one that moves may not", () => {
  const late = { ...frame, now: new Date("2026-12-05T11:00:00Z") };
  const same = {
    ...late,
    before: { startsAt: new Date("2026-12-05T10:30:00Z"), endsAt: new Date("2026-12-05T14:30:00Z") },
  };
  expect(readEvent(fields, same).ok).toBe(true);
  expect(readEvent({ ...fields, startTime: "18:45" }, same)).toMatchObject({ problems: { date: "in-past" } });
  expect(readEvent(fields, late)).toMatchObject({ problems: { date: "in-past" } });
});

test.each([
  [{ minAge: "17" }, { minAge: "under-18" }],
  [{ minAge: "30", maxAge: "25" }, { maxAge: "age-band" }],
  [{ minAge: "十八" }, { minAge: "not-a-number" }],
  [{ closeHours: "2000" }, { closeHours: "sales-close-range" }],
  [{ closeHours: "-1" }, { closeHours: "not-a-number" }],
  [{ endTime: "23:30" }, { startTime: "outside-booking" }],
  [{ sides: [] }, { side0Zh: "no-side" }],
])("%j is refused as %j", (change, problems) => {
  expect(readEvent({ ...fields, ...change }, frame)).toEqual({ ok: false, problems });
});

test("English is left out when nothing was written in it, and read whole when something was", () => {
  const without = readEvent(fields, frame);
  expect(without.ok && without.draft.texts.map(({ locale }) => locale)).toEqual(["zh-CN"]);
  const half = readEvent({ ...fields, en: { ...fields.en, summary: "One good drink" } }, frame);
  expect(half).toEqual({ ok: false, problems: { titleEn: "missing" } });
});

test("at most four sides are read, and rows nobody filled in count for nothing", () => {
  const side = (labelZh: string) => ({
    ...noSide,
    labelZh,
    capacity: "2",
    price: "0",
  });
  const blank = { ...side(""), capacity: "", price: "" };
  const five = readSides(["甲", "乙", "丙", "丁", "戊"].map(side), "CNY");
  expect(five.ok && five.sides).toHaveLength(4);
  const gaps = readSides([side("甲"), blank, side("丙")], "CNY");
  expect(gaps.ok && gaps.sides.map(({ labelEn }) => labelEn)).toEqual(["甲", "丙"]);
});

test("a programme is read line by line and written back as it was read", () => {
  const read = readProgrammeText("9:05 早到\r\n\n19：30  开始轮换 \n");
  expect(read).toEqual({
    ok: true,
    value: [
      { at: "09:05", what: "早到" },
      { at: "19:30", what: "开始轮换" },
    ],
  });
  expect(read.ok && readProgrammeText(programmeText(read.value))).toEqual(read);
  for (const wrong of ["签到", "25:00 签到", "19:60 签到", "19:00"])
    expect(readProgrammeText(wrong)).toEqual({ ok: false, problem: "programme-line" });
});

test("every refund ladder in whole hours survives its form", () => {
  const hours = fc.uniqueArray(fc.integer({ min: 0, max: 8784 }), { minLength: 1, maxLength: 3 });
  const percents = fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 3, maxLength: 3 });
  fc.assert(
    fc.property(hours, percents, (some, shares) => {
      const falling = [...some].sort((a, b) => b - a);
      const sorted = [...shares].sort((a, b) => b - a);
      const ladder = falling.map((hoursBefore, n) => ({ hoursBefore, percent: sorted[n] ?? 0 }));
      expect(readLadder(ladderFields(ladder))).toEqual({ ok: true, value: ladder });
    }),
  );
});

test("every price survives its field, in currencies with and without decimals", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 1_000_000_000 }),
      fc.constantFrom("CNY", "JPY", "KWD"),
      (minor, currency) => {
        expect(parseAmount(amountText(minor, currency), currency)).toBe(minor);
      },
    ),
  );
});

test("every span of whole minutes survives its form, or its clock time is not a single one", () => {
  const start = fc.integer({ min: Date.UTC(2026, 0, 1) / 60_000, max: Date.UTC(2030, 0, 1) / 60_000 });
  const zones = fc.constantFrom("Asia/Shanghai", "America/New_York", "Australia/Lord_Howe");
  fc.assert(
    fc.property(start, fc.integer({ min: 1, max: 1380 }), zones, (minute, length, zone) => {
      const span = { startsAt: new Date(minute * 60_000), endsAt: new Date((minute + length) * 60_000) };
      const read = readSpan(spanFields(span, zone), zone);
      if (read.ok) expect(read.span).toEqual(span);
      else
        expect(Object.values(read.problems)).toEqual(
          Object.values(read.problems).map(() => "ambiguous-time"),
        );
    }),
  );
});

test.each([
  ["Café Night: Twelve Pairs!", "cafe-night-twelve-pairs-1205-x7k2m9"],
  ["", "matchmaking-1205-x7k2m9"],
  ["周六晚", "matchmaking-1205-x7k2m9"],
  ["../../etc/passwd", "etc-passwd-1205-x7k2m9"],
  ["supercalifragilisticexpialidociousness", "matchmaking-1205-x7k2m9"],
])("the address of %j is %s", (titleEn, slug) => {
  expect(makeSlug({ titleEn, kind: "matchmaking", date: "2026-12-05", suffix: "X7K2M9" })).toBe(slug);
});

test("unseen and direction-changing characters never reach a page", () => {
  expect(cleanLine("a\u202eb\u200bc\u0000 \u2028 d\te")).toBe("abc d e");
  expect(cleanText("one\r\n\n\n\ntwo\u202e ")).toBe("one\n\ntwo");
});

test.each(["javascript:alert(1)", "data:text/html,x", "//evil.example", "https://a b", "ftp://x"])(
  "%s is not a link to a web page",
  (link) => {
    expect(readLink(link)).toEqual({ ok: false, problem: "not-a-link" });
  },
);

test("full-width digits count as digits", () => {
  expect(readCount("１２", 1, 20)).toEqual({ ok: true, value: 12 });
});

test("a version is later than the last one even when the clock stands still", () => {
  expect(nextVersion(now, now).getTime()).toBe(now.getTime() + 1);
  expect(readVersion(versionOf(now))).toEqual(now);
  expect(readVersion("yesterday")).toBeNull();
});
