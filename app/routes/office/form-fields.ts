import { z } from "zod";

/** A text of a form; one that is missing, doubled or absurdly long reads as empty. */
export const text = z.string().max(20_000).catch("");

/** A tick box. */
export const tick = z
  .literal("yes")
  .optional()
  .catch(undefined)
  .transform((value) => value === "yes");

/** An id chosen in a form; anything else reads as none. */
export const optionalId = z.guid().nullable().catch(null);

/** The id drawn for a page's form, so that sending it twice does one thing; none for anything else. */
export function formIdOf(texts: Readonly<Record<string, string>>): string | null {
  return optionalId.parse(texts.formId);
}

/** The texts of a form by name; files are left out. */
export function formTexts(form: FormData): Record<string, string> {
  return Object.fromEntries(
    [...form].flatMap(([name, value]) => (typeof value === "string" ? [[name, value]] : [])),
  );
}

/** A day and two times. */
export const spanForm = z.object({ date: text, startTime: text, endTime: text, endsNextDay: tick });
