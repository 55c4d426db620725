import { defineConfig } from "vitest/config";

const shared = {
  environment: "node" as const,
  globalSetup: ["tests/setup.ts"],
  setupFiles: ["tests/no-console-error.ts"],
  // Generous: a busy machine is slow, and a test that hangs is ended all the same.
  testTimeout: 90_000,
  hookTimeout: 120_000,
  expect: { poll: { timeout: 20_000 } },
};

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          ...shared,
          name: "unit",
          include: ["tests/**/*.test.{ts,tsx}"],
          exclude: ["tests/e2e/**", "tests/bench/**"],
          // Most of a test's time is spent waiting for the database: three files at a time keep two cores busy.
          maxWorkers: 3,
          // The files of a worker share what they import, which costs seconds a file otherwise; every test opens a
          // world of its own all the same.
          isolate: false,
          sequence: { groupOrder: 0 },
        },
      },
      {
        test: {
          ...shared,
          name: "e2e",
          globalSetup: ["tests/e2e/setup.ts"],
          include: ["tests/e2e/**/*.test.ts"],
          testTimeout: 120_000,
          hookTimeout: 180_000,
          fileParallelism: false,
          isolate: false,
          // A busy machine may be too slow for a person's patience once; what is broken is broken twice.
          retry: 1,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
