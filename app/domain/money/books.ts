import { addFigures, type Figures } from "./figures.ts";

/** One evening in the books, or a booking that no evening rests on. Minor units of `currency`. */
export type BookEntry = {
  readonly id: string;
  readonly kind: "event" | "booking";
  readonly title: string;
  readonly startsAt: Date;
  readonly timeZone: string;
  /** "2026-11", where it took place. */
  readonly month: string;
  readonly currency: string;
  readonly venueId: string | null;
  readonly venue: string | null;
  readonly payingHeads: number;
  readonly figures: Figures;
};

/** What several entries come to. */
export type BookGroup = { readonly evenings: number; readonly figures: Figures };

/** The books of a time in one currency. */
export type Book = BookGroup & {
  readonly currency: string;
  /** In the order of their days. */
  readonly entries: readonly BookEntry[];
  readonly months: readonly (BookGroup & { month: string })[];
  /** The one with the most profit first. */
  readonly venues: readonly (BookGroup & { venueId: string | null; venue: string | null })[];
  /** The evenings with the most and the least profit; null while there are fewer than two. */
  readonly best: BookEntry | null;
  readonly worst: BookEntry | null;
};

/** Entries as books, one for each currency: different money is never added up. */
export function makeBooks(entries: readonly BookEntry[]): Book[] {
  return groupsOf(entries, ({ currency }) => currency).map(([currency, own]) => {
    const evenings = own.filter(({ kind }) => kind === "event");
    const byProfit = [...evenings].sort((a, b) => b.figures.profit - a.figures.profit);
    const few = byProfit.length < 2;
    return {
      ...groupOf(own),
      currency,
      entries: [...own].sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime()),
      months: groupsOf(own, ({ month }) => month)
        .map(([month, ones]) => ({ month, ...groupOf(ones) }))
        .sort((a, b) => (a.month < b.month ? -1 : 1)),
      venues: groupsOf(own, ({ venueId }) => venueId ?? "")
        .map(([, ones]) => ({
          ...{ venueId: ones[0]?.venueId ?? null, venue: ones[0]?.venue ?? null },
          ...groupOf(ones),
        }))
        .sort((a, b) => b.figures.profit - a.figures.profit),
      best: few ? null : (byProfit[0] ?? null),
      worst: few ? null : (byProfit.at(-1) ?? null),
    };
  });
}

function groupOf(entries: readonly BookEntry[]): BookGroup {
  return {
    evenings: entries.filter(({ kind }) => kind === "event").length,
    figures: addFigures(entries.map(({ figures }) => figures)),
  };
}

function groupsOf<T>(all: readonly T[], keyOf: (one: T) => string): [string, T[]][] {
  const groups = new Map<string, T[]>();
  for (const one of all) {
    const group = groups.get(keyOf(one)) ?? [];
    group.push(one);
    groups.set(keyOf(one), group);
  }
  return [...groups];
}
