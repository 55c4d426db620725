import type { Locale } from "#app/domain/events/locale.ts";
import { MOST_SIDES } from "#app/domain/events/side-draft.ts";
import { words } from "#app/i18n/words.ts";

/** What each field of the event's form is called. */
export function eventLabels(locale: Locale, currency: string): Record<string, string> {
  const { officeEditor: say } = words(locale);
  const language = (suffix: string, mark: string) => ({
    [`title${suffix}`]: say.titleField + mark,
    [`summary${suffix}`]: say.summary + mark,
    [`about${suffix}`]: say.about + mark,
    [`bring${suffix}`]: say.bring + mark,
    [`programme${suffix}`]: say.programme + mark,
  });
  const sides = Array.from({ length: MOST_SIDES }, (_, n) => ({
    [`side${n}Zh`]: `${say.side({ n: n + 1 })} ${say.labelZh}`,
    [`side${n}En`]: `${say.side({ n: n + 1 })} ${say.labelEn}`,
    [`side${n}Capacity`]: `${say.side({ n: n + 1 })} ${say.capacity}`,
    [`side${n}Price`]: `${say.side({ n: n + 1 })} ${say.price({ currency })}`,
  }));
  return Object.assign(
    {
      bookingId: say.booking,
      date: say.date,
      startTime: say.startTime,
      endTime: say.endTime,
      closeHours: say.closeHours,
      minAge: say.minAge,
      maxAge: say.maxAge,
      ladder0Days: say.ladderTitle,
    },
    language("Zh", ""),
    language("En", ` · ${say.englishTitle}`),
    ...sides,
  );
}
