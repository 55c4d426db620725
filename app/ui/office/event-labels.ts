import type { Locale } from "#app/domain/events/locale.ts";
import { MOST_STEPS } from "#app/domain/events/price-steps.ts";
import { MOST_SIDES } from "#app/domain/events/side-draft.ts";
import { words } from "#app/i18n/words.ts";

/** What each field of the event's form is called. */
export function eventLabels(locale: Locale, currency: string): Record<string, string> {
  const { goNoGo, officeEditor: say, officeSales } = words(locale);
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
    [`side${n}Early`]: `${say.side({ n: n + 1 })} ${officeSales.early({ currency })}`,
    [`side${n}GoMin`]: `${say.side({ n: n + 1 })} ${goNoGo.leastHeads}`,
    ...stepLabels(locale, n),
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
      tolerance: officeSales.tolerance,
      groupMax: officeSales.groupMax,
      offerHours: officeSales.offerHours,
      approvalHours: officeSales.approvalHours,
      earlyDate: officeSales.earlyDate,
      goDate: goNoGo.day,
      goMinProfit: goNoGo.leastProfit({ currency }),
      goAuto: goNoGo.auto,
    },
    language("Zh", ""),
    language("En", ` · ${say.englishTitle}`),
    ...sides,
  );
}

function stepLabels(locale: Locale, side: number): Record<string, string> {
  const { officeEditor, officeSales: say } = words(locale);
  const before = officeEditor.side({ n: side + 1 });
  const steps = Array.from({ length: MOST_STEPS }, (_, n) => ({
    [`side${side}Step${n}UpTo`]: `${before} ${say.stepUpTo({ n: n + 1 })}`,
    [`side${side}Step${n}Price`]: `${before} ${say.stepPrice({ n: n + 1 })}`,
  }));
  return Object.assign({}, ...steps);
}
