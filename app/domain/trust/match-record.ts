import { bandOf } from "./band.ts";

/** What a host may tell strangers of past evenings: how many, and between how much and how much per cent of people matched. */
export type MatchRecord = { readonly nights: number; readonly from: number; readonly to: number };

/** Fewer evenings, or fewer people over them, tell more of single people than of a host. */
const FEWEST_NIGHTS = 3;
const FEWEST_PEOPLE = 30;

/**
 * The range (see `bandOf`) of people with at least one match among those who met somebody, over `nights` evenings; null
 * while there are too few of either to be told.
 */
export function matchRecord(
  nights: number,
  { people, matched }: { people: number; matched: number },
): MatchRecord | null {
  if (nights < FEWEST_NIGHTS || people < FEWEST_PEOPLE) return null;
  const band = bandOf(matched, people);
  return band && { nights, from: band.from, to: band.to };
}
