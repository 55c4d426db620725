import { readFileSync } from "node:fs";
import ts from "typescript";
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

/** The names of a file's tests; of one written as scripts, their keys. A comment or a string elsewhere is no test. */
function testsIn(path: string): string[] {
  const source = readFileSync(new URL(path, import.meta.url), "utf8");
  const names: string[] = [];
  const visit = (node: ts.Node): void => {
    const isTest = ts.isCallExpression(node) && /^test\b/.test(node.expression.getText());
    const name = isTest ? node.arguments[0] : ts.isPropertyAssignment(node) ? node.name : undefined;
    if (name && (ts.isStringLiteral(name) || ts.isNoSubstitutionTemplateLiteral(name))) names.push(name.text);
    else if (name && ts.isTemplateExpression(name)) names.push(name.getText());
    node.forEachChild(visit);
  };
  visit(ts.createSourceFile(path, source, ts.ScriptTarget.Latest, true));
  return names;
}

test.each(rows())("$fault is proved by a test that exists: $name", ({ file, name }) => {
  expect(testsIn(file).some((title) => title.includes(name))).toBe(true);
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
