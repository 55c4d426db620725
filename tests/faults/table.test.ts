import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

/** The rows of the table: fault, what happens, file, part of the test's name. */
function rows(): { fault: string; file: string; name: string }[] {
  const lines = readFileSync("tests/faults/README.md", "utf8").split("\n");
  return lines
    .filter((line) => /^\| C\d/.test(line))
    .map((line) => {
      const [, fault = "", , file = "", name = ""] = line.split("|").map((cell) => cell.trim());
      return { fault, file: file.replaceAll("`", ""), name };
    });
}

test.each(rows())("$fault is proved by a test that exists: $name", ({ file, name }) => {
  expect(readFileSync(new URL(file, import.meta.url), "utf8")).toContain(name);
});

test("no fault from C1 to C40 is missing in the table", () => {
  const proved = new Set(
    rows().flatMap(({ fault }) => {
      const [from = 0, to = from] = (fault.match(/\d+/g) ?? []).map(Number);
      return Array.from({ length: to - from + 1 }, (_, n) => from + n);
    }),
  );
  expect(Array.from({ length: 40 }, (_, n) => n + 1).filter((n) => !proved.has(n))).toEqual([]);
});
