import type { NightClock, NightTimes } from "./night-clock.ts";
import { type NightPlan, type PlannedDate, pairName } from "./night-plan.ts";
import type { TableOfSix } from "./tables-of-six.ts";

/** pairs: two at a table. sixes: three and three. */
export type NightFormat = "pairs" | "sixes";

/** Somebody's place in one round. Seats 1 and 2 at a table of two; 1 to 3 are one side and 4 to 6 the other of six. */
export type NightSeat = {
  readonly lineId: string;
  readonly table: number;
  readonly seat: number;
  /** Whom they meet; null at a table of six, where they meet everyone of the other side at it. */
  readonly partnerId: string | null;
};

/** A night as everybody's page needs it. */
export type NightState = NightClock &
  NightTimes & {
    readonly eventId: string;
    readonly format: NightFormat;
    /** Raised by every change of the plan. */
    readonly planVersion: number;
    /** The numbers of the tables in use, rising; those lost are not among them. */
    readonly tables: readonly number[];
    readonly lostTables: readonly number[];
    /** The side that keeps its tables while the others walk; null: nobody in particular. */
    readonly sitterSideId: string | null;
    readonly mayMeetAgain: boolean;
    readonly seed: number;
    readonly ballotClosesAt: Date | null;
    readonly closedAt: Date | null;
    readonly revealedAt: Date | null;
    readonly finalWalk: boolean;
    /** By round: `places[0]` are those of round 1. Rounds after `round` may still change. */
    readonly places: readonly (readonly NightSeat[])[];
  };

/** A person's place in one round; null when they sit it out. */
export type PlaceInRound = {
  readonly round: number;
  readonly place: {
    readonly table: number;
    readonly seat: number;
    readonly partnerIds: readonly string[];
  } | null;
};

/** One person's evening, round by round from 1 to the last. */
export function nightPlacesOf(state: Pick<NightState, "rounds" | "places">, lineId: string): PlaceInRound[] {
  const rounds = Math.max(state.rounds, state.places.length);
  return Array.from({ length: rounds }, (_, index) => {
    const seats = state.places[index] ?? [];
    const own = seats.find((seat) => seat.lineId === lineId);
    if (!own) return { round: index + 1, place: null };
    const { table, seat } = own;
    return { round: index + 1, place: { table, seat, partnerIds: partnersAt(seats, own) } };
  });
}

/** Whom somebody meets at their place: their partner, or everyone of the other side of a table of six. */
export function partnersAt(seats: readonly NightSeat[], own: NightSeat): string[] {
  if (own.partnerId !== null) return [own.partnerId];
  return seats
    .filter(
      ({ table, seat, partnerId }) =>
        table === own.table && partnerId === null && isLeft(seat) !== isLeft(own.seat),
    )
    .map(({ lineId }) => lineId);
}

/** The pairs that meet in one round, each once. */
export function pairsOfRound(seats: readonly NightSeat[]): { a: string; b: string }[] {
  const names = new Set<string>();
  return seats.flatMap((own) =>
    partnersAt(seats, own).flatMap((other) => {
      const name = pairName(own.lineId, other);
      if (names.has(name)) return [];
      names.add(name);
      return [{ a: own.lineId, b: other }];
    }),
  );
}

/** The plan of an evening of pairs, as the engine has it: rounds from 0. */
export function planOf(places: NightState["places"]): NightPlan {
  return {
    rounds: places.map((seats) =>
      seats.flatMap(({ lineId, seat, table, partnerId }): PlannedDate[] =>
        seat === 1 && partnerId !== null ? [{ a: lineId, b: partnerId, table }] : [],
      ),
    ),
  };
}

/** The places of a plan of pairs. */
export function placesOfPlan(plan: NightPlan): NightSeat[][] {
  return plan.rounds.map((dates) =>
    dates.flatMap(({ a, b, table }) => [
      { lineId: a, table, seat: 1, partnerId: b },
      { lineId: b, table, seat: 2, partnerId: a },
    ]),
  );
}

/** The places of an evening at tables of six. */
export function placesOfSixes(rounds: readonly (readonly TableOfSix[])[]): NightSeat[][] {
  return rounds.map((tables) =>
    tables.flatMap(({ left, right, table }) => [
      ...left.map((lineId, index) => ({ lineId, table, seat: index + 1, partnerId: null })),
      ...right.map((lineId, index) => ({ lineId, table, seat: index + 4, partnerId: null })),
    ]),
  );
}

function isLeft(seat: number): boolean {
  return seat <= 3;
}
