/** Where a dispute stands for us: the bank has not decided, or it has. */
export type DisputeState = "open" | "won" | "lost";

/** What became of a dispute that is written here, when the payment provider says how it stands. */
export type DisputeChange = "none" | "opened" | "won" | "lost";

/**
 * What is new in what the provider says of a dispute. `known` is null for one not written here yet. A decision may be
 * turned round later, and that is followed; that it is undecided again never is, since a slow answer may be an old one.
 */
export function disputeChange(known: DisputeState | null, said: DisputeState): DisputeChange {
  if (known === null) return said === "open" ? "opened" : said;
  return said === "open" || said === known ? "none" : said;
}
