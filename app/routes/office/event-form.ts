import { z } from "zod";
import type { EventFields } from "#app/domain/events/event-draft.ts";
import { MOST_RUNGS } from "#app/domain/events/ladder-fields.ts";
import { MOST_STEPS } from "#app/domain/events/price-steps.ts";
import { MOST_SIDES, type SideFields } from "#app/domain/events/side-draft.ts";
import { optionalId, spanForm, text, tick } from "./form-fields.ts";

const plain = spanForm.extend({
  kind: text,
  version: text,
  bookingId: optionalId,
  closeHours: text,
  minAge: text,
  maxAge: text,
  addressVisibility: text,
  tolerance: text,
  groupMax: text,
  offerHours: text,
  approvalHours: text,
  resaleAllowed: tick,
  earlyDate: text,
  earlyTime: text,
  goDate: text,
  goTime: text,
  goMinProfit: text,
  goAuto: tick,
});
const words = z.object({ title: text, summary: text, about: text, bring: text, programme: text });
const side = z.object({
  ...{ id: text, labelZh: text, labelEn: text, capacity: text, price: text, early: text, goMin: text },
  ...{ remove: tick, needsApproval: tick, balanced: tick, balanceAsked: tick },
});
const step = z.object({ upTo: text, price: text });
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
  const sides = Array.from({ length: MOST_SIDES }, (_, n) => readSide(texts, n));
  const ladder = Array.from({ length: MOST_RUNGS }, (_, n) =>
    rung.parse({ days: texts[`ladder${n}Days`], percent: texts[`ladder${n}Percent`] }),
  );
  return { version, bookingId, fields: { ...rest, zh: language("Zh"), en: language("En"), sides, ladder } };
}

/** One side of the form; where nobody asked whether it takes part in the balance, it does. */
function readSide(texts: Readonly<Record<string, string>>, n: number): SideFields {
  const { balanceAsked, balanced, ...read } = side.parse({
    id: texts[`side${n}Id`],
    labelZh: texts[`side${n}Zh`],
    labelEn: texts[`side${n}En`],
    capacity: texts[`side${n}Capacity`],
    price: texts[`side${n}Price`],
    early: texts[`side${n}Early`],
    goMin: texts[`side${n}GoMin`],
    remove: texts[`side${n}Remove`],
    needsApproval: texts[`side${n}Approval`],
    balanced: texts[`side${n}Balanced`],
    balanceAsked: texts[`side${n}BalanceAsked`],
  });
  const steps = Array.from({ length: MOST_STEPS }, (_, m) =>
    step.parse({ upTo: texts[`side${n}Step${m}UpTo`], price: texts[`side${n}Step${m}Price`] }),
  );
  return { ...read, steps, balanced: balanced || !balanceAsked };
}
