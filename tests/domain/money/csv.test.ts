import fc from "fast-check";
import { expect, test } from "vitest";
import { csvAmount, writeCsv } from "#app/domain/money/csv.ts";

/** Reads CSV as RFC 4180 says, to see that what was written comes back. */
function readCsv(text: string): string[][] {
  const rows: string[][] = [];
  let [row, field, quoted]: [string[], string, boolean] = [[], "", false];
  for (let at = 0; at < text.length; at += 1) {
    const letter = text.charAt(at);
    if (quoted) {
      if (letter !== '"') field += letter;
      else if (text.charAt(at + 1) === '"') {
        field += '"';
        at += 1;
      } else quoted = false;
    } else if (letter === '"') quoted = true;
    else if (letter === ",") {
      row.push(field);
      field = "";
    } else if (letter === "\r") {
      rows.push([...row, field]);
      [row, field] = [[], ""];
      at += 1;
    } else field += letter;
  }
  return rows;
}

test("fields are separated by commas and rows end with CRLF", () => {
  expect(
    writeCsv([
      ["日期", "金额"],
      ["2026-12-05", "499.00"],
    ]),
  ).toBe("日期,金额\r\n2026-12-05,499.00\r\n");
});

test("commas, quotes and line breaks stay inside their field", () => {
  expect(writeCsv([['He said "hi", twice', "a\r\nb"]])).toBe('"He said ""hi"", twice","a\r\nb"\r\n');
});

test.each([
  '=HYPERLINK("http://evil.example","click")',
  "+1+1",
  "-1+1",
  "@SUM(A1)",
  "\t=1+1",
  "\r=1+1",
  " =1+1",
  "\u200b=1+1",
  "＝1+1",
  "|calc",
])("%j is text in a spreadsheet, not a formula", (hostile) => {
  expect(readCsv(writeCsv([[hostile]]))).toEqual([[`'${hostile}`]]);
});

test("amounts below zero stay numbers", () => {
  expect(writeCsv([["-499.00", "-0.01", "499"]])).toBe("-499.00,-0.01,499\r\n");
});

test("a name with a hyphen inside it is left alone", () => {
  expect(writeCsv([["Anne-Marie", "a=b"]])).toBe("Anne-Marie,a=b\r\n");
});

test("whatever is written comes back, and nothing comes back as a formula", () => {
  fc.assert(
    fc.property(fc.array(fc.array(fc.string(), { minLength: 1, maxLength: 5 }), { maxLength: 8 }), (rows) => {
      const read = readCsv(writeCsv(rows));
      expect(read.length).toBe(rows.length);
      rows.forEach((row, r) => {
        row.forEach((text, c) => {
          const back = read[r]?.[c] ?? "";
          expect(back === text || back === `'${text}`).toBe(true);
          expect(/^[=@\t\r]/.test(back)).toBe(false);
        });
      });
    }),
  );
});

test.each([
  [49_900, "CNY", "499.00"],
  [-49_901, "CNY", "-499.01"],
  [5, "CNY", "0.05"],
  [0, "CNY", "0.00"],
  [499, "JPY", "499"],
  [-7, "JPY", "-7"],
  [1234, "KWD", "1.234"],
])("%i minor units of %s are written %s", (minor, currency, text) => {
  expect(csvAmount({ minor, currency })).toBe(text);
});
