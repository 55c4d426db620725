import fc from "fast-check";
import { expect, test } from "vitest";
import { ageOn, checkAge, dateInZone, parseBirthDate } from "#app/domain/registration/age.ts";
import { emailIndexText, normaliseEmail } from "#app/domain/registration/email.ts";
import { cleanName } from "#app/domain/registration/person-name.ts";
import { normalisePhone } from "#app/domain/registration/phone.ts";
import { salesState } from "#app/domain/registration/sales.ts";
import { seatsLeft, sideAvailability } from "#app/domain/registration/seats-left.ts";

const zone = "Asia/Shanghai";
const now = new Date("2025-01-01T00:00:00Z");

/** An evening at 19:00 Shanghai time on a day. */
function evening(day: string, ages: { minAge?: number; maxAge?: number | null } = {}) {
  return { startsAt: new Date(`${day}T11:00:00Z`), timeZone: zone, minAge: 18, maxAge: null, ...ages };
}

for (const [born, day, verdict] of [
  ["2008-03-02", "2026-03-01", "under-18"],
  ["2008-03-02", "2026-03-02", "ok"],
  ["2008-02-29", "2026-02-28", "under-18"],
  ["2008-02-29", "2026-03-01", "ok"],
  ["2026-02-30", "2026-03-01", "not-a-date"],
  ["30-04-1990", "2026-03-01", "not-a-date"],
  ["1800-01-01", "2026-03-01", "not-a-date"],
  ["2025-06-01", "2026-03-01", "not-a-date"],
] as const)
  test(`who was born on ${born} is "${verdict}" for an evening on ${day}`, () => {
    expect(checkAge(born, evening(day), now)).toBe(verdict);
  });

test("the age is that of the evening's own date in its own zone, not of the date in London", () => {
  const midnight = { startsAt: new Date("2026-03-01T16:30:00Z"), timeZone: zone, minAge: 18, maxAge: null };
  expect(checkAge("2008-03-02", midnight, now), "it is 2 March in Shanghai").toBe("ok");
  expect(checkAge("2008-03-02", { ...midnight, timeZone: "Europe/London" }, now)).toBe("under-18");
});

test("an age band holds at both ends", () => {
  const band = evening("2026-03-01", { minAge: 25, maxAge: 35 });
  expect(checkAge("2001-03-02", band, now)).toBe("outside-age-band");
  expect(checkAge("2001-03-01", band, now)).toBe("ok");
  expect(checkAge("1990-03-02", band, now)).toBe("ok");
  expect(checkAge("1990-03-01", band, now)).toBe("outside-age-band");
});

test("everybody's age rises by one each year and never falls", () => {
  const dates = fc.date({ min: new Date("1930-01-01"), max: new Date("2030-01-01"), noInvalidDate: true });
  fc.assert(
    fc.property(dates, dates, fc.nat(4000), (a, b, days) => {
      const born = dateInZone(a, "UTC");
      const later = new Date(b.getTime() + days * 86_400_000);
      const [age, then] = [ageOn(born, dateInZone(b, "UTC")), ageOn(born, dateInZone(later, "UTC"))];
      expect(then).toBeGreaterThanOrEqual(age);
      expect(then - age).toBeLessThanOrEqual(Math.ceil(days / 365));
    }),
  );
});

test("a birth date is read only when such a day exists", () => {
  expect(parseBirthDate("2000-02-29")).toEqual({ year: 2000, month: 2, day: 29 });
  for (const text of ["1900-02-29", "2001-02-29", "2001-13-01", "2001-00-10", "2001-04-31", "20010401", ""])
    expect(parseBirthDate(text), text).toBeNull();
});

test("an address is trimmed, narrowed and lower-cased", () => {
  expect(normaliseEmail("  Mei.Lin+Gz@Mail.Example ")).toBe("mei.lin+gz@mail.example");
  expect(normaliseEmail("ｍｅｉ＠ｍａｉｌ．ｅｘａｍｐｌｅ")).toBe("mei@mail.example");
});

for (const text of [
  "",
  "mei",
  "@mail.example",
  "mei@",
  "mei@mail",
  "a b@mail.example",
  "mei@mail.example\r\nBcc: x@y.example",
  "mei@mail..example",
  "mei@-mail.example",
  ".mei@mail.example",
  "mei@127.0.0.1",
  `${"a".repeat(65)}@mail.example`,
  `a@${"b".repeat(60)}.${"c".repeat(60)}.${"d".repeat(60)}.${"e".repeat(60)}.${"f".repeat(60)}.example`,
  "<mei@mail.example>",
])
  test(`${JSON.stringify(text).slice(0, 40)} is no address`, () => {
    expect(normaliseEmail(text)).toBeNull();
  });

