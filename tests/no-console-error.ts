import { afterEach, beforeEach, expect, vi } from "vitest";

/** An error on the console is a failure that nobody looked at. */
beforeEach(() => {
  vi.spyOn(console, "error");
});

afterEach(() => {
  const said = vi.isMockFunction(console.error) ? console.error.mock.calls : [];
  vi.restoreAllMocks();
  expect(said, "console.error was called").toEqual([]);
});
