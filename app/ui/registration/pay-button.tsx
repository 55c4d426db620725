import type { SideView } from "#app/domain/events/event-view.ts";
import { formatMoney } from "#app/i18n/format.ts";
import { useLocale, useWords } from "../use-words.ts";

type PayButtonProps = { sides: readonly SideView[]; priceChanged: boolean };

/**
 * Says what it does and what it costs. Where sides cost differently, the price of the chosen one is shown by the
 * style sheet (`.pay-1` belongs to the first radio card).
 */
export function PayButton({ sides, priceChanged }: PayButtonProps) {
  const { registration: say } = useWords();
  const locale = useLocale();
  const prices = sides.map(({ price }) => (price.minor === 0 ? "" : formatMoney(price, locale)));
  const same = prices.every((price) => price === prices[0]);
  const free = same && prices[0] === "";
  const action = free ? say.submitFree : priceChanged ? say.confirmPrice : say.submit;
  return (
    <button type="submit" className="button" data-once={say.submitting}>
      {action}
      {same ? (
        <span>{prices[0]}</span>
      ) : (
        prices.map((price, index) => (
          <span key={sides[index]?.id} className={`pay pay-${index + 1}`}>
            {price}
          </span>
        ))
      )}
    </button>
  );
}
