import type { Locale } from "#app/domain/events/locale.ts";
import type { FieldProblems } from "#app/domain/organiser/field-problem.ts";
import { type Words, words as wordsOf } from "#app/i18n/words.ts";

/** The problems of a form as sentences, by field. */
export function problemWords(words: Words, problems: FieldProblems | undefined): Record<string, string> {
  return Object.fromEntries(
    Object.entries(problems ?? {}).map(([field, problem]) => [field, words.officeProblems[problem]]),
  );
}

/** The same sentences for the top of the page, where each needs its field's name before it. */
export function namedProblems(
  locale: Locale,
  problems: FieldProblems | undefined,
  labels: Readonly<Record<string, string>>,
): Record<string, string> {
  const said = wordsOf(locale);
  const colon = said.office.colon;
  return Object.fromEntries(
    Object.entries(problems ?? {}).map(([field, problem]) => {
      const label = labels[field];
      const sentence = said.officeProblems[problem];
      return [field, label === undefined ? sentence : `${label}${colon}${sentence}`];
    }),
  );
}
