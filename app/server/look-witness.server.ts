import { openLog } from "#app/adapters/log.server.ts";
import { readSettings } from "#app/adapters/settings.server.ts";
import { type Violation, witness } from "#app/use-cases/payment/witness.server.ts";
import { openDatabase } from "./database.server.ts";
import { readEnvFile } from "./environment.server.ts";
import { wireWorld } from "./wire.server.ts";

/** Has the witness look at the database and Stripe of this environment. Throws when one of them does not answer. */
export async function lookWithWitness(): Promise<Violation[]> {
  readEnvFile();
  const given = process.env.DATABASE_URL || undefined;
  const read = readSettings({ ...process.env, DATABASE_URL: given ?? "postgresql://embedded" });
  if (!read.ok) throw new Error(read.problems.map(({ name, message }) => `${name} ${message}`).join("; "));
  const database = await openDatabase(given, openLog("silent"));
  try {
    const { world, close } = await wireWorld({
      ...read.settings,
      DATABASE_URL: database.url,
      LOG_LEVEL: "silent",
    });
    try {
      return await witness(world, { stripe: true });
    } finally {
      await close();
    }
  } finally {
    await database.stop();
  }
}
