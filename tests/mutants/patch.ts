import type { Mutant } from "./table.ts";

/** The source with the mistake in it. Throws when a text to change is not there exactly once. */
export function mutate(source: string, mutant: Pick<Mutant, "name" | "file" | "changes">): string {
  return mutant.changes.reduce((text, [find, instead]) => {
    const places = text.split(find).length - 1;
    if (places !== 1)
      throw new Error(`${mutant.name}: "${find}" stands ${places} times in ${mutant.file}, not once`);
    return text.replace(find, () => instead);
  }, source);
}
