import { inflateRawSync, crc32 as nodeCrc32 } from "node:zlib";
import fc from "fast-check";
import { expect, test } from "vitest";
import { writeXlsx } from "#app/domain/money/xlsx.ts";
import { crc32, writeZip } from "#app/domain/money/zip.ts";

/** Reads an archive by its directory, as a spreadsheet does. */
function readZip(bytes: Uint8Array): Map<string, string> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = bytes.length - 22;
  expect(view.getUint32(end, true)).toBe(0x06054b50);
  const files = new Map<string, string>();
  let at = view.getUint32(end + 16, true);
  for (let n = 0; n < view.getUint16(end + 10, true); n += 1) {
    expect(view.getUint32(at, true)).toBe(0x02014b50);
    const [size, title] = [view.getUint32(at + 20, true), view.getUint16(at + 28, true)];
    const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + title));
    const local = view.getUint32(at + 42, true);
    const start = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
    const raw = bytes.subarray(start, start + size);
    expect(crc32(raw), name).toBe(view.getUint32(at + 16, true));
    const packed = view.getUint16(at + 10, true) === 8;
    files.set(name, new TextDecoder().decode(packed ? inflateRawSync(raw) : raw));
    at += 46 + title;
  }
  return files;
}

test("the checksum is that of ISO 3309, for any bytes", () => {
  expect(crc32(new TextEncoder().encode("123456789"))).toBe(0xcbf43926);
  fc.assert(
    fc.property(fc.uint8Array(), (bytes) => {
      expect(crc32(bytes)).toBe(nodeCrc32(bytes));
    }),
  );
});

test("files come out of an archive as they went in, names in Chinese too", () => {
  const bytes = new TextEncoder().encode("一二三");
  const read = readZip(
    writeZip([
      { name: "甲/乙.xml", bytes },
      { name: "空", bytes: new Uint8Array() },
    ]),
  );
  expect([...read]).toEqual([
    ["甲/乙.xml", "一二三"],
    ["空", ""],
  ]);
});

test("amounts are exact numbers in their currency's decimals, texts are texts that nothing runs", () => {
  const rows = [
    ["活动", "利润"],
    ["=HYPERLINK(1)", { minor: -550_100, currency: "CNY" }],
    ["<b>&\u0000", { minor: 499, currency: "JPY" }],
    ["x", 13],
  ];
  const files = readZip(writeXlsx([{ name: "总账 [2026]/11: 月", rows }]));
  const sheet = files.get("xl/worksheets/sheet1.xml") ?? "";
  expect(sheet).toContain('<c s="3"><v>-5501.00</v></c>');
  expect(sheet).toContain('<c s="2"><v>499</v></c>');
  expect(sheet).toContain("<c><v>13</v></c>");
  expect(sheet).toContain("'=HYPERLINK(1)");
  expect(sheet).toContain("&lt;b&gt;&amp;</t>");
  expect(sheet).not.toMatch(/<f>/);
  expect(files.get("xl/workbook.xml")).toContain('name="总账  2026  11  月"');
});
