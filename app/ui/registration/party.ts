import type { SideView } from "#app/domain/events/event-view.ts";
import type { Money } from "#app/domain/money/money.ts";
import type { PersonReasons, PersonValues } from "./entry-facts.ts";
import type { FormProblem } from "./form-values.ts";

/** A friend on the form, as typed. */
export type CompanionValues = PersonValues & { readonly side: string };

/** The friends on a form; nobody is there until one is added. */
export type PartyForm = {
  readonly companions: readonly CompanionValues[];
  /** What is wrong with each friend's fields, in their order. */
  readonly reasons: readonly PersonReasons[];
};

export const noParty: PartyForm = { companions: [], reasons: [] };

/** Stands for every choice of sides, where all cost the same. */
export const ANY_SIDES = "*";

/**
 * What the button of a form for several people says: the sum, and for which sides it holds. Null while sides that cost
 * differently are not all chosen; the sum is then shown before anything is claimed.
 */
export function partyTotal(
  sides: readonly SideView[],
  chosen: readonly string[],
  problem: FormProblem | null,
): { total: Money; sides: string } | null {
  const [first] = sides;
  if (!first) return null;
  const { currency } = first.price;
  const key = chosen.join(",");
  if (problem?.kind === "price-changed" || problem?.kind === "check-total")
    return { total: { minor: problem.priceMinor, currency: problem.currency }, sides: key };
  if (sides.every(({ price }) => price.minor === first.price.minor))
    return { total: { minor: first.price.minor * chosen.length, currency }, sides: ANY_SIDES };
  const prices = chosen.map((id) => sides.find((side) => side.id === id)?.price.minor);
  let minor = 0;
  for (const price of prices) {
    if (price === undefined) return null;
    minor += price;
  }
  return { total: { minor, currency }, sides: key };
}
