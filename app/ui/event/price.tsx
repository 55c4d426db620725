import type { Money } from "#app/domain/money/money.ts";
import { formatAmount } from "#app/i18n/format.ts";
import { useLocale, useWords } from "../use-words.ts";

/** A price at display size: the amount large, its currency code small beside it. */
export function Price({ money }: { money: Money }) {
  const locale = useLocale();
  const { event: say } = useWords();
  if (money.minor === 0) return <span className="price">{say.free}</span>;
  return (
    <span className="price">
      {formatAmount(money, locale)} <span className="code">{money.currency}</span>
    </span>
  );
}
