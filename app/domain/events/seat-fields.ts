import { parseAmount } from "../money/money.ts";
import { bad, good, type Read } from "../organiser/field-problem.ts";

/** Seats of one side; an evening has a table, not a stadium. */
export const MOST_SEATS = 2000;
/** No seat costs more than 100,000 in the main unit; counted in minor units. */
const HIGHEST_PRICE = 10_000_000;

/** A seat's price in minor units, as typed; 0 is a free seat. */
export function readPrice(text: string, currency: string): Read<number> {
  if (text.trim() === "") return bad("missing");
  const minor = parseAmount(text.normalize("NFKC"), currency);
  if (minor === null) return bad("not-money");
  return minor > HIGHEST_PRICE ? bad("too-much-money") : good(minor);
}
