import { afterEach, beforeEach, expect, vi } from "vitest";

let said: unknown[][] = [];

/** An error on the console is a failure that nobody looked at. */
beforeEach(() => {
  said = [];
  vi.spyOn(console, "error").mockImplementation((...words: unknown[]) => void said.push(words));
});

afterEach(() => {
  vi.restoreAllMocks();
  expect(said, "console.error was called").toEqual([]);
});
