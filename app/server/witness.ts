import type { Violation } from "#app/use-cases/payment/witness.server.ts";

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

/** `npm run witness`: the settings are those of the other commands. */
async function run(args: readonly string[]): Promise<number> {
  const json = args.includes("--json");
  if (args.some((arg) => arg !== "--json")) {
    console.error(usage);
    return 2;
  }
  try {
    // Loaded here, so that a build that does not even load ends with 2 and never looks like a difference.
    const { lookWithWitness } = await import("./look-witness.server.ts");
    const found = await lookWithWitness();
    print(found, json);
    return found.length === 0 ? 0 : 1;
  } catch (error) {
    console.error(`The witness could not look: ${error instanceof Error ? error.message : error}`);
    return 2;
  }
}

process.exitCode = await run(process.argv.slice(2));
