import { existsSync } from "node:fs";
import { openLog } from "#app/adapters/log.server.ts";
import { readSettings, type Settings } from "#app/adapters/settings.server.ts";
import { openDatabase } from "./database.server.ts";

/** Reads .env, if there is one; what the environment already says stays. */
export function readEnvFile(): void {
  if (existsSync(".env")) process.loadEnvFile(".env");
}

/**
 * The checked settings and the database of this process. Says every missing or malformed variable by name and ends
 * the process when something is wrong. Without DATABASE_URL the embedded PostgreSQL is started.
 */
export async function openEnvironment(): Promise<{ settings: Settings; stop(): Promise<void> }> {
  readEnvFile();
  const given = process.env.DATABASE_URL || undefined;
  const read = readSettings({ ...process.env, DATABASE_URL: given ?? "postgresql://embedded" });
  if (!read.ok) {
    const lines = read.problems.map(({ name, message }) => `  ${name} ${message}`);
    console.error(
      `The environment is not complete (.env.example explains each variable):\n${lines.join("\n")}`,
    );
    process.exit(1);
  }
  const database = await openDatabase(given, openLog(read.settings.LOG_LEVEL));
  return { settings: { ...read.settings, DATABASE_URL: database.url }, stop: database.stop };
}
