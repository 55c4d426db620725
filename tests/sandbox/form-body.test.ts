import fc from "fast-check";
import { expect, test } from "vitest";
import { showAmount } from "#app/sandbox/cashier/amount.server.ts";
import { parseForm } from "#app/sandbox/wire/form-body.server.ts";

test("brackets nest, numbers and empty brackets count", () => {
  expect(parseForm("a=1&b[c]=2&b[d][0][e]=3&x[]=4&x[]=5")).toEqual({
    a: "1",
    b: { c: "2", d: { "0": { e: "3" } } },
    x: { "0": "4", "1": "5" },
  });
});

test("no form can reach an object's prototype or bring the reader down", () => {
  parseForm("__proto__[polluted]=1&constructor[prototype][polluted]=1");
  expect(Object.hasOwn(Object.prototype, "polluted")).toBe(false);
  fc.assert(fc.property(fc.string(), (text) => typeof parseForm(text) === "object"));
});

test("an amount is shown to the last minor unit, with its code beside the sign", () => {
  expect(showAmount(49_900, "cny", "zh")).toBe("¥499.00 CNY");
  expect(showAmount(499, "jpy", "en")).toBe("¥499 JPY");
  expect(showAmount(5, "usd", "en")).toBe("$0.05 USD");
  expect(showAmount(99_999_999, "eur", "en")).toBe("€999,999.99 EUR");
});
