import type { Locale } from "#app/domain/events/locale.ts";
import { formatAmount, formatShort } from "#app/i18n/format.ts";

type AmountProps = {
  minor: number;
  currency: string;
  locale: Locale;
  /** At a glance: whole amounts without decimals. */
  short?: boolean;
};

/** An amount with its currency's code set small behind it: "¥2,483 CNY". */
export function Amount({ minor, currency, locale, short }: AmountProps) {
  const format = short ? formatShort : formatAmount;
  return (
    <span className="amount-text">
      {format({ minor, currency }, locale)} <span className="code">{currency}</span>
    </span>
  );
}
