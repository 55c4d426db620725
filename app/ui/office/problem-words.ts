import type { FieldProblems } from "#app/domain/organiser/field-problem.ts";
import type { Words } from "#app/i18n/words.ts";

/** The problems of a form as sentences, by field. */
export function problemWords(words: Words, problems: FieldProblems | undefined): Record<string, string> {
  return Object.fromEntries(
    Object.entries(problems ?? {}).map(([field, problem]) => [field, words.officeProblems[problem]]),
  );
}
