import { makeGrid, pairUp, type RoundGrid } from "./round-grid.ts";

/**
 * Everybody meets everybody: one person stays, the others go round a circle, and who face each other meet
 * (the circle method, E. Lucas 1883). An even number of people needs size − 1 rounds with nobody idle, an odd one
 * size rounds with one break each. O(size²).
 */
export function roundRobin(size: number): RoundGrid {
  if (size < 2) return makeGrid(size, 0);
  const circle = size + (size % 2);
  const grid = makeGrid(size, circle - 1);
  for (let round = 0; round < circle - 1; round++)
    for (let step = 0; step < circle / 2; step++) {
      const one = step === 0 ? circle - 1 : (round + step) % (circle - 1);
      const other = (round - step + circle - 1) % (circle - 1);
      if (one < size && other < size) pairUp(grid, round, one, other);
    }
  return grid;
}
