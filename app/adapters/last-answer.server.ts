/** Answers as it did the last time while `basis` is the same, else by asking `find`. */
export type LastAnswer<T> = (basis: string, find: () => Promise<T>) => Promise<T>;

/**
 * Keeps one answer in memory for as long as what it rests on reads the same. Who asks while it is being found waits for
 * the same answer; one that fails is forgotten, so that the next who asks finds it anew.
 */
export function keepLastAnswer<T>(): LastAnswer<T> {
  let last: { basis: string; answer: Promise<T> } | undefined;
  return (basis, find) => {
    if (last?.basis === basis) return last.answer;
    const found = { basis, answer: find() };
    last = found;
    found.answer.catch(() => {
      if (last === found) last = undefined;
    });
    return found.answer;
  };
}
