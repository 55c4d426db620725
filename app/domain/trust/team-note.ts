/** Characters of what the team writes down for itself, at most. */
export const TEAM_NOTE_LENGTH = 2_000;

/** What the team wrote down, trimmed; why not where it cannot be kept. */
export function readTeamNote(
  typed: string,
): { ok: true; note: string } | { ok: false; reason: "missing" | "too-long" } {
  const note = typed.replaceAll("\r\n", "\n").trim();
  if (note === "") return { ok: false, reason: "missing" };
  return [...note].length > TEAM_NOTE_LENGTH ? { ok: false, reason: "too-long" } : { ok: true, note };
}
