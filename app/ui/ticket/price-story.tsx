import { formatMoney } from "#app/i18n/format.ts";
import { useLocale, useWords } from "../use-words.ts";
import type { OrderPageFacts } from "./order-facts.ts";

type PriceStoryProps = {
  order: Pick<OrderPageFacts["order"], "totalMinor" | "currency" | "discount" | "paidAt">;
};

/** What the seats cost, the code that took something off, and what was charged or will be. */
export function PriceStory({ order }: PriceStoryProps) {
  const { prices: say, event } = useWords();
  const locale = useLocale();
  const { totalMinor, currency, discount, paidAt } = order;
  const money = (minor: number) => (minor === 0 ? event.free : formatMoney({ minor, currency }, locale));
  return (
    <dl className="price-story small">
      {discount ? (
        <>
          <div>
            <dt>{say.list}</dt>
            <dd>{money(discount.listMinor)}</dd>
          </div>
          <div>
            <dt>{say.withCode({ code: discount.code })}</dt>
            <dd>{formatMoney({ minor: totalMinor - discount.listMinor, currency }, locale)}</dd>
          </div>
        </>
      ) : null}
      <div>
        <dt>{paidAt === null ? say.toPay : say.paid}</dt>
        <dd>
          <b>{money(totalMinor)}</b>
        </dd>
      </div>
    </dl>
  );
}
