import fc from "fast-check";
import { expect, test } from "vitest";
import { readDoorCode } from "#app/domain/door/door-code.ts";

test.each([
  ["7KQ4MXWP", "7KQ4MXWP"],
  ["7kq4mxwp", "7KQ4MXWP"],
  [" 7KQ4-MXWP ", "7KQ4MXWP"],
  ["7KQ4 – MXWP\n", "7KQ4MXWP"],
  ["７ｋｑ４ＭＸＷＰ", "7KQ4MXWP"],
  ["7KQ4\u200bMXWP", "7KQ4MXWP"],
])("%j is read as %s", (typed, code) => {
  expect(readDoorCode(typed)).toBe(code);
});

test.each(["", "   ", "abc", "林小满", "7KQ4_MXWP", "<script>", "https://example.com/x", "A".repeat(65)])(
  "%j is no door code",
  (typed) => {
    expect(readDoorCode(typed)).toBe(null);
  },
);

test("a code comes back the same however it is spaced, dashed or written small", () => {
  const alphabet = "23456789ABCDEFGHJKMNPQRSTVWXYZ";
  const code = fc
    .array(fc.constantFrom(...alphabet), { minLength: 6, maxLength: 12 })
    .map((letters) => letters.join(""));
  fc.assert(
    fc.property(code, fc.nat({ max: 5 }), fc.constantFrom(" ", "-", "–", "\t"), (kept, at, gap) => {
      const typed = `${kept.slice(0, at)}${gap}${kept.slice(at)}`.toLowerCase();
      expect(readDoorCode(typed)).toBe(kept);
      expect(readDoorCode(kept)).toBe(kept);
    }),
  );
});
