import { setImmediate as nextTurn } from "node:timers/promises";

/**
 * What the sides of one event were given by statements of this process. A claim that the tolerance holds back is
 * tried again when another side grew while its own statement was on its way: they came in the same moment.
 */
export type SeatGrowth = {
  /** Follows a statement for a side; `given` reads from its answer how many seats the side got. */
  follow<T>(sideId: string, statement: Promise<T>, given: (answer: T) => number): Promise<T>;
  /** Seats given to the other sides so far. */
  ofOthers(sideId: string): number;
  /** Ends when what other sides have on its way now, and what waits for that, has ended. */
  othersLanded(sideId: string): Promise<void>;
};

export function followGrowth(): SeatGrowth {
  const given = new Map<string, number>();
  const flying = new Map<Promise<unknown>, string>();
  return {
    async follow(sideId, statement, read) {
      flying.set(statement, sideId);
      try {
        const answer = await statement;
        given.set(sideId, (given.get(sideId) ?? 0) + read(answer));
        return answer;
      } finally {
        flying.delete(statement);
      }
    },
    ofOthers(sideId) {
      return [...given].reduce((sum, [id, seats]) => (id === sideId ? sum : sum + seats), 0);
    },
    async othersLanded(sideId) {
      for (let round = 1; round <= 2; round += 1) {
        const others = [...flying].filter(([, id]) => id !== sideId).map(([statement]) => statement);
        await Promise.allSettled(others);
        // Claims that waited for a statement take off when it has landed.
        await nextTurn();
      }
    },
  };
}
