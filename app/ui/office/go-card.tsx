import type { GoFigures } from "#app/domain/events/go-no-go.ts";
import type { Locale } from "#app/domain/events/locale.ts";
import { formatMoment } from "#app/i18n/format.ts";
import { words } from "#app/i18n/words.ts";
import { CancelLink, RunForm } from "./decision-page.tsx";
import { GoOutcomes } from "./go-outcomes.tsx";

export type GoDue = { askedFor: Date; figures: GoFigures };

/** On the go/no-go day the cockpit asks: both outcomes in figures, one tap each. */
export function GoCard({
  locale,
  base,
  timeZone,
  due,
}: {
  locale: Locale;
  base: string;
  timeZone: string;
  due: GoDue;
}) {
  const { goNoGo: say } = words(locale);
  return (
    <section className="go-due" data-live="go-no-go" aria-labelledby="go-due">
      <h2 id="go-due">
        <a className="thumb" href={`${base}/decision`}>
          {say.dueTitle}
        </a>
      </h2>
      <p className="small">{say.dueText({ when: formatMoment(due.askedFor, timeZone, locale) })}</p>
      <GoOutcomes
        {...{ locale, base }}
        figures={due.figures}
        run={<RunForm locale={locale} base={base} askedFor={due.askedFor} />}
        cancel={<CancelLink locale={locale} base={base} />}
      />
    </section>
  );
}
