import type { PersonId } from "./night-plan.ts";
import { type NightSeat, pairsOfRound, placesOfSixes } from "./night-state.ts";
import { leftSideOf } from "./plan-places.ts";
import {
  namesOfPairs,
  type PlannedEvening,
  peopleHere,
  playedPlaces,
  roundsKept,
} from "./planned-evening.ts";
import { repairSixes } from "./repair-sixes.ts";
import { rotateTablesOfSix } from "./tables-of-six.ts";

/**
 * The rest of an evening at tables of six with other rounds, tables or sitters. Who sits together stays together; where
 * the other side is to sit, or with `anew`, the groups are brought together afresh, none of them twice.
 */
export function retuneSixes(
  evening: PlannedEvening,
  asked: { rounds: number; sitterSideId: string | null; anew: boolean },
  tables: readonly number[],
): NightSeat[][] {
  const { played, apart, pairs, sides } = evening;
  const leftSide = leftSideOf({ sides, sitterSide: asked.sitterSideId });
  const isOther = leftSide !== leftSideOf(evening);
  const planned = asked.anew || isOther ? played : roundsKept(evening, asked.rounds);
  const here = peopleHere(evening);
  const [left, right] = [true, false].map((isLeft) =>
    here.filter(({ side }) => (side === leftSide) === isLeft).map(({ id }) => id),
  );
  const mended = repairSixes(
    {
      ...{ played, tables, places: evening.places.slice(0, planned) },
      ...{ people: new Set(evening.people), left: new Set(left) },
      ...{ mayMeet: namesOfPairs(pairs), apart: namesOfPairs(apart) },
    },
    [],
  );
  const kept = [...playedPlaces(evening), ...mended.slice(played)];
  if (asked.rounds <= planned) return kept;
  const met = mended.flatMap((seats) => pairsOfRound(seats));
  const added = rotateTablesOfSix({
    ...{ left: left ?? [], right: right ?? [], tables, pairs, together: groupsOf(evening.places) },
    ...{ rounds: asked.rounds - planned, apart: [...apart, ...met] },
  });
  return [...kept, ...placesOfSixes(added)];
}

/** Who sat on one side of a table in the last round that has seats. */
function groupsOf(places: PlannedEvening["places"]): PersonId[][] {
  const last = places.findLast((seats) => seats.length > 0) ?? [];
  const groups = new Map<string, PersonId[]>();
  for (const { table, seat, lineId } of last) {
    const name = `${table}-${seat <= 3}`;
    groups.set(name, [...(groups.get(name) ?? []), lineId]);
  }
  return [...groups.values()];
}
