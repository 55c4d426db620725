import { createHash } from "node:crypto";
import { accessSync, constants, statfsSync } from "node:fs";
import { join, resolve } from "node:path";
import { openLog } from "#app/adapters/log.server.ts";
import { type Postgres, startPostgres } from "#app/adapters/postgres.server.ts";

/** Linux keeps files there in memory. */
const memory = "/dev/shm";
/** A run uses about 0.3 GB of it; more stays free for whoever else works on the machine. */
const ENOUGH_BYTES = 2_000_000_000;

function hasRoom(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK);
    const { bavail, bsize } = statfsSync(folder);
    return bavail * bsize >= ENOUGH_BYTES;
  } catch {
    return false;
  }
}

/**
 * Where the tests' PostgreSQL lives: in memory when there is room, one folder a checkout. A test clones a database of
 * 600 files and drops it again; on a disk that costs the system half a second, in memory a tenth of it.
 */
function dataDir(): string {
  const onDisk = resolve(".cache/test-postgres");
  if (!hasRoom(memory)) return onDisk;
  const checkout = createHash("sha256").update(onDisk).digest("hex").slice(0, 12);
  return join(memory, `qingju-tests-${checkout}`);
}

/** The one server of all tests, started or joined. why: nothing in it has to survive a power cut. */
export function startTestPostgres(): Promise<Postgres> {
  return startPostgres({
    dataDir: dataDir(),
    log: openLog("silent"),
    flags: [
      "fsync=off",
      "full_page_writes=off",
      "wal_level=minimal",
      "max_wal_senders=0",
      "max_wal_size=128MB",
      "max_connections=400",
      "jit=off",
    ],
  });
}
