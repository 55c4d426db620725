import { openLog } from "#app/adapters/log.server.ts";
import { migrate, openDatabase } from "./database.server.ts";
import { readEnvFile } from "./environment.server.ts";
import { runCommand } from "./until-told.server.ts";

/** `npm run db:migrate`: brings the database of DATABASE_URL, or the embedded one, up to date. */
runCommand(async () => {
  readEnvFile();
  const database = await openDatabase(process.env.DATABASE_URL || undefined, openLog("warn"));
  const applied = await migrate(database.url);
  for (const name of applied) console.log(`applied ${name}`);
  console.log("The database is up to date.");
  await database.stop();
});
