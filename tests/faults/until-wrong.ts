const TRIES = 8;

/** Runs a race whose guard is off until it goes wrong, since luck may keep one race right; the last result else. */
export async function untilWrong<Result>(
  race: () => Promise<Result>,
  wrong: (result: Result) => boolean | Promise<boolean>,
): Promise<Result> {
  for (let tries = 1; ; tries += 1) {
    const result = await race();
    if ((await wrong(result)) || tries === TRIES) return result;
  }
}
