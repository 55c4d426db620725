import type { World } from "./world.server.ts";

/**
 * A sweep's work on each of its finds, in order: one that fails is written to the log and keeps none of the others
 * from their turn. Answers for how many the work said yes.
 */
export async function oneByOne<T extends object>(
  world: Pick<World, "log">,
  finds: readonly T[],
  { failed, work }: { failed: string; work: (find: T) => Promise<boolean> },
): Promise<number> {
  let done = 0;
  for (const find of finds)
    try {
      if (await work(find)) done += 1;
    } catch (error) {
      const about: Record<string, unknown> = { ...find, err: error };
      world.log.error(about, failed);
    }
  return done;
}
