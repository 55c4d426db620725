import { openLog } from "#app/adapters/log.server.ts";
import { readSettings } from "#app/adapters/settings.server.ts";
import { type Violation, witness } from "#app/use-cases/payment/witness.server.ts";
import { openDatabase } from "./database.server.ts";
import { readEnvFile } from "./environment.server.ts";
import { wireWorld } from "./wire.server.ts";

const usage = `Usage: npm run witness [-- --json]

Looks at the whole database and at Stripe for anything that must never be, and prints each difference as a line.
Ends with 0 when there is none, 1 when there are some, 2 when the database or Stripe cannot be asked.`;

/** One difference as a line: the rule's number, what is wrong, and which row. */
function lineOf({ rule, says, about }: Violation): string {
  return `rule ${rule}: ${says}: ${about}`;
}

function print(found: readonly Violation[], json: boolean): void {
  if (json) console.log(JSON.stringify({ ok: found.length === 0, differences: found }, null, 2));
  else if (found.length === 0) console.log("Nothing is lost and nothing is doubled.");
  else for (const one of found) console.log(lineOf(one));
}

/** Asks the database and Stripe of this environment. Throws when one of them does not answer. */
async function look(): Promise<Violation[]> {
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

/** `npm run witness`: the settings are those of the other commands. */
async function run(args: readonly string[]): Promise<number> {
  const json = args.includes("--json");
  if (args.some((arg) => arg !== "--json")) {
    console.error(usage);
    return 2;
  }
  try {
    const found = await look();
    print(found, json);
    return found.length === 0 ? 0 : 1;
  } catch (error) {
    console.error(`The witness could not look: ${error instanceof Error ? error.message : error}`);
    return 2;
  }
}

process.exitCode = await run(process.argv.slice(2));
