import { z } from "zod";
import type { World } from "../world.server.ts";

const sealed = z.object({ name: z.string(), reason: z.string() });

/** Whom a ban is about and why, for the team alone. Throws when it was not sealed here. */
export function openBan(
  { vault }: Pick<World, "vault">,
  reason: Uint8Array,
): { name: string; reason: string } {
  return sealed.parse(vault.open(reason));
}
