import type { SideView } from "#app/domain/events/event-view.ts";
import { formatMoment, formatShort } from "#app/i18n/format.ts";
import { useLocale, useWords } from "../use-words.ts";

type PriceStepsProps = { side: Pick<SideView, "label" | "ladder" | "early">; timeZone: string };

/** Until when the early price holds, and the price steps with the one being sold now marked: the same for everybody. */
export function PriceSteps({ side, timeZone }: PriceStepsProps) {
  const { prices: say } = useWords();
  const locale = useLocale();
  const { ladder, early } = side;
  return (
    <>
      {early ? (
        <p className="tiny early">
          {say.earlyUntil({ until: formatMoment(early.until, timeZone, locale) })}
          {locale === "en" ? ", " : "，"}
          {say.earlyThen({ price: formatShort(early.after, locale) })}
        </p>
      ) : null}
      {ladder.length > 0 ? (
        <ol className="plain steps" aria-label={say.ladderLabel({ side: side.label })}>
          {ladder.map(({ from, to, price, current }) => (
            <li key={from} aria-current={current ? "step" : undefined}>
              <span>{say.seats({ from, to })}</span>
              <span>
                {formatShort(price, locale)}
                {current ? <span className="mark"> {say.now}</span> : null}
              </span>
            </li>
          ))}
        </ol>
      ) : null}
    </>
  );
}