test("an alias is the same person in the index and in no other place", () => {
  expect(emailIndexText("mei+1@mail.example")).toBe(emailIndexText("mei@mail.example"));
  expect(emailIndexText("mei@mail.example")).not.toBe(emailIndexText("lin@mail.example"));
  expect(emailIndexText("+mei@mail.example")).toBe("email:+mei@mail.example");
});

test("normalising an address again changes nothing", () => {
  fc.assert(
    fc.property(fc.emailAddress(), (text) => {
      const once = normaliseEmail(text);
      if (once !== null) expect(normaliseEmail(once)).toBe(once);
    }),
  );
});

for (const [typed, name] of [
  ["  林\t晓雯 ", "林 晓雯"],
  ["\u202eevil\u202c", "evil"],
  ["a\u0000b\u200bc", "abc"],
  ["Zoe\u0308", "Zoë"],
  ["=HYPERLINK(1)", "=HYPERLINK(1)"],
  [`a${"\u0301".repeat(50)}`, "á\u0301\u0301\u0301"],
] as const)
  test(`the name ${JSON.stringify(typed).slice(0, 30)} is kept as ${JSON.stringify(name)}`, () => {
    expect(cleanName(typed)).toEqual({ ok: true, name });
  });

test("a name is no link: what a mail program would make one of is taken apart, and other dots stay", () => {
  for (const [typed, name] of [
    ["领奖请点 http://evil.example/a", "领奖请点 http: evil. example/a"],
    ["www.evil.com", "www. evil. com"],
    ["evil。com", "evil。 com"],
    ["me@evil.co", "me@evil. co"],
    ["St.John Smith", "St. John Smith"],
    ["J.R.R. Tolkien Jr.", "J.R.R. Tolkien Jr."],
    ["小林 / Lin", "小林 / Lin"],
  ])
    expect(cleanName(typed ?? "")).toEqual({ ok: true, name });
});

test("a name of nothing visible is missing, one of 61 characters or 10 kB is too long", () => {
  for (const text of ["", "   ", "\u202e\u200b", "…", "👋"])
    expect(cleanName(text)).toEqual({ ok: false, reason: "missing" });
  for (const text of ["林".repeat(61), "x".repeat(10_240)])
    expect(cleanName(text)).toEqual({ ok: false, reason: "too-long" });
});

test("whatever is typed, a name that is kept is one line of visible characters and stays as it is", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 80 }), (text) => {
      const cleaned = cleanName(text);
      if (!cleaned.ok) return;
      expect(cleaned.name).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
      expect(cleanName(cleaned.name)).toEqual(cleaned);
    }),
  );
});

test("a phone number keeps its digits and its plus", () => {
  expect(normalisePhone(" +86 138-0013-8000 ")).toBe("+8613800138000");
  expect(normalisePhone("138 0013 8000")).toBe("13800138000");
  for (const text of ["12345", "call me", "1".repeat(16), "+86;ext=1"])
    expect(normalisePhone(text)).toBeNull();
});

const open = {
  state: "published",
  startsAt: new Date("2026-03-01T11:00:00Z"),
  endsAt: new Date("2026-03-01T14:00:00Z"),
  salesCloseAt: new Date("2026-03-01T10:00:00Z"),
  salesPausedAt: null,
};

for (const [name, facts, at, reason] of [
  ["a draft", { state: "draft" }, "2026-02-01", "not-published"],
  ["a cancelled evening", { state: "cancelled" }, "2026-05-01", "cancelled"],
  ["an evening that ended", {}, "2026-03-01T14:00:00Z", "past"],
  ["sales that closed", {}, "2026-03-01T10:00:00Z", "closed"],
  ["a pause", { salesPausedAt: new Date("2026-02-01") }, "2026-02-01", "paused"],
] as const)
  test(`${name} sells no seat: ${reason}`, () => {
    expect(salesState({ ...open, ...facts }, new Date(at))).toEqual({ open: false, reason });
  });

test("a published evening sells until the moment its sales close", () => {
  expect(salesState(open, new Date("2026-03-01T09:59:59Z"))).toEqual({ open: true });
  expect(salesState({ ...open, salesPausedAt: new Date("2026-02-02") }, new Date("2026-02-01"))).toEqual({
    open: true,
  });
});

test("seats left and taken always add up to the capacity, and never fall below zero", () => {
  fc.assert(
    fc.property(fc.nat(500), fc.nat(600), (capacity, taken) => {
      const left = seatsLeft({ capacity, taken });
      expect(left).toBe(taken >= capacity ? 0 : capacity - taken);
    }),
  );
});

test("a full side whose hold is over may free up; one that is sold is sold out", () => {
  expect(sideAvailability({ left: 0, overdue: 1 })).toBe("may-free-up");
  expect(sideAvailability({ left: 0, overdue: 0 })).toBe("sold-out");
  expect(sideAvailability({ left: 1, overdue: 1 })).toBe("open");
});
