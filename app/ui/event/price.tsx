import type { Money } from "#app/domain/money/money.ts";
import { formatAmount } from "#app/i18n/format.ts";
import { useLocale } from "../use-words.ts";

/** A price at display size: the amount large, its currency code small beside it. */
export function Price({ money }: { money: Money }) {
  return (
    <span className="price">
      {formatAmount(money, useLocale())} <span className="code">{money.currency}</span>
    </span>
  );
}
