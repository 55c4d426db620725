import { openLog } from "#app/adapters/log.server.ts";
import { ensureDatabase, startPostgres } from "#app/adapters/postgres.server.ts";

/** An app on an embedded PostgreSQL, as a process that tests can kill: tells its URL, ends well on "stop". */
const postgres = await startPostgres({
  dataDir: process.argv[2] ?? "",
  log: openLog("silent"),
  flags: ["fsync=off"],
});
await ensureDatabase(postgres, "qingju");
process.stdout.write(`${postgres.url("qingju")}\n`);
process.stdin.once("data", () => {
  postgres.stop().then(() => process.exit(0));
});
