import { z } from "zod";
import type { Deal } from "#app/domain/money/deal.ts";
import type { CancellationRung } from "#app/domain/venues/cancellation.ts";
import type { Terms } from "#app/domain/venues/terms.ts";

/** A version of a booking's terms as its row holds it. */
export type TermsRow = {
  dealKind: string;
  feeMinor: number | null;
  perHeadMinor: number | null;
  minimumMinor: number | null;
  sharePoints: number | null;
  afterFees: boolean;
  perHourMinor: number | null;
  minutes: number | null;
  headBasis: string;
  depositMinor: number;
  depositPoints: number | null;
  depositDueAt: Date | null;
  cancellation: unknown;
  note: string;
};

const ladder = z.array(z.object({ days: z.number().int(), percent: z.number().int() }));

/** For Prisma: the version that holds. */
export const latestTerms = { orderBy: { version: "desc" }, take: 1 } as const;

/** The terms a row says. Throws when its deal lacks an amount, which the database refuses. */
export function termsOf(row: TermsRow | undefined): Terms {
  if (!row) throw new Error("a booking without terms");
  return {
    deal: dealOf(row),
    headBasis: row.headBasis === "arrived" ? "arrived" : "paid",
    depositMinor: row.depositMinor,
    depositPoints: row.depositPoints,
    depositDueAt: row.depositDueAt,
    cancellation: ladder.parse(row.cancellation),
    note: row.note,
  };
}

function dealOf(row: TermsRow): Deal {
  const has = (
    name: "feeMinor" | "perHeadMinor" | "minimumMinor" | "sharePoints" | "perHourMinor" | "minutes",
  ) => {
    const value = row[name];
    if (value === null) throw new Error(`a ${row.dealKind} deal without ${name}`);
    return value;
  };
  const share = () => ({ share: has("sharePoints"), ...(row.afterFees ? { afterFees: true } : {}) });
  switch (row.dealKind) {
    case "fixed-fee":
      return { kind: "fixed-fee", feeMinor: has("feeMinor") };
    case "revenue-share":
      return { kind: "revenue-share", ...share() };
    case "per-head":
      return { kind: "per-head", perHeadMinor: has("perHeadMinor") };
    case "minimum-spend":
      return { kind: "minimum-spend", minimumMinor: has("minimumMinor"), perHeadMinor: has("perHeadMinor") };
    case "fixed-plus-share":
      return { kind: "fixed-plus-share", feeMinor: has("feeMinor"), ...share() };
    case "per-hour":
      return { kind: "per-hour", perHourMinor: has("perHourMinor"), minutes: has("minutes") };
    default:
      throw new Error(`an unknown deal: ${row.dealKind}`);
  }
}

/** The columns of a version for a time; amounts the deal does not have stay empty. */
export function termsColumns({ deal, cancellation, ...rest }: Terms, span: { startsAt: Date; endsAt: Date }) {
  return {
    ...rest,
    startsAt: span.startsAt,
    endsAt: span.endsAt,
    dealKind: deal.kind,
    feeMinor: "feeMinor" in deal ? deal.feeMinor : null,
    perHeadMinor: "perHeadMinor" in deal ? deal.perHeadMinor : null,
    minimumMinor: "minimumMinor" in deal ? deal.minimumMinor : null,
    sharePoints: "share" in deal ? deal.share : null,
    afterFees: "afterFees" in deal && deal.afterFees === true,
    perHourMinor: "perHourMinor" in deal ? deal.perHourMinor : null,
    minutes: "minutes" in deal ? deal.minutes : null,
    cancellation: cancellation.map((rung): CancellationRung => ({ ...rung })),
  };
}
