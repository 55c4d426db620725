import type { Tx } from "#app/adapters/db.server.ts";
import type { World } from "./world.server.ts";

/**
 * The id of what a form makes: the one drawn for its page (`formId`), else a new one. A form that is sent twice waits
 * here for the one before it, to the end of that transaction, and then finds what that one made.
 */
export async function idOfForm(world: World, tx: Tx, formId: string | null | undefined): Promise<string> {
  if (!formId) return world.ids.uuid();
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${formId}, 0))`;
  return formId;
}
