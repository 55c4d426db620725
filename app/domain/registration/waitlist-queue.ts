import { type FillingSide, partyFits } from "./seats-left.ts";

/** How many seats of a side a party asks for. */
export type PartyPlace = { readonly sideId: string; readonly seats: number };

/** Those who came together (or alone): they get all of their seats at once, or wait. */
export type QueuedParty = { readonly id: string; readonly places: readonly PartyPlace[] };

/** Most people who come together. */
export const PARTY_MOST = 4;

/** The sides after a whole party got its seats, or null when it does not fit. */
export function seatParty(
  sides: readonly FillingSide[],
  places: readonly PartyPlace[],
  tolerance: number | null,
): readonly FillingSide[] | null {
  if (!partyFits(sides, places, tolerance)) return null;
  return sides.map((side) => {
    const more = places.find(({ sideId }) => sideId === side.id)?.seats ?? 0;
    return { ...side, taken: side.taken + more };
  });
}

/**
 * Who gets an offer now, first come first served: `queue` in the order of joining. A party that does not fit lets those
 * behind it pass; whenever somebody is seated, everybody before them is asked again, for a seat on one side may make
 * room on another.
 */
export function promotedParties(
  sides: readonly FillingSide[],
  tolerance: number | null,
  queue: readonly QueuedParty[],
): { readonly promoted: readonly string[]; readonly sides: readonly FillingSide[] } {
  const waiting = [...queue];
  const promoted: string[] = [];
  let now = sides;
  for (let index = 0; index < waiting.length; ) {
    const party = waiting[index];
    const seated = party && seatParty(now, party.places, tolerance);
    if (!party || !seated) {
      index += 1;
      continue;
    }
    promoted.push(party.id);
    waiting.splice(index, 1);
    now = seated;
    index = 0;
  }
  return { promoted, sides: now };
}

/**
 * The place of a party in its queue, from 1: on each of its sides those who joined no later are counted, and the
 * longest line is the one that is told. `queue` in the order of joining; null when the party does not wait in it.
 */
export function placeInQueue(queue: readonly QueuedParty[], partyId: string): number | null {
  const own = queue.findIndex(({ id }) => id === partyId);
  const party = queue[own];
  if (!party) return null;
  const upTo = queue.slice(0, own + 1);
  return Math.max(1, ...party.places.map(({ sideId }) => lengthOf(upTo, sideId)));
}

function lengthOf(queue: readonly QueuedParty[], sideId: string): number {
  return queue.filter(({ places }) => places.some((place) => place.sideId === sideId)).length;
}

/**
 * What somebody who joins now is told as their place, whether or not their address waits already: everybody else on
 * their sides, and themselves. `ownId` is the entry that the address has, if any.
 */
export function placeOfNewcomer(
  queue: readonly QueuedParty[],
  places: readonly PartyPlace[],
  ownId: string | null,
): number {
  const others = queue.filter(({ id }) => id !== ownId);
  return 1 + Math.max(0, ...places.map(({ sideId }) => lengthOf(others, sideId)));
}
