import { type PersonId, pairName } from "./night-plan.ts";
import { type NightSeat, pairsOfRound } from "./night-state.ts";

/** Why two people cannot exchange their places. */
export type SwapRefusal =
  | "round-has-begun"
  | "same-place"
  | "nobody-sits"
  | "may-not-meet"
  | "would-meet-twice";

export type SwapQuestion = {
  readonly places: readonly (readonly NightSeat[])[];
  readonly played: number;
  /** Counted from 1. */
  readonly round: number;
  readonly one: PersonId;
  readonly other: PersonId;
  /** Names of pairs who may meet. At tables of six: of pairs who may sit at one table. */
  readonly mayMeet: (a: PersonId, b: PersonId) => boolean;
};

export type SwapOutcome =
  | { readonly ok: true; readonly places: NightSeat[][] }
  | { readonly ok: false; readonly reason: SwapRefusal };

/**
 * Two people exchange their places in one round to come; one of them may be sitting out. Whom they would meet must be
 * allowed and new to them, in the whole evening.
 */
export function swapPlaces({ places, played, round, one, other, mayMeet }: SwapQuestion): SwapOutcome {
  const seats = places[round - 1];
  if (round <= played || !seats) return { ok: false, reason: "round-has-begun" };
  const seatOf = (person: PersonId) => seats.find(({ lineId }) => lineId === person);
  if (!seatOf(one) && !seatOf(other)) return { ok: false, reason: "nobody-sits" };
  const [from, to] = [seatOf(one), seatOf(other)];
  if (one === other || from?.partnerId === other) return { ok: false, reason: "same-place" };
  const exchange = (person: PersonId) => (person === one ? other : person === other ? one : person);
  const swapped = seats.map((seat) => ({
    ...seat,
    lineId: exchange(seat.lineId),
    partnerId: seat.partnerId === null ? null : exchange(seat.partnerId),
  }));
  const changed = pairsOfRound(swapped).filter(({ a, b }) =>
    [a, b].some((person) => person === one || person === other),
  );
  if (changed.some(({ a, b }) => !mayMeet(a, b))) return { ok: false, reason: "may-not-meet" };
  const elsewhere = new Set(
    places.flatMap((others, index) =>
      index === round - 1 ? [] : pairsOfRound(others).map(({ a, b }) => pairName(a, b)),
    ),
  );
  if (changed.some(({ a, b }) => elsewhere.has(pairName(a, b))))
    return { ok: false, reason: "would-meet-twice" };
  if (from && to && from.table === to.table && from.partnerId === null && from.seat <= 3 === to.seat <= 3)
    return { ok: false, reason: "same-place" };
  return { ok: true, places: places.map((all, index) => (index === round - 1 ? swapped : [...all])) };
}
