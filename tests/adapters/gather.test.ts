import { expect, test } from "vitest";
import { gather } from "#app/adapters/gather.server.ts";

test("what is asked in one moment travels together, what comes later waits for its turn, and everyone gets their own answer", async () => {
  const groups: number[][] = [];
  const double = gather(async (asked: readonly number[]) => {
    groups.push([...asked]);
    await new Promise((done) => setTimeout(done, 5));
    return asked.map((one) => one * 2);
  }, 3);
  const first = [1, 2, 3, 4].map(double);
  await new Promise((done) => setTimeout(done, 2));
  const later = double(5);
  expect(await Promise.all([...first, later])).toEqual([2, 4, 6, 8, 10]);
  expect(groups).toEqual([
    [1, 2, 3],
    [4, 5],
  ]);
});

test("a group that fails is told so, and the next one goes its way", async () => {
  const careful = gather(async (asked: readonly string[]) => {
    if (asked.includes("bad")) throw new Error("refused");
    return asked;
  });
  const failed = await Promise.allSettled(["bad", "good"].map(careful));
  expect(failed.map(({ status }) => status)).toEqual(["rejected", "rejected"]);
  expect(await careful("good")).toBe("good");
});
