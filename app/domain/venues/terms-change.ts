import type { Terms } from "./terms.ts";

/** What a version of the terms is for, with its time. */
export type VersionSaid = { startsAt: Date; endsAt: Date; terms: Terms };
export const termsParts = ["time", "deal", "heads", "deposit", "cancellation", "note"] as const;
export type TermsPart = (typeof termsParts)[number];

const partOf: Readonly<Record<TermsPart, (said: VersionSaid) => unknown>> = {
  time: ({ startsAt, endsAt }) => [startsAt.getTime(), endsAt.getTime()],
  deal: ({ terms }) => Object.entries(terms.deal).sort(),
  heads: ({ terms }) => terms.headBasis,
  deposit: ({ terms }) => [terms.depositMinor, terms.depositPoints, terms.depositDueAt?.getTime() ?? null],
  cancellation: ({ terms }) => terms.cancellation.map(({ days, percent }) => [days, percent]),
  note: ({ terms }) => terms.note,
};

/** The parts in which one version differs from the one before. */
export function changedParts(before: VersionSaid, after: VersionSaid): TermsPart[] {
  return termsParts.filter(
    (part) => JSON.stringify(partOf[part](before)) !== JSON.stringify(partOf[part](after)),
  );
}
