import type { Words } from "./words.ts";

/** What somebody waits for, in one line: "女生" or "男生 2 席、女生". Places come in the order of their sides. */
export function seatsText(
  places: readonly { position: number; side: string; seats: number }[],
  { waitlist }: Words,
): string {
  return places
    .toSorted((a, b) => a.position - b.position)
    .map(({ side, seats }) => waitlist.seats({ side, seats }))
    .join(waitlist.seatsJoin);
}
