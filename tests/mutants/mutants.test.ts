import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { mutate } from "./patch.ts";
import { mutants } from "./table.ts";

test.each(mutants.map((mutant) => [mutant.name, mutant] as const))(
  "the mutant still fits: %s",
  (_, mutant) => {
    const source = readFileSync(mutant.file, "utf8");
    expect(mutate(source, mutant)).not.toBe(source);
    for (const path of mutant.tests) expect(existsSync(path), path).toBe(true);
  },
);

test("every mutant has a name of its own", () => {
  expect(new Set(mutants.map(({ name }) => name)).size).toBe(mutants.length);
});
