import { spawnSync } from "node:child_process";
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import ts from "typescript";
import { expect, onTestFinished, test } from "vitest";
import { words } from "#app/i18n/words.ts";

function filesUnder(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => !path.includes("generated/"));
}

const code = ["app", "emails", "prisma", "tests"]
  .flatMap(filesUnder)
  .filter((path) => /\.(ts|tsx|mjs)$/.test(path));
const product = code.filter((path) => /^(app|emails)\//.test(path));
const text = (path: string) => readFileSync(path, "utf8");

function percentile(values: number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

function parse(path: string): ts.SourceFile {
  const kind = path.endsWith("x") ? ts.ScriptKind.TSX : ts.ScriptKind.TS;
  return ts.createSourceFile(path, text(path), ts.ScriptTarget.Latest, true, kind);
}

function eachNode(node: ts.Node, visit: (node: ts.Node) => void): void {
  visit(node);
  node.forEachChild((child) => eachNode(child, visit));
}

const where = (file: ts.SourceFile, node: ts.Node) =>
  `${file.fileName}:${file.getLineAndCharacterOfPosition(node.getStart()).line + 1}`;

test("what must never reach a browser says so in its name", () => {
  const rooms = /^app\/(use-cases|adapters|sandbox)\//;
  const wrong = product.filter((path) => rooms.test(path) && !/\.server\.tsx?$/.test(path));
  expect(wrong).toEqual([]);
  const server = product.filter(
    (path) =>
      /^app\/server\//.test(path) &&
      !/\.(server\.ts|d\.ts|mjs)$/.test(path) &&
      !/^app\/server\/[\w-]+\.ts$/.test(path),
  );
  expect(server).toEqual([]);
});

test("no folder is a drawer for anything", () => {
  const drawers = /(^|\/)(utils?|lib|helpers?|services?|common|types|shared|misc)\//;
  expect(code.filter((path) => drawers.test(path))).toEqual([]);
});

test("files and folders are named in one way", () => {
  const name = /^[a-z0-9]+(-[a-z0-9]+)*(\.(server|test|d))*\.(ts|tsx|mjs)$/;
  expect(code.filter((path) => !name.test(path.split("/").at(-1) ?? ""))).toEqual([]);
});

test("files stay small enough to be read at once", () => {
  const lines = product
    .filter((path) => !path.startsWith("app/i18n/"))
    .map((path) => ({
      path,
      lines: text(path)
        .split("\n")
        .filter((line) => !/^\s*(\/\/|\/?\*|$)/.test(line)).length,
    }));
  expect(lines.filter((file) => file.lines > 250)).toEqual([]);
  expect(
    percentile(
      lines.map((file) => file.lines),
      0.9,
    ),
  ).toBeLessThanOrEqual(130);
});

test("functions stay short", () => {
  const lengths: { at: string; lines: number }[] = [];
  for (const path of product) {
    const file = parse(path);
    eachNode(file, (node) => {
      if (!ts.isFunctionDeclaration(node) && !ts.isArrowFunction(node) && !ts.isMethodDeclaration(node))
        return;
      const from = file.getLineAndCharacterOfPosition(node.getStart()).line;
      lengths.push({
        at: where(file, node),
        lines: file.getLineAndCharacterOfPosition(node.end).line - from + 1,
      });
    });
  }
  expect(lengths.filter(({ lines }) => lines > 110)).toEqual([]);
  expect(
    percentile(
      lengths.map(({ lines }) => lines),
      0.99,
    ),
  ).toBeLessThanOrEqual(60);
});

test("nothing is any, nothing is silenced", () => {
  const found: string[] = [];
  for (const path of code) {
    const file = parse(path);
    eachNode(file, (node) => {
      if (node.kind === ts.SyntaxKind.AnyKeyword || ts.isNonNullExpression(node))
        found.push(where(file, node));
    });
    const silenced = new RegExp(
      ["@ts-", "ignore|@ts-", "expect-error|biome-", "ignore|eslint-", "disable"].join(""),
    );
    if (silenced.test(text(path))) found.push(path);
  }
  expect(found).toEqual([]);
});

test("pages carry no inline style, which the content policy would drop", () => {
  // The share card is drawn into a picture on the server and knows no style sheets.
  const pages = product.filter(
    (path) => /^app\/(ui|routes)\/.*\.tsx$/.test(path) && !path.endsWith("share-card.tsx"),
  );
  expect(pages.filter((path) => /\sstyle=/.test(text(path)))).toEqual([]);
});

test("money is whole minor units: nothing parses or rounds it as a fraction", () => {
  const money = product.filter((path) => /(^|\/)(money|payment)\//.test(path));
  expect(money.filter((path) => /parseFloat|\.toFixed\(|Number\.EPSILON/.test(text(path)))).toEqual([]);
});

/** Whether an expression is whole by itself: of big integers, or rounded on the spot. */
function isWhole(node: ts.Node): boolean {
  if (/\bBigInt\(|\b\d+n\b/.test(node.getText())) return true;
  const around = node.parent;
  return ts.isCallExpression(around) && /^Math\.(trunc|floor|ceil|round)$/.test(around.expression.getText());
}

function fractionsIn(path: string): string[] {
  const file = parse(path);
  const found: string[] = [];
  eachNode(file, (node) => {
    const divided = ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.SlashToken;
    const written = ts.isNumericLiteral(node) && /[.e]/i.test(node.text) && !/^0x/i.test(node.getText());
    if ((divided && !isWhole(node)) || written) found.push(where(file, node));
  });
  return found;
}

test("the rules of money divide big integers, or round at once, and know no fraction", () => {
  const rules = product.filter((path) => /^app\/domain\/(money|payment)\//.test(path));
  expect(rules.flatMap(fractionsIn)).toEqual([]);
});

test("money is stored in whole numbers only", () => {
  const columns = text("prisma/schema.prisma").split("\n");
  expect(columns.filter((line) => /\b(Float|Decimal)\b/.test(line))).toEqual([]);
  expect(
    columns.filter((line) => /^\s+\w*Minor\s/.test(line) && !/^\s+\w+\s+Int\??(\s|$)/.test(line)),
  ).toEqual([]);
});

function shapeOf(value: unknown): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return typeof value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, shapeOf(inner)]),
  );
}

test("both languages have every word, and none is empty", () => {
  expect(shapeOf(words("en"))).toEqual(shapeOf(words("zh-CN")));
  for (const locale of ["zh-CN", "en"] as const)
    expect(JSON.stringify(words(locale)), `an empty word in ${locale}`).not.toContain(':""');
});

/** A small house with one thing wrong, cruised by the product's own rules. */
function cruise(files: Record<string, string>): string {
  const house = mkdtempSync(join(tmpdir(), "doors-"));
  onTestFinished(() => rmSync(house, { recursive: true, force: true }));
  for (const file of [".dependency-cruiser.cjs", "tsconfig.json", "package.json"])
    cpSync(file, join(house, file));
  symlinkSync(resolve("node_modules"), join(house, "node_modules"));
  for (const folder of ["app", "emails", "prisma", "tests"]) mkdirSync(join(house, folder));
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(house, path)), { recursive: true });
    writeFileSync(join(house, path), content);
  }
  const cruiser = resolve("node_modules/dependency-cruiser/bin/dependency-cruise.mjs");
  const done = spawnSync(process.execPath, [cruiser, "app", "emails", "prisma", "tests"], {
    cwd: house,
    encoding: "utf8",
  });
  return done.stdout + done.stderr;
}

