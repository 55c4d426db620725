import { spawnSync } from "node:child_process";
import { parseArgs } from "node:util";

/*
 * `npm run test:model -- --minutes=N`: the model test for N minutes with another seed each time; without --minutes the
 * short run that every test run does. `--seed=S` starts from a seed that was printed, `--shrink` cuts a failure down
 * to the fewest steps.
 */
const { values } = parseArgs({
  options: { minutes: { type: "string" }, seed: { type: "string" }, shrink: { type: "boolean" } },
});
const done = spawnSync(
  process.execPath,
  ["node_modules/vitest/vitest.mjs", "run", "--project", "unit", "tests/model"],
  {
    stdio: "inherit",
    env: {
      ...process.env,
      ...(values.minutes ? { MODEL_MINUTES: values.minutes } : {}),
      ...(values.seed ? { MODEL_SEED: values.seed } : {}),
      ...(values.shrink ? { MODEL_SHRINK: "1" } : {}),
    },
  },
);
process.exit(done.status ?? 1);
