import type { Locale } from "#app/domain/events/locale.ts";
import { words } from "#app/i18n/words.ts";
import { Amount } from "../office/amount.tsx";

export type EarnedFacts = {
  currency: string;
  heads: number;
  gone: number;
  earnedMinor: number;
  paidMinor: number;
  owedMinor: number;
};

/** What a partner brought to one event: heads, and commission earned, paid out and still owed. */
export function PartnerFigures({ locale, facts }: { locale: Locale; facts: EarnedFacts }) {
  const { partners: say } = words(locale);
  const { currency, heads, gone, earnedMinor, paidMinor, owedMinor } = facts;
  const amounts = [
    [say.earned, earnedMinor],
    [say.paid, paidMinor],
    [say.left, owedMinor],
  ] as const;
  return (
    <>
      <p className="small">
        {say.heads({ count: heads })}
        {gone > 0 ? ` · ${say.gone({ count: gone })}` : null}
      </p>
      <dl className="partner-figures">
        {amounts.map(([label, minor]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>
              <Amount {...{ minor, currency, locale }} />
            </dd>
          </div>
        ))}
      </dl>
    </>
  );
}
