/** One point of an evening's programme: a time (or "next day") and what happens then. */
export type ProgrammePoint = { readonly at: string; readonly what: string };

/** Reads a stored programme; whatever is not a point of one is left out. */
export function readProgramme(json: unknown): ProgrammePoint[] {
  if (!Array.isArray(json)) return [];
  return json.flatMap((item: unknown) => {
    if (typeof item !== "object" || item === null || !("at" in item) || !("what" in item)) return [];
    const { at, what } = item;
    return typeof at === "string" && typeof what === "string" ? [{ at, what }] : [];
  });
}
