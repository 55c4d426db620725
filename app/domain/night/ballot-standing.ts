/** Where a ballot stands: "open" from the first round on, "closing" between its time and the counting. */
export type BallotStanding = "not-begun" | "open" | "closing" | "closed" | "revealed";

/** What decides it; `state` as the night has it. */
export type BallotFacts = { readonly state: string; readonly ballotClosesAt: Date | null };

/**
 * A ballot takes marks while the night runs, and after it until its closing time. Marks on people met in the first
 * round can be made during the second.
 */
export function ballotStanding({ state, ballotClosesAt }: BallotFacts, now: Date): BallotStanding {
  if (state === "revealed" || state === "closed") return state;
  if (state === "running" || state === "paused") return "open";
  if (state !== "over") return "not-begun";
  return ballotClosesAt !== null && now.getTime() >= ballotClosesAt.getTime() ? "closing" : "open";
}

/**
 * The moment from which marks are refused, for `checkMark`; null while the ballot is open. A ballot that has not begun
 * takes none either.
 */
export function ballotClosedAt(facts: BallotFacts, now: Date): Date | null {
  return ballotStanding(facts, now) === "open" ? null : new Date(0);
}
