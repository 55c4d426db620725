import type { PersonId } from "./night-plan.ts";

/** What a phone needs to know of a night. Rounds are counted from 1; 0 is before the first. */
export type NightNow = {
  readonly state: string;
  readonly rounds: number;
  /** The round being played; in a break the one before it. */
  readonly round: number;
  readonly phase: string;
  readonly phaseStartedAt: Date | null;
  readonly phaseEndsAt: Date | null;
  readonly pausedLeftMs: number | null;
  readonly ballotClosesAt: Date | null;
};

/** One person's table in one round, and everybody they meet there. */
export type OwnPlace = {
  readonly round: number;
  readonly table: number;
  readonly with: readonly PersonId[];
  /** At a table of six: who sits on the same side of it. */
  readonly beside?: readonly PersonId[];
};

/** Whether somebody is here, as far as anybody said. */
export type OwnPresence = { readonly arrivedAt: Date | null; readonly leftAt: Date | null };

/** A round of one's own: a table, or a rest. */
export type OwnRound = { readonly round: number; readonly place: OwnPlace | null };

/** What stands on one person's phone now. */
export type NightFace =
  | { readonly kind: "cancelled" }
  | { readonly kind: "before"; readonly opensAt: Date }
  | { readonly kind: "arrive"; readonly begun: boolean }
  | { readonly kind: "waiting"; readonly begun: boolean }
  | { readonly kind: "left" }
  | {
      readonly kind: "round" | "break";
      /** In a break the round that comes. */
      readonly now: OwnRound;
      /** What comes after `now`; null after the last round. */
      readonly next: OwnRound | null;
      readonly rounds: number;
      readonly startedAt: Date;
      readonly endsAt: Date;
      /** While the clock stands still: how much of this is left, in milliseconds. */
      readonly pausedLeftMs: number | null;
    }
  | { readonly kind: "over"; readonly closesAt: Date | null }
  | { readonly kind: "closed" }
  | { readonly kind: "revealed" };

/** Guests may say that they are here from this long before the start, in milliseconds. */
export const ARRIVAL_OPENS_BEFORE_MS = 3 * 3_600_000;

/** Somebody is here who arrived and has not left since. */
export function isHere(presence: OwnPresence | null): boolean {
  return presence?.arrivedAt != null && presence.leftAt === null;
}

/**
 * What one person sees, from the evening's clock, their own places and whether they are here; nothing in it depends on
 * what anybody thinks of anybody. `cancelled`: the evening does not take place.
 */
export function nightFace(
  night: NightNow,
  own: { presence: OwnPresence | null; places: readonly OwnPlace[] },
  evening: { startsAt: Date; cancelled: boolean; now: Date },
): NightFace {
  if (evening.cancelled) return { kind: "cancelled" };
  if (night.state === "closed" || night.state === "revealed") return { kind: night.state };
  if (night.state === "over") return { kind: "over", closesAt: night.ballotClosesAt };
  const begun = night.state === "running" || night.state === "paused";
  if (!isHere(own.presence)) {
    if (own.presence?.leftAt) return { kind: "left" };
    const opensAt = new Date(evening.startsAt.getTime() - ARRIVAL_OPENS_BEFORE_MS);
    return !begun && evening.now < opensAt ? { kind: "before", opensAt } : { kind: "arrive", begun };
  }
  const { phase, phaseStartedAt, phaseEndsAt } = night;
  const playing = phase === "round" || phase === "break" ? phase : null;
  if (!begun || !playing || !phaseStartedAt || own.places.length === 0) return { kind: "waiting", begun };
  const current = playing === "round" ? night.round : night.round + 1;
  return {
    kind: playing,
    now: ownRound(own.places, current),
    next: current < night.rounds ? ownRound(own.places, current + 1) : null,
    rounds: night.rounds,
    startedAt: phaseStartedAt,
    endsAt: phaseEndsAt ?? phaseStartedAt,
    pausedLeftMs: night.state === "paused" ? (night.pausedLeftMs ?? 0) : null,
  };
}

function ownRound(places: readonly OwnPlace[], round: number): OwnRound {
  return { round, place: places.find((place) => place.round === round) ?? null };
}

/**
 * Whom the phone asks about in passing: the one person of the last table that is over, as long as nothing was said of
 * them. At a table of six there are too many to ask in passing. Null when there is nobody to ask about.
 */
export function askAbout(
  night: Pick<NightNow, "state" | "round" | "phase">,
  places: readonly OwnPlace[],
  decided: ReadonlySet<PersonId>,
): PersonId | null {
  if (night.state !== "running" && night.state !== "paused") return null;
  const over = night.phase === "round" ? night.round - 1 : night.round;
  const last = places.filter(({ round }) => round <= over).sort((a, b) => b.round - a.round)[0];
  const [person, another] = last?.with ?? [];
  return person !== undefined && another === undefined && !decided.has(person) ? person : null;
}
