import { z } from "zod";
import type { EventFields } from "#app/domain/events/event-draft.ts";
import { MOST_RUNGS } from "#app/domain/events/ladder-fields.ts";
import { MOST_SIDES } from "#app/domain/events/side-draft.ts";
import { optionalId, spanForm, text, tick } from "./form-fields.ts";

const plain = spanForm.extend({
  kind: text,
  version: text,
  bookingId: optionalId,
  closeHours: text,
  minAge: text,
  maxAge: text,
  addressVisibility: text,
});
const words = z.object({ title: text, summary: text, about: text, bring: text, programme: text });
const side = z.object({ id: text, labelZh: text, labelEn: text, capacity: text, price: text, remove: tick });
const rung = z.object({ days: text, percent: text });

/** An event's form as it arrives: flat names put together into texts, sides and rungs. */
export type EventForm = { version: string; bookingId: string | null; fields: EventFields };

/** Reads the names of the event's form: `titleZh`, `side0Price`, `ladder1Days`… */
export function readEventForm(texts: Readonly<Record<string, string>>): EventForm {
  const { version, bookingId, ...rest } = plain.parse(texts);
  const language = (suffix: string) =>
    words.parse({
      title: texts[`title${suffix}`],
      summary: texts[`summary${suffix}`],
      about: texts[`about${suffix}`],
      bring: texts[`bring${suffix}`],
      programme: texts[`programme${suffix}`],
    });
  const sides = Array.from({ length: MOST_SIDES }, (_, n) =>
    side.parse({
      id: texts[`side${n}Id`],
      labelZh: texts[`side${n}Zh`],
      labelEn: texts[`side${n}En`],
      capacity: texts[`side${n}Capacity`],
      price: texts[`side${n}Price`],
      remove: texts[`side${n}Remove`],
    }),
  );
  const ladder = Array.from({ length: MOST_RUNGS }, (_, n) =>
    rung.parse({ days: texts[`ladder${n}Days`], percent: texts[`ladder${n}Percent`] }),
  );
  return { version, bookingId, fields: { ...rest, zh: language("Zh"), en: language("En"), sides, ladder } };
}
