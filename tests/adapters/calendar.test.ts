import fc from "fast-check";
import { expect, test } from "vitest";
import { type CalendarInput, calendarFile } from "#app/adapters/calendar.server.ts";
import { qrPng, qrSvg } from "#app/adapters/qr.server.ts";

const evening: CalendarInput = {
  uid: "order-1@qingju",
  sequence: 3,
  locale: "zh-CN",
  title: "周六炉边晚餐局",
  description: "由「慢慢来」主办\n入场码：K7M4QX",
  startsAt: new Date("2026-12-05T11:00:00Z"),
  endsAt: new Date("2026-12-05T13:30:00Z"),
  timeZone: "Asia/Shanghai",
  location: "灯下小馆, 武康路 88 号",
  url: "https://qingju.example/o/abc",
  now: new Date("2026-11-21T04:00:00Z"),
};

/** The file's lines as a calendar reads them: unfolded. */
function linesOf(file: string): string[] {
  return file.replace(/\r\n[ \t]/g, "").split("\r\n");
}

test("the entry says when, where and which version it is", () => {
  const lines = linesOf(calendarFile(evening));
  expect(lines).toContain("UID:order-1@qingju");
  expect(lines).toContain("SEQUENCE:3");
  expect(lines).toContain("DTSTART:20261205T110000Z");
  expect(lines).toContain("DTEND:20261205T133000Z");
  expect(lines).toContain("DTSTAMP:20261121T040000Z");
  expect(lines).toContain("X-WR-TIMEZONE:Asia/Shanghai");
  expect(lines).toContain("SUMMARY:周六炉边晚餐局");
  expect(lines).toContain("LOCATION:灯下小馆\\, 武康路 88 号");
  expect(lines).toContain("DESCRIPTION:由「慢慢来」主办\\n入场码：K7M4QX");
  expect(lines).toContain("STATUS:CONFIRMED");
});

test("no place is written where the reader may not know it", () => {
  const { location: _, ...secret } = evening;
  expect(calendarFile(secret)).not.toContain("LOCATION");
});

test("a cancelled evening says so", () => {
  expect(linesOf(calendarFile({ ...evening, cancelled: true }))).toContain("STATUS:CANCELLED");
});

test("lines are at most 75 octets, and no character is cut in two", () => {
  const file = calendarFile({ ...evening, description: "很长的说明，".repeat(60) });
  for (const line of file.split("\r\n")) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
  expect(linesOf(file).join()).toContain("很长的说明，".repeat(60));
});

test("nothing that is typed can add a line of its own", () => {
  const names = (file: string) => linesOf(file).map((line) => line.split(/[:;]/)[0]);
  const usual = names(calendarFile(evening));
  const text = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.constantFrom("a\r\nATTENDEE:mailto:x@y", "b\nEND:VEVENT", "c\rX", "d\u2028E:f", "$&$'"),
  );
  fc.assert(
    fc.property(text, text, text, (title, description, location) => {
      const file = calendarFile({
        ...evening,
        title: `t${title}`,
        description: `d${description}`,
        location: `l${location}`,
      });
      expect(names(file)).toEqual(usual);
    }),
    { numRuns: 300 },
  );
});

test("an address that is no web address is left out", () => {
  expect(calendarFile({ ...evening, url: "javascript:alert(1)" })).not.toContain("URL:");
});

test("an end before the start is refused", () => {
  expect(() => calendarFile({ ...evening, endsAt: evening.startsAt })).toThrow("ends after");
});

test("a QR code is drawn as SVG and as PNG", async () => {
  expect(await qrSvg("K7M4QX")).toMatch(/^<svg [^>]*viewBox/);
  const png = await qrPng("K7M4QX");
  expect(png.subarray(1, 4).toString()).toBe("PNG");
});
