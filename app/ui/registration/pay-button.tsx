import type { SideView } from "#app/domain/events/event-view.ts";
import { formatMoney } from "#app/i18n/format.ts";
import { useLocale, useWords } from "../use-words.ts";

type PayButtonProps = { sides: readonly SideView[]; priceChanged: boolean };

/**
 * Says what it does and what it costs. Where sides cost differently, or some are applied for, the words of the chosen
 * one are shown by the style sheet (`.pay-1` belongs to the first radio card).
 */
export function PayButton({ sides, priceChanged }: PayButtonProps) {
  const { registration: say, approval } = useWords();
  const locale = useLocale();
  const labels = sides.map(({ price, needsApproval }) => {
    if (needsApproval) return { action: approval.form.submit, price: "" };
    if (price.minor === 0) return { action: say.submitFree, price: "" };
    return { action: priceChanged ? say.confirmPrice : say.submit, price: formatMoney(price, locale) };
  });
  const [first] = labels;
  const sameAction = labels.every(({ action }) => action === first?.action);
  const samePrice = labels.every(({ price }) => price === first?.price);
  const some = labels.find(({ price }) => price !== "") ?? first;
  return (
    <button type="submit" className="button" data-once={say.submitting}>
      {sameAction ? first?.action : <span className="pay-none">{some?.action}</span>}
      {sameAction && samePrice ? (
        <span>{first?.price}</span>
      ) : (
        labels.map(({ action, price }, index) => (
          <span key={sides[index]?.id} className={`pay pay-${index + 1}`}>
            {sameAction ? null : `${action} `}
            {price ? <span>{price}</span> : null}
          </span>
        ))
      )}
    </button>
  );
}
