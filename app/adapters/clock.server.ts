/** Where the product reads the time. Tests hand in one they can turn. */
export type Clock = { now(): Date };

export const systemClock: Clock = { now: () => new Date() };
