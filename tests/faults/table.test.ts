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

/** A test of a file by its name, and whether it ends with the witness. A comment or a string elsewhere is no test. */
type Named = { name: string; asksWitness: boolean };

/** Calls that have the witness look at everything, written in another file. */
const asking = ["witness", "expectNothingLost"];

/** The named functions of a file that ask the witness, themselves or by another one of them. */
function askers(file: ts.SourceFile): Set<string> {
  const found = new Set(asking);
  const named = file.statements.filter(ts.isFunctionDeclaration);
  for (let before = 0; before < found.size; ) {
    before = found.size;
    for (const one of named) if (one.name && callsOneOf(one, found)) found.add(one.name.text);
  }
  return found;
}

function callsOneOf(inside: ts.Node, names: ReadonlySet<string>): boolean {
  let calls = false;
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && names.has(node.expression.getText())) calls = true;
    node.forEachChild(visit);
  };
  visit(inside);
  return calls;
}

/** The tests of a file; of one written as scripts, their keys: whoever plays them ends with the witness. */
function testsIn(path: string): Named[] {
  const source = readFileSync(new URL(path, import.meta.url), "utf8");
  const file = ts.createSourceFile(path, source, ts.ScriptTarget.Latest, true);
  const names = askers(file);
  const tests: Named[] = [];
  const visit = (node: ts.Node): void => {
    const isTest = ts.isCallExpression(node) && /^test\b/.test(node.expression.getText());
    const name = isTest ? node.arguments[0] : ts.isPropertyAssignment(node) ? node.name : undefined;
    const asksWitness = !isTest || node.arguments.some((one) => callsOneOf(one, names));
    if (name && (ts.isStringLiteral(name) || ts.isNoSubstitutionTemplateLiteral(name)))
      tests.push({ name: name.text, asksWitness });
    else if (name && ts.isTemplateExpression(name)) tests.push({ name: name.getText(), asksWitness });
    node.forEachChild(visit);
  };
  visit(file);
  return tests;
}

test.each(rows())("$fault is proved by a test that ends with the witness: $name", ({ file, name }) => {
  const found = testsIn(file).filter((one) => one.name.includes(name));
  expect(found.length, "a test of that name exists").toBeGreaterThan(0);
  expect(found.filter(({ asksWitness }) => !asksWitness)).toEqual([]);
});

test("the scripts of single faults are played to an end that the witness looks at", () => {
  const judge = readFileSync(new URL("../model/judge.ts", import.meta.url), "utf8");
  expect(judge).toContain("await witness(");
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
