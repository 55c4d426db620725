import { cleanLine } from "../organiser/read-field.ts";

/** What a guest says of the evening; each part may be left out. `stars` 1 to 5. */
export type SurveyDraft = { readonly stars: number | null; readonly line: string | null };

export const surveyStars = [1, 2, 3, 4, 5] as const;
/** Characters of the one line. */
export const surveyLineLimit = 200;

export type SurveyReading =
  | { ok: true; draft: SurveyDraft }
  | { ok: false; reason: "nothing-said" | "too-long" };

/** Reads a survey form: stars outside 1 to 5 count as none, the line is one visible line. */
export function readSurvey(fields: { stars: string; line: string }): SurveyReading {
  const stars = surveyStars.find((count) => String(count) === fields.stars.trim()) ?? null;
  const line = cleanLine(fields.line);
  if ([...line].length > surveyLineLimit) return { ok: false, reason: "too-long" };
  if (stars === null && line === "") return { ok: false, reason: "nothing-said" };
  return { ok: true, draft: { stars, line: line === "" ? null : line } };
}
