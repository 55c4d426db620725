import type { PersonId } from "./night-plan.ts";

/** For each person, the others they would take, best first. */
export type Preferences = Readonly<Record<PersonId, readonly PersonId[]>>;

/**
 * A stable matching: no two people would both rather be with each other. Proposers ask down their lists, those
 * asked keep the best offer so far (D. Gale, L. S. Shapley, "College Admissions and the Stability of Marriage", 1962):
 * each proposer gets the best partner any stable matching gives them. Who is on only one of two lists is
 * unacceptable to the other. O(length of all lists). Pairs come in the order of the proposers.
 */
export function stablePairs(
  proposers: Preferences,
  asked: Preferences,
): { proposer: PersonId; asked: PersonId }[] {
  const rank = new Map<string, number>();
  for (const [person, list] of Object.entries(asked))
    list.forEach((proposer, place) => {
      rank.set(`${person}\n${proposer}`, place);
    });
  const next = new Map<string, number>();
  const holds = new Map<string, string>();
  const waiting = Object.keys(proposers).reverse();
  for (let proposer = waiting.pop(); proposer !== undefined; proposer = waiting.pop()) {
    const place = next.get(proposer) ?? 0;
    const person = proposers[proposer]?.[place];
    if (person === undefined) continue;
    next.set(proposer, place + 1);
    const offered = rank.get(`${person}\n${proposer}`);
    const held = holds.get(person);
    const kept = held === undefined ? undefined : rank.get(`${person}\n${held}`);
    if (offered === undefined || (kept !== undefined && kept < offered)) {
      waiting.push(proposer);
      continue;
    }
    holds.set(person, proposer);
    if (held !== undefined) waiting.push(held);
  }
  const partner = new Map([...holds].map(([person, proposer]) => [proposer, person]));
  return Object.keys(proposers).flatMap((proposer) => {
    const person = partner.get(proposer);
    return person === undefined ? [] : [{ proposer, asked: person }];
  });
}
