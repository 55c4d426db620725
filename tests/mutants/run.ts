import { spawnSync } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { mutate } from "./patch.ts";
import { type Mutant, mutants } from "./table.ts";

/*
 * `npm run test:mutants`: makes one mistake at a time in a copy of the sources and runs the tests that have to notice.
 * Prints who noticed; ends with 1 when a mistake goes unnoticed. `--only=text` takes the mutants with it in their name.
 */
const { values: options } = parseArgs({ options: { only: { type: "string", default: "" } } });
const tree = resolve(".cache/mutants");
const kept = new Set(["node_modules", ".cache", ".git", ".data", "build", "screenshots", "docs"]);

function copyTree(): void {
  rmSync(tree, { recursive: true, force: true });
  mkdirSync(tree, { recursive: true });
  for (const entry of readdirSync("."))
    if (!kept.has(entry)) cpSync(entry, join(tree, entry), { recursive: true });
  symlinkSync(resolve("node_modules"), join(tree, "node_modules"));
}

type Verdict = { mutant: string; noticed: string | null; seconds: number };

function runTests(mutant: Mutant, minutes = 5): { failed: string[]; ran: number } {
  const report = join(tree, "report.json");
  rmSync(report, { force: true });
  spawnSync(
    process.execPath,
    [
      ...["node_modules/vitest/vitest.mjs", "run", "--project", "unit"],
      ...["--reporter", "json", "--outputFile", report],
      ...mutant.tests,
      ...(mutant.only ? ["-t", mutant.only] : []),
    ],
    { cwd: tree, stdio: "ignore", timeout: minutes * 60_000, env: { ...process.env, MODEL_RUNS: "1" } },
  );
  // Without a report the run hung: nobody could miss that either.
  if (!existsSync(report)) return { failed: ["the run did not end"], ran: 1 };
  const read: { testResults: { assertionResults: { status: string; title: string }[] }[] } = JSON.parse(
    readFileSync(report, "utf8"),
  );
  const all = read.testResults.flatMap((file) => file.assertionResults);
  const ran = all.filter(({ status }) => status === "passed" || status === "failed");
  return {
    failed: ran.filter(({ status }) => status === "failed").map(({ title }) => title),
    ran: ran.length,
  };
}

function judge(mutant: Mutant): Verdict {
  const started = performance.now();
  const path = join(tree, mutant.file);
  const source = readFileSync(path, "utf8");
  writeFileSync(path, mutate(source, mutant));
  const { failed, ran } = runTests(mutant);
  writeFileSync(path, source);
  if (ran === 0) throw new Error(`${mutant.name}: no test ran`);
  const noticed = failed.find((title) => !broken.has(title)) ?? null;
  return { mutant: mutant.name, noticed, seconds: (performance.now() - started) / 1000 };
}

/** The same tests with nothing changed: what fails then says nothing of a mutant. */
function failsUnchanged(chosen: readonly Mutant[]): ReadonlySet<string> {
  const tests = [...new Set(chosen.flatMap((mutant) => mutant.tests))];
  const only = "^(?!the runs reached|whatever buyers)";
  return new Set(runTests({ name: "nothing", file: "", changes: [], tests, only }, 30).failed);
}

const chosen = mutants.filter(({ name }) => name.includes(options.only));
copyTree();
const broken = failsUnchanged(chosen);
for (const title of broken) console.log(`fails with nothing changed, so it notices nothing: ${title}`);
const width = Math.max(...chosen.map(({ name }) => name.length));
const verdicts = chosen.map((mutant) => {
  const verdict = judge(mutant);
  console.log(
    `${mutant.name.padEnd(width)}  ${verdict.seconds.toFixed(1).padStart(5)} s  ${verdict.noticed ?? "NOT NOTICED"}`,
  );
  return verdict;
});
const survivors = verdicts.filter(({ noticed }) => noticed === null);
console.log(`\n${verdicts.length - survivors.length} of ${verdicts.length} mutants are noticed.`);
rmSync(tree, { recursive: true, force: true });
process.exitCode = survivors.length + broken.size === 0 ? 0 : 1;
