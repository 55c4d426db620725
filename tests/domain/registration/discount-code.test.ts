import fc from "fast-check";
import { expect, test } from "vitest";
import { type CodeFields, emptyCode, readCodeForm } from "#app/domain/registration/code-draft.ts";
import { applyCode } from "#app/domain/registration/coded-sides.ts";
import { codeRefusal, codeState, codeWorth, readCode } from "#app/domain/registration/discount-code.ts";

const now = new Date("2026-11-21T04:00:00Z");
const later = new Date(now.getTime() + 1);
const frame = { currency: "CNY", timeZone: "Asia/Shanghai", now, sideIds: ["men"] };
const fields: CodeFields = { ...emptyCode, code: "friends-10", percent: "10" };

test.each([
  [" friends-10 ", "FRIENDS-10"],
  ["ｆｒｉｅｎｄｓ１０", "FRIENDS10"],
  ["vip–2026", "VIP-2026"],
  ["a b c", "ABC"],
  ["\u200bABC\u202e", "ABC"],
  ["ab", null],
  ["优惠", null],
  ["A".repeat(33), null],
  ["'; drop table", null],
  ["A_B", null],
  ["", null],
])("the typed code %j is compared as %j", (typed, code) => {
  expect(readCode(typed)).toBe(code);
});

test("whatever is read as a code is one, and reading it again changes nothing", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 40 }), (text) => {
      const code = readCode(text);
      if (code === null) return;
      expect(code).toMatch(/^[A-Z0-9-]{3,32}$/);
      expect(readCode(code.toLowerCase())).toBe(code);
    }),
  );
});

const plain = { sideId: null, maxUses: null, used: 0, startsAt: null, endsAt: null, disabledAt: null };

test("a code holds from its start until just before its end, while it has uses left and is on", () => {
  expect(codeState({ ...plain, startsAt: now, endsAt: later }, now)).toBe("good");
  expect(codeState({ ...plain, startsAt: later }, now)).toBe("not-yet");
  expect(codeState({ ...plain, endsAt: now }, now)).toBe("over");
  expect(codeState({ ...plain, maxUses: 2, used: 1 }, now)).toBe("good");
  expect(codeState({ ...plain, maxUses: 2, used: 2 }, now)).toBe("used-up");
  expect(codeState({ ...plain, disabledAt: now, endsAt: now }, now)).toBe("disabled");
});

test("a disabled code is like one that never was, and a code of one side is not good on another", () => {
  expect(codeRefusal({ ...plain, disabledAt: now }, null, now)).toBe("no-such-code");
  expect(codeRefusal({ ...plain, sideId: "men" }, "women", now)).toBe("not-for-side");
  expect(codeRefusal({ ...plain, sideId: "men" }, null, now)).toBeNull();
  expect(codeRefusal({ ...plain, sideId: "men" }, "men", now)).toBeNull();
});

test.each<[Partial<CodeFields>, Record<string, string>]>([
  [{ code: "" }, { code: "missing" }],
  [{ code: "优惠" }, { code: "bad-code" }],
  [{ percent: "" }, { percent: "missing" }],
  [{ percent: "0" }, { percent: "bad-percent" }],
  [{ percent: "101" }, { percent: "bad-percent" }],
  [{ percent: "12.5" }, { percent: "bad-percent" }],
  [{ kind: "amount", amount: "0" }, { amount: "no-discount" }],
  [{ kind: "amount", amount: "-5" }, { amount: "not-money" }],
  [{ kind: "amount", amount: "1.005" }, { amount: "not-money" }],
  [{ kind: "amount", amount: "999999" }, { amount: "too-much-money" }],
  [{ kind: "gift" }, { kind: "code-kind" }],
  [{ maxUses: "0" }, { maxUses: "out-of-range" }],
  [{ maxUses: "many" }, { maxUses: "not-a-number" }],
  [{ side: "nobody" }, { side: "unknown-side" }],
  [{ endsDate: "2026-11-20" }, { endsDate: "in-past" }],
  [{ startsDate: "2026-12-02", endsDate: "2026-12-01" }, { endsDate: "ends-before-it-starts" }],
  [{ startsDate: "2026-13-01" }, { startsDate: "not-a-date" }],
  [{ startsTime: "19:00" }, { startsDate: "missing" }],
])("a new code with %j is refused as %j", (change, problems) => {
  expect(readCodeForm({ ...fields, ...change }, frame)).toEqual({ ok: false, problems });
});

test("a day without a time begins at midnight and ends with the day", () => {
  const read = readCodeForm(
    { ...fields, startsDate: "2026-12-01", endsDate: "2026-12-01", percent: "10%" },
    frame,
  );
  expect(read).toMatchObject({
    draft: {
      ...{ code: "FRIENDS-10", percent: 10, amountMinor: null, sideId: null, maxUses: null },
      startsAt: new Date("2026-11-30T16:00:00Z"),
      endsAt: new Date("2026-12-01T15:59:00Z"),
    },
  });
});

test("a code takes its part off the sides it is for, never below nothing, and the list price stays beside it", () => {
  const price = { minor: 49_900, currency: "CNY" };
  const sides = [
    { id: "men", price },
    { id: "women", price },
  ];
  const code = { code: "X10", worth: codeWorth({ percent: 10, amountMinor: null }), sideId: "men" };
  const [men, women] = applyCode(sides, code);
  expect(men).toMatchObject({ price: { minor: 44_910 }, list: price });
  expect(women).toMatchObject({ price, list: null });
  const much = { code: "BIG", worth: codeWorth({ percent: null, amountMinor: 60_000 }), sideId: null };
  expect(applyCode(sides, much).map(({ price: { minor } }) => minor)).toEqual([0, 0]);
  expect(applyCode(sides, null)).toEqual(sides.map((side) => ({ ...side, list: null })));
});