const adapter = { "app/adapters/db.server.ts": "export const db = 1;\n" };
const plants: [rule: string, files: Record<string, string>][] = [
  [
    "routes-only-call-use-cases",
    { ...adapter, "app/routes/a.ts": 'import { db } from "#app/adapters/db.server.ts";\nconsole.log(db);\n' },
  ],
  [
    "routes-never-name-the-outside",
    { "app/routes/a.ts": 'import type Stripe from "stripe";\nexport type A = Stripe;\n' },
  ],
  ["domain-imports-only-domain", { "app/domain/a.ts": 'import { z } from "zod";\nexport const a = z;\n' }],
  [
    "use-cases-know-no-pages",
    {
      "app/use-cases/a.server.ts":
        'import { redirect } from "@remix-run/node";\nexport const a = redirect;\n',
    },
  ],
  [
    "ui-is-fed-with-plain-data",
    {
      ...adapter,
      "app/ui/a.tsx": 'import { db } from "#app/adapters/db.server.ts";\nexport const a = db;\n',
    },
  ],
  [
    "one-adapter-for-stripe",
    { "app/use-cases/a.server.ts": 'import Stripe from "stripe";\nexport const a = Stripe;\n' },
  ],
  [
    "one-adapter-for-letters",
    { "app/use-cases/a.server.ts": 'import { Resend } from "resend";\nexport const a = Resend;\n' },
  ],
  [
    "one-adapter-for-the-database",
    { "app/server/a.ts": 'import { PrismaPg } from "@prisma/adapter-pg";\nexport const a = PrismaPg;\n' },
  ],
  [
    "the-product-knows-no-tests",
    {
      "tests/b.ts": "export const b = 1;\n",
      "app/server/a.ts": 'import { b } from "#tests/b.ts";\nexport const a = b;\n',
    },
  ],
  [
    "no-run-time-cycle",
    {
      "app/domain/a.ts": 'import { b } from "./b.ts";\nexport const a = () => b;\n',
      "app/domain/b.ts": 'import { a } from "./a.ts";\nexport const b = () => a;\n',
    },
  ],
  ["no-orphan", { "app/domain/forgotten.ts": "export const a = 1;\n" }],
];

/** A plant's files under names that no other plant has, so that one cruise sees them all. */
function planted(index: number, files: Record<string, string>): Record<string, string> {
  const own = (words: string) => words.replace(/\b([ab])((?:\.server)?\.tsx?)\b/g, `$1${index}$2`);
  return Object.fromEntries(Object.entries(files).map(([path, content]) => [own(path), own(content)]));
}

let noticed: string | undefined;

test.each(plants.map(([rule, files], index) => ({ rule, files: planted(index, files) })))(
  "the doors notice: $rule",
  ({ rule, files }) => {
    noticed ??= cruise(
      Object.fromEntries(plants.flatMap(([, all], index) => Object.entries(planted(index, all)))),
    );
    const complaints = noticed.split("\n").filter((line) => line.includes(`${rule}: `));
    const about = Object.keys(files).filter((path) => complaints.some((line) => line.includes(path)));
    expect(about, noticed).not.toEqual([]);
  },
);

test("a house with nothing wrong passes the doors", () => {
  const files = {
    "app/domain/a.ts": "export const a = 1;\n",
    "app/use-cases/b.server.ts": 'import { a } from "#app/domain/a.ts";\nexport const b = a;\n',
    "app/routes/c.ts": 'import { b } from "#app/use-cases/b.server.ts";\nexport const c = b;\n',
  };
  expect(cruise(files)).toContain("no dependency violations");
});
