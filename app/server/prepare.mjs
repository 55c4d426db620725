import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, lstatSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/*
 * What has to be there before TypeScript can run: this file is plain JavaScript and imports nothing but Node's own
 * modules. Each step is skipped when what it makes is still good.
 */

const root = join(dirname(fileURLToPath(import.meta.url)), "../..");
const started = performance.now();

/** Says one line of progress with the seconds since the start. @param {string} text */
export function say(text) {
  console.log(`[${((performance.now() - started) / 1000).toFixed(1).padStart(5)} s] ${text}`);
}

/** @param {string} command @param {string[]} args @param {Record<string, string>} [env] */
function run(command, args, env = {}) {
  const done = spawnSync(command, args, {
    cwd: root,
    encoding: "utf8",
    env: { ...process.env, ...env },
    maxBuffer: 64_000_000,
    shell: process.platform === "win32",
  });
  if (done.status === 0) return;
  const said = `${done.error?.message ?? ""}${done.stdout}${done.stderr}`;
  console.error(`${command} ${args.join(" ")} failed:\n${said.slice(0, 4_000)}`);
  process.exit(1);
}

/** @param {string[]} paths */
function hashOf(paths) {
  const hash = createHash("sha256");
  for (const path of paths) hash.update(path).update(readFileSync(join(root, path)));
  return hash.digest("hex");
}

/** Every file under the folders, sorted. @param {string[]} folders */
function filesUnder(folders) {
  return folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1))
      .sort(),
  );
}

/** Does `work` unless `stamp` tells that it was done from the same input. @param {string} stamp @param {string} wanted @param {() => void} work */
function unlessDone(stamp, wanted, work) {
  const path = join(root, stamp);
  if (existsSync(path) && readFileSync(path, "utf8") === wanted) return;
  work();
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, wanted);
}

export function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  console.error(`Node 20.19 or newer is needed; this is ${process.versions.node}.`);
  process.exit(1);
}

/** Installs the locked dependencies when they are missing or the lock has changed. */
export function install() {
  unlessDone("node_modules/.installed-lock", hashOf(["package-lock.json"]), () => {
    // npm ci empties the folder it installs into, also through a link into somebody else's.
    if (lstatSync(join(root, "node_modules"), { throwIfNoEntry: false })?.isSymbolicLink()) {
      console.error(
        "node_modules is a link and does not match package-lock.json: install where it leads to.",
      );
      process.exit(1);
    }
    say("Installing the locked dependencies (once, a minute or two) …");
    run("npm", ["ci", "--include=dev", "--ignore-scripts", "--no-audit", "--no-fund"]);
  });
}

/** Writes the database client that belongs to prisma/schema.prisma. */
export function generate() {
  unlessDone("prisma/generated/.schema", hashOf(["prisma/schema.prisma", "package-lock.json"]), () => {
    say("Writing the database client …");
    run(process.execPath, ["node_modules/prisma/build/index.js", "generate"]);
  });
}

/** Builds the pages unless the build at hand was made from the very same sources. */
export function build() {
  const sources = filesUnder(["app", "emails", "public"]).filter((path) => !path.startsWith("app/sandbox"));
  unlessDone(
    "build/.sources",
    hashOf([...sources, "vite.config.ts", "remix.config.js", "package-lock.json"]),
    () => {
      say("Building the pages …");
      run(process.execPath, ["node_modules/@remix-run/dev/dist/cli.js", "vite:build"], {
        NODE_ENV: "production",
      });
    },
  );
}
