import type { SideView } from "#app/domain/events/event-view.ts";
import { formatMoney } from "#app/i18n/format.ts";
import { useLocale, useWords } from "../use-words.ts";
import type { FormProblem } from "./form-values.ts";
import { type PartyForm, partyTotal } from "./party.ts";

type PartyButtonProps = {
  sides: readonly SideView[];
  side: string;
  party: PartyForm;
  problem: FormProblem | null;
};

/** The button for several people: it says how many and the sum, and sends that sum along. */
export function PartyButton({ sides, side, party, problem }: PartyButtonProps) {
  const { registration, groups } = useWords();
  const { form: say } = groups;
  const locale = useLocale();
  const chosen = [side, ...party.companions.map((one) => one.side)];
  const count = chosen.length;
  const known = partyTotal(sides, chosen, problem);
  const free = known !== null && known.total.minor === 0;
  return (
    <>
      {known ? (
        <>
          <input type="hidden" name="total" value={known.total.minor} />
          <input type="hidden" name="totalFor" value={known.sides} />
        </>
      ) : null}
      <button type="submit" className="button" data-once={registration.submitting}>
        {free ? say.submitFree({ count }) : say.submit({ count })}
        {known && !free ? <span>{formatMoney(known.total, locale)}</span> : null}
      </button>
    </>
  );
}
