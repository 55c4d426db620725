import type { Words } from "#app/i18n/words.ts";
import type { FieldName } from "./form-values.ts";

/** Every reason a field can be refused for; a reason without words is a type error where it is shown. */
export type FieldReason = keyof Words["registration"]["reasons"];

type Ages = { minAge: number; maxAge: number | null };

/** What is said beside a field, in the page's language. */
export function fieldSentence(field: FieldName, reason: FieldReason, words: Words, event: Ages): string {
  const { registration: say } = words;
  if (reason === "must-agree" || field === "terms" || field === "privacy" || field === "conduct")
    return field === "terms" || field === "privacy" || field === "conduct"
      ? say.agree[field]
      : say.reasons[reason];
  if (
    reason === "missing" &&
    (field === "name" || field === "email" || field === "birthDate" || field === "side")
  )
    return say.missing[field];
  if (reason === "too-long" && field === "name") return say.tooLongName;
  if (reason === "outside-age-band")
    return say.outsideAges({
      ages: words.event.ages({ min: event.minAge, max: event.maxAge }),
    });
  return say.reasons[reason];
}
