import { spawn, spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { checkNode, generate, install, say } from "../app/server/prepare.mjs";

/**
 * `npm test`: brings what is missing (the locked dependencies, Chromium, Chinese fonts), then types, lint, doors,
 * build and every test, and says how long each took. `npm test -- unit` leaves the browser out; more words go to
 * vitest.
 */
const [only, ...more] = process.argv.slice(2);
const unitOnly = only === "unit";
/** @type {string[]} */
const failed = [];
/** @type {string[]} */
const took = [];

/**
 * Runs one of Node's programs. What it says is shown at once, or with `quiet` when it is done.
 * @param {string} name @param {string[]} args @param {{ quiet?: boolean }} [how] @returns {Promise<void>}
 */
function step(name, args, { quiet = false } = {}) {
  say(`${name} …`);
  const begun = performance.now();
  const child = spawn(process.execPath, args, {
    stdio: quiet ? ["ignore", "pipe", "pipe"] : "inherit",
    env: { ...process.env, ...(quiet && process.stdout.isTTY ? { FORCE_COLOR: "1" } : {}) },
  });
  /** @type {Buffer[]} */
  const said = [];
  child.stdout?.on("data", (chunk) => said.push(chunk));
  child.stderr?.on("data", (chunk) => said.push(chunk));
  return new Promise((done) => {
    child.on("error", (error) => said.push(Buffer.from(`${error}\n`)));
    child.on("close", (code) => {
      process.stdout.write(Buffer.concat(said));
      const seconds = Math.round((performance.now() - begun) / 1000);
      took.push(`${name} ${seconds} s`);
      if (code !== 0) failed.push(name);
      say(`${name}: ${code === 0 ? "passed" : "FAILED"} in ${seconds} s.`);
      done();
    });
  });
}

/** @param {string} command @param {string[]} args */
function works(command, args) {
  return spawnSync(command, args, { stdio: "ignore" }).status === 0;
}

const chromiums = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

function hasChromium() {
  if (process.env.CHROMIUM_PATH && existsSync(process.env.CHROMIUM_PATH)) return true;
  if (chromiums.some((path) => existsSync(path))) return true;
  const asked =
    'import("playwright-core").then(({ chromium }) => process.exit(require("fs").existsSync(chromium.executablePath()) ? 0 : 1))';
  return works(process.execPath, ["-e", asked]);
}

function hasChineseFont() {
  return spawnSync("fc-list", [":lang=zh"], { encoding: "utf8" }).stdout?.trim() !== "";
}

/** @param {string[]} packages */
function installByApt(packages) {
  if (process.getuid?.() !== 0 || !existsSync("/usr/bin/apt-get")) return false;
  say(`Installing ${packages.join(" and ")} …`);
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  spawnSync("apt-get", ["update", "-q"], { stdio: "ignore", env });
  return (
    spawnSync("apt-get", ["install", "-yq", "--no-install-recommends", ...packages], { stdio: "ignore", env })
      .status === 0
  );
}

function bringBrowser() {
  const missing = [
    ...(hasChromium() ? [] : ["chromium"]),
    ...(hasChineseFont() ? [] : ["fonts-noto-cjk", "fontconfig"]),
  ];
  if (missing.length > 0) installByApt(missing);
  if (!hasChromium()) {
    say("Downloading Chromium …");
    spawnSync(process.execPath, ["node_modules/playwright-core/cli.js", "install", "chromium"], {
      stdio: "inherit",
    });
  }
  if (!hasChromium()) {
    console.error(
      "The browser tests need Chromium: install it with your system's packages, or set CHROMIUM_PATH.",
    );
    failed.push("Chromium");
  }
  if (!hasChineseFont()) {
    console.error("The browser tests need a Chinese font: install fonts-noto-cjk.");
    failed.push("Chinese fonts");
  }
}

checkNode();
install();
generate();
if (!unitOnly) bringBrowser();
const program = (/** @type {string} */ path) => `node_modules/${path}`;
const doors = ["app", "emails", "prisma", "tests"];

async function checkTheRest() {
  const lint = [program("@biomejs/biome/bin/biome"), "check", "--error-on-warnings", "."];
  await step("Lint", lint, { quiet: true });
  await step("Doors", [program("dependency-cruiser/bin/dependency-cruise.mjs"), ...doors], { quiet: true });
  await step("Build", ["app/server/build.mjs"], { quiet: true });
}

// The types take one core as long as the rest takes the other.
await Promise.all([
  step("Types", [program("typescript/bin/tsc"), "--noEmit"], { quiet: true }),
  checkTheRest(),
]);
const vitest = [program("vitest/vitest.mjs"), "run"];
const wanted = unitOnly ? more : process.argv.slice(2);
if (wanted.length > 0)
  await step("Tests", [...vitest, ...(unitOnly ? ["--project", "unit"] : []), ...wanted]);
else {
  await step("Unit tests", [...vitest, "--project", "unit"]);
  if (!unitOnly) await step("Browser tests", [...vitest, "--project", "e2e"]);
}
say(`Took: ${took.join(", ")}.`);
if (failed.length > 0) {
  console.error(`\nFailed: ${failed.join(", ")}`);
  process.exit(1);
}
say("All passed.");
