import { expect, test, vi } from "vitest";
import { keepLastAnswer } from "#app/adapters/last-answer.server.ts";

test("an answer is found once while what it rests on is the same, for those who ask at once too", async () => {
  const last = keepLastAnswer<number>();
  const find = vi.fn(async () => 7); // why: what is counted is how often it is asked
  expect(await Promise.all([last("one evening", find), last("one evening", find)])).toEqual([7, 7]);
  expect(await last("one evening", find)).toBe(7);
  expect(find).toHaveBeenCalledTimes(1);
});

test("when what it rests on changes, the answer is found anew", async () => {
  const last = keepLastAnswer<string>();
  await last("one evening", async () => "old");
  expect(await last("two evenings", async () => "new")).toBe("new");
  expect(await last("two evenings", async () => "never asked")).toBe("new");
});

test("an answer that failed is told to who asked and asked for again by the next", async () => {
  const last = keepLastAnswer<string>();
  await expect(last("one evening", () => Promise.reject(new Error("no database")))).rejects.toThrow(
    "no database",
  );
  expect(await last("one evening", async () => "found")).toBe("found");
});

test("an old search that fails late does not push out the answer that came after it", async () => {
  const last = keepLastAnswer<string>();
  let fail = () => {};
  const old = last("one evening", () => new Promise((_, reject) => (fail = () => reject(new Error("late")))));
  expect(await last("two evenings", async () => "new")).toBe("new");
  fail();
  await expect(old).rejects.toThrow("late");
  expect(await last("two evenings", async () => "never asked")).toBe("new");
});
