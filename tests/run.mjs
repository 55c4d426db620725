import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { build, checkNode, generate, install, say } from "../app/server/prepare.mjs";

/**
 * `npm test`: brings what is missing (the locked dependencies, Chromium, Chinese fonts), then types, lint, doors,
 * build and every test. `npm test -- unit` leaves the browser out; more words go to vitest.
 */
const [only, ...more] = process.argv.slice(2);
const unitOnly = only === "unit";
/** @type {string[]} */
const failed = [];

/** @param {string} name @param {string} command @param {string[]} args */
function step(name, command, args, env = {}) {
  say(`${name} …`);
  const done = spawnSync(command, args, { stdio: "inherit", env: { ...process.env, ...env } });
  if (done.status !== 0) failed.push(name);
  return done.status === 0;
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
const bin = (/** @type {string} */ path) => [`node_modules/${path}`];
step("Types", process.execPath, [...bin("typescript/bin/tsc"), "--noEmit"]);
step("Lint", process.execPath, [...bin("@biomejs/biome/bin/biome"), "check", "--error-on-warnings", "."]);
step("Doors", process.execPath, [
  ...bin("dependency-cruiser/bin/dependency-cruise.mjs"),
  "app",
  "emails",
  "prisma",
  "tests",
]);
say("Build …");
build();
const projects = unitOnly ? ["--project", "unit"] : [];
step("Tests", process.execPath, [
  ...bin("vitest/vitest.mjs"),
  "run",
  ...projects,
  ...(unitOnly ? more : process.argv.slice(2)),
]);
if (failed.length > 0) {
  console.error(`\nFailed: ${failed.join(", ")}`);
  process.exit(1);
}
say("All passed.");
