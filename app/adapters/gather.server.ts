type Waiting<A, R> = { asked: A; answer: (answer: R) => void; fail: (error: unknown) => void };

/**
 * Lets what is asked in the same moment travel together: `run` gets up to `most` at once, one group after the other,
 * and answers them in their order. What is asked while a group is on its way joins the next one. When `run` throws,
 * everyone of its group is told.
 */
export function gather<A, R>(
  run: (asked: readonly A[]) => Promise<readonly R[]>,
  most = 64,
): (asked: A) => Promise<R> {
  const waiting: Waiting<A, R>[] = [];
  let busy = false;

  async function takeTurns(): Promise<void> {
    while (waiting.length > 0) {
      const group = waiting.splice(0, most);
      try {
        const answers = await run(group.map(({ asked }) => asked));
        if (answers.length !== group.length) throw new Error("not everyone of a group was answered");
        for (const [index, answer] of answers.entries()) group[index]?.answer(answer);
      } catch (error) {
        for (const one of group) one.fail(error);
      }
    }
    busy = false;
  }

  return (asked) =>
    new Promise<R>((answer, fail) => {
      waiting.push({ asked, answer, fail });
      if (busy) return;
      busy = true;
      setImmediate(takeTurns);
    });
}
