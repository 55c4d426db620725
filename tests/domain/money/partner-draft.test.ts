import { expect, test } from "vitest";
import { emptyPartner, partnerFields, readPartner, readPayout } from "#app/domain/money/partner-draft.ts";
import { readViaCode, viaQuery } from "#app/domain/registration/via-code.ts";

const typed = { ...emptyPartner, name: " 小圈子 ", percent: "12.5" };

test("a partner is a name and a rate; an address and its letters come if there is one", () => {
  expect(readPartner(typed, "CNY")).toEqual({
    ok: true,
    partner: { name: "小圈子", email: null, locale: "zh-CN", rate: { points: 1250 } },
  });
  const fixed = { ...typed, kind: "amount", amount: "50", email: "A@Mail.example", language: "en" };
  expect(readPartner(fixed, "CNY")).toMatchObject({
    partner: { email: "a@mail.example", locale: "en", rate: { fixedMinor: 5000 } },
  });
});

test.each([
  [{ name: " " }, { name: "missing" }],
  [{ name: "x".repeat(61) }, { name: "too-long" }],
  [{ email: "nobody" }, { email: "not-an-email" }],
  [{ percent: "" }, { percent: "missing" }],
  [{ percent: "100.01" }, { percent: "share-above-whole" }],
  [{ percent: "-5" }, { percent: "not-a-percentage" }],
  [{ percent: "12.555" }, { percent: "not-a-percentage" }],
  [{ kind: "amount", amount: "-1" }, { amount: "not-money" }],
  [{ kind: "amount", amount: "2000000" }, { amount: "too-much-money" }],
  [{ kind: "amount", amount: "" }, { amount: "missing" }],
])("%j is refused beside its field", (fields, problems) => {
  expect(readPartner({ ...typed, ...fields }, "CNY")).toEqual({ ok: false, problems });
});

test("what a partner has agreed to stands in the form as it was typed", () => {
  const rate = { ratePoints: 1250, fixedMinor: null };
  const shown = partnerFields({ name: "x", email: null, locale: "en", rate, currency: "CNY" });
  expect(shown).toMatchObject({ kind: "percent", percent: "12.5", amount: "", language: "en" });
  const fixed = { ratePoints: null, fixedMinor: 5000 };
  expect(
    partnerFields({ name: "x", email: "a@b.example", locale: "zh-CN", rate: fixed, currency: "CNY" }),
  ).toMatchObject({ kind: "amount", amount: "50.00", percent: "", email: "a@b.example" });
});

const now = new Date("2031-03-10T00:00:00Z");
const after = {
  currency: "CNY",
  timeZone: "Asia/Shanghai",
  now,
  endsAt: new Date("2031-03-08T15:00:00Z"),
  owedMinor: 6238,
};
const paid = { amount: "62.38", method: "wechat", paidOn: "", note: "", reason: "" };

test("what is owed is paid after the event without a word; early or beyond it a reason is asked for", () => {
  expect(readPayout(paid, after)).toMatchObject({ ok: true, payout: { amountMinor: 6238, reason: null } });
  const asks = { ok: false, problems: { reason: "missing" } };
  expect(readPayout({ ...paid, amount: "62.39" }, after)).toEqual(asks);
  expect(readPayout(paid, { ...after, endsAt: new Date("2031-03-11T00:00:00Z") })).toEqual(asks);
  expect(readPayout({ ...paid, amount: "80", reason: "谢礼" }, after)).toMatchObject({
    payout: { reason: "谢礼" },
  });
});

test.each([
  [{ amount: "0" }, { amount: "out-of-range" }],
  [{ amount: "-1" }, { amount: "not-money" }],
  [{ paidOn: "2031-03-12" }, { paidOn: "too-far" }],
])("a payout of %j is refused", (fields, problems) => {
  expect(readPayout({ ...paid, ...fields }, after)).toMatchObject({ ok: false, problems });
});

test("a code in a link is eight letters and digits, and anything else is nobody's", () => {
  expect(readViaCode(" ab23cd45 ")).toBe("AB23CD45");
  for (const text of ["", null, undefined, "AB23CD4", "AB23CD456", "AB23CD4'", "<script>"])
    expect(readViaCode(text)).toBeNull();
  expect([viaQuery("AB23CD45"), viaQuery("AB23CD45", "&"), viaQuery(null)]).toEqual([
    "?via=AB23CD45",
    "&via=AB23CD45",
    "",
  ]);
});
