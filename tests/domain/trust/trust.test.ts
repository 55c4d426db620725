import fc from "fast-check";
import { expect, test } from "vitest";
import { bandOf, FEWEST } from "#app/domain/trust/band.ts";
import { REPORT_LENGTH, readReport, reportKinds } from "#app/domain/trust/report.ts";
import { standingOf, strikesSince } from "#app/domain/trust/strikes.ts";

const people = new Set(["anna", "ben"]);

test("a report needs a kind, may be about nobody, and says what happened where the kind does not", () => {
  expect(readReport({ kind: "unsafe", words: "  ", about: "" }, people)).toEqual({
    ok: true,
    report: { kind: "unsafe", words: "", about: null },
  });
  expect(readReport({ kind: "other", words: "", about: "anna" }, people)).toEqual({
    ok: false,
    fields: { words: "missing" },
  });
  expect(readReport({ kind: "", words: "", about: "" }, people)).toEqual({
    ok: false,
    fields: { kind: "missing" },
  });
  expect(readReport({ kind: "toString", words: "x", about: "carl" }, people)).toEqual({
    ok: false,
    fields: { kind: "unknown", about: "unknown" },
  });
  const long = { kind: "money", words: "字".repeat(REPORT_LENGTH + 1), about: "" };
  expect(readReport(long, people)).toEqual({ ok: false, fields: { words: "too-long" } });
});

test("a report of every kind about somebody present, with words, is taken as it was written", () => {
  fc.assert(
    fc.property(fc.constantFrom(...reportKinds), fc.constantFrom(...people), (kind, about) => {
      const read = readReport({ kind, words: " It was loud.\r\nVery. ", about }, people);
      expect(read).toEqual({ ok: true, report: { kind, words: "It was loud.\nVery.", about } });
    }),
  );
});

test("missed evenings bring a letter, then tickets without refund, then a closed door", () => {
  expect([0, 1, 2, 3, 9].map(standingOf)).toEqual(["good", "warned", "firm", "barred", "barred"]);
  expect(strikesSince(new Date("2026-12-01T00:00:00Z"))).toEqual(new Date("2025-12-01T00:00:00Z"));
});

test("a share is shown with the range that goes with its count, and never for a handful", () => {
  expect(bandOf(1, FEWEST - 1)).toBeNull();
  expect(bandOf(3, 20)).toEqual({ percent: 15, from: 5, to: 37, of: 20 });
  expect(bandOf(150, 1000)).toEqual({ percent: 15, from: 12, to: 18, of: 1000 });
  expect(bandOf(0, 10)).toEqual({ percent: 0, from: 0, to: 28, of: 10 });
  expect(bandOf(10, 10)).toEqual({ percent: 100, from: 72, to: 100, of: 10 });
  expect(() => bandOf(3, 2)).toThrow(RangeError);
});

test("a range always holds its share, and more evidence never widens it", () => {
  fc.assert(
    fc.property(fc.integer({ min: FEWEST, max: 400 }), fc.nat(400), (of, some) => {
      const count = Math.min(some, of);
      const band = bandOf(count, of);
      const more = bandOf(count * 10, of * 10);
      expect(band && band.from <= band.percent && band.percent <= band.to).toBe(true);
      if (band && more) expect(more.to - more.from).toBeLessThanOrEqual(band.to - band.from);
    }),
  );
});
