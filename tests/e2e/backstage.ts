import { readSettings } from "#app/adapters/settings.server.ts";
import { type Control, createControl } from "#app/sandbox/control-client.server.ts";
import { wireWorld } from "#app/server/wire.server.ts";
import type { World } from "#app/use-cases/world.server.ts";
import type { StackAddresses } from "./stack.ts";

/** A second set of hands on the running product's data: what is tedious to click is made through the use cases. */
export type Backstage = { world: World; control: Control; close(): Promise<void> };

export async function openBackstage(addresses: StackAddresses): Promise<Backstage> {
  const read = readSettings({ ...addresses.env, LOG_LEVEL: "silent" });
  if (!read.ok) throw new Error(`browser test settings: ${JSON.stringify(read.problems)}`);
  const { world, close } = await wireWorld(read.settings);
  return { world, control: createControl(addresses.control), close };
}
