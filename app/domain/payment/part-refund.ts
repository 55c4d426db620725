import { parseAmount } from "../money/money.ts";

/** Why an organiser gives a part back. */
export const partReasons = ["goodwill", "promised", "overpaid", "other"] as const;
export type PartReason = (typeof partReasons)[number];

export type PartFields = { readonly amount: string; readonly reason: string };
export type PartProblems = {
  readonly amount?: "not-an-amount" | "too-little" | "too-much";
  readonly reason?: "no-reason";
};

/** Reads the form of a partial refund: an amount above 0 and at most what is left, in minor units, and a reason. */
export function readPart(
  fields: PartFields,
  left: { readonly minor: number; readonly currency: string },
): { ok: true; amountMinor: number; reason: PartReason } | { ok: false; problems: PartProblems } {
  const amountMinor = parseAmount(fields.amount.normalize("NFKC"), left.currency);
  const reason = partReasons.find((known) => known === fields.reason);
  const amount =
    amountMinor === null
      ? ({ amount: "not-an-amount" } as const)
      : amountMinor === 0
        ? ({ amount: "too-little" } as const)
        : amountMinor > left.minor
          ? ({ amount: "too-much" } as const)
          : {};
  const problems: PartProblems = { ...amount, ...(reason ? {} : { reason: "no-reason" as const }) };
  if (amountMinor === null || !reason || "amount" in problems) return { ok: false, problems };
  return { ok: true, amountMinor, reason };
}
