import { whyWait } from "#app/domain/registration/seats-left.ts";
import type { ClaimAnswer, SeatClaim } from "./seat-claims.server.ts";

/** What the statement says of one claim; the room of its side and the uses of its code are those before it. */
export type ClaimRow = {
  n: number;
  open: boolean;
  same: boolean;
  known_id: string | null;
  known_state: string | null;
  known_version: number | null;
  within: boolean | null;
  code_good: boolean | null;
  needs_approval: boolean | null;
  free: number | null;
  waiting: number | null;
  claimable: number | null;
  uses_left: number | null;
  /** Minor units; null when no seat was there for it. */
  price: number | null;
  used_up: boolean | null;
  /** A claim before it was refused for its price, so that its own seat is another one. */
  behind: boolean | null;
  won: boolean;
};

type Claim = Pick<SeatClaim, "orderId" | "sideId" | "shownPriceMinor" | "code">;
/** `grown`: seats each side gave in this statement; `uses`: those that each code was used for. */
type Given = { grown: ReadonlyMap<string, number>; uses: ReadonlyMap<string, number> };

/** The answers of one statement to its claims; `again` for those that only the next statement can decide. */
export function answersOf(claims: readonly Claim[], rows: readonly ClaimRow[]): (ClaimAnswer | "again")[] {
  const byNumber = new Map(rows.map((row) => [row.n, row]));
  const winners = claims.filter((_, index) => byNumber.get(index + 1)?.won);
  const given = {
    grown: count(winners.map(({ sideId }) => sideId)),
    uses: count(winners.flatMap(({ code }) => (code === null ? [] : [code]))),
  };
  const answers = claims.map((claim, index) => answerOf(byNumber.get(index + 1), claim, given));
  return answers.map((answer, index) =>
    mayStillGrow(answer, index, { answers, claims }) ? "again" : answer,
  );
}

/** The claim waits for the balance alone, and another side's claims of this statement are not decided yet. */
function mayStillGrow(
  answer: ClaimAnswer | "again",
  index: number,
  { answers, claims }: { answers: readonly (ClaimAnswer | "again")[]; claims: readonly Claim[] },
): boolean {
  if (answer === "again" || answer.outcome !== "must-wait" || answer.why !== "balance") return false;
  const sideId = claims[index]?.sideId;
  return claims.some((other, n) => answers[n] === "again" && other.sideId !== sideId);
}

function count(names: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}

function answerOf(row: ClaimRow | undefined, claim: Claim, given: Given): ClaimAnswer | "again" {
  if (!row) return { outcome: "not-for-sale" };
  if (row.known_id !== null)
    return {
      outcome: "known",
      orderId: row.known_id,
      linkVersion: row.known_version ?? 1,
      state: row.known_state ?? "",
    };
  if (!row.open) return { outcome: "not-for-sale" };
  // A side that is gone is a changed fact, too.
  if (!row.same || row.free === null) return { outcome: "facts-changed" };
  if (row.needs_approval) return { outcome: "needs-approval" };
  if (!row.within) return { outcome: "too-many-holds" };
  if (!row.code_good) return { outcome: "code-refused" };
  if (row.won && row.price !== null)
    return { outcome: "held", orderId: claim.orderId, priceMinor: row.price };
  if (row.used_up) return usesAreLeft(row, claim, given) ? "again" : { outcome: "code-refused" };
  if (row.price === null) return mustWait(row, claim, given);
  // Another process wrote this form's order in the same moment: the next statement sees it.
  if (row.behind || row.price <= claim.shownPriceMinor) return "again";
  return { outcome: "price-changed", priceMinor: row.price };
}

/** A claim before it was counted on for a use and got no seat. */
function usesAreLeft(row: ClaimRow, claim: Claim, { uses }: Given): boolean {
  return row.uses_left === null || row.uses_left > (uses.get(claim.code ?? "") ?? 0);
}

/**
 * Nothing was there for it. Its side may still have a seat that came back while the statement waited for the sides,
 * or may be let go on because another side grew in the same statement: both are known to the next one.
 */
function mustWait(row: ClaimRow, { sideId }: Claim, { grown }: Given): ClaimAnswer | "again" {
  const own = grown.get(sideId) ?? 0;
  const free = (row.free ?? 0) - own;
  const left = (row.claimable ?? 0) - own;
  const why = whyWait({ free, left, waiting: row.waiting ?? 0, claimable: left });
  if (why === null) return "again";
  const others = [...grown.keys()].some((id) => id !== sideId);
  return why === "balance" && others ? "again" : { outcome: "must-wait", why };
}
