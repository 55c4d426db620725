import { type ChildProcess, fork } from "node:child_process";
import type { TestWorld } from "#tests/world.ts";
import type { LooseClaim } from "./loose-claims.ts";
import type { Asked, RaceOrder } from "./sales-racer.ts";

type Answer = { outcomes: string[] } | { error: string };

/** The next thing a process says; an error when it ends without a word. */
export function nextMessage<T>(child: ChildProcess): Promise<T> {
  return new Promise((resolve, reject) => {
    child.once("message", (message: T) => resolve(message));
    child.once("exit", (code) => reject(new Error(`a process of the race ended with ${code}`)));
  });
}

/** Asks everything at once from two processes, every other one from each, and answers what each was told, in order. */
export async function askFromTwoProcesses(
  world: TestWorld,
  asked: readonly Asked[],
  loose: LooseClaim | null = null,
): Promise<string[]> {
  const children = [0, 1].map(() =>
    fork(new URL("./sales-racer.ts", import.meta.url), { execArgv: ["--import", "tsx"], stdio: "inherit" }),
  );
  try {
    await Promise.all(children.map((child) => nextMessage(child)));
    const answers = children.map((child) => nextMessage<Answer>(child));
    for (const [index, child] of children.entries())
      child.send({
        url: world.databaseUrl,
        secret: world.settings.APP_SECRET,
        loose,
        asked: asked.filter((_, at) => at % 2 === index),
      } satisfies RaceOrder);
    const told = (await Promise.all(answers)).map((answer) => {
      if ("error" in answer) throw new Error(answer.error);
      return answer.outcomes;
    });
    return asked.map((_, at) => told[at % 2]?.[Math.floor(at / 2)] ?? "nothing");
  } finally {
    for (const child of children) child.kill();
  }
}

export function tally(outcomes: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const outcome of outcomes) counts[outcome] = (counts[outcome] ?? 0) + 1;
  return counts;
}
