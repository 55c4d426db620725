import { type Band, bandOf, FEWEST } from "./band.ts";

/** What is counted of one evening, or of several together. */
export type NightCounts = {
  /** People who came and met somebody. */
  readonly people: number;
  /** Pairs who met. */
  readonly dates: number;
  readonly matches: number;
  /** People with at least one match. */
  readonly matched: number;
  /** Ballots handed in by those people. */
  readonly ballots: number;
  readonly ratings: { readonly count: number; readonly stars: number };
  /** Matches who were asked a week later whether they met again. */
  readonly again: { readonly yes: number; readonly asked: number };
};

/** Shares with their ranges; null where too few were counted to say anything. */
export type NightShares = {
  readonly mutual: Band | null;
  readonly matched: Band | null;
  readonly ballots: Band | null;
  readonly again: Band | null;
  /** The mean in tenths of a star. */
  readonly tenths: number | null;
};

export const noCounts: NightCounts = {
  ...{ people: 0, dates: 0, matches: 0, matched: 0, ballots: 0 },
  ratings: { count: 0, stars: 0 },
  again: { yes: 0, asked: 0 },
};

/** Two evenings counted as one. */
export function addCounts(a: NightCounts, b: NightCounts): NightCounts {
  return {
    people: a.people + b.people,
    dates: a.dates + b.dates,
    matches: a.matches + b.matches,
    matched: a.matched + b.matched,
    ballots: a.ballots + b.ballots,
    ratings: { count: a.ratings.count + b.ratings.count, stars: a.ratings.stars + b.ratings.stars },
    again: { yes: a.again.yes + b.again.yes, asked: a.again.asked + b.again.asked },
  };
}

/** What the counts say of evenings like these (see `bandOf`). */
export function sharesOf(counts: NightCounts): NightShares {
  const { ratings, again } = counts;
  return {
    mutual: bandOf(counts.matches, counts.dates),
    matched: bandOf(counts.matched, counts.people),
    ballots: bandOf(counts.ballots, counts.people),
    again: bandOf(again.yes, again.asked),
    tenths: ratings.count < FEWEST ? null : Math.round((ratings.stars * 10) / ratings.count),
  };
}
