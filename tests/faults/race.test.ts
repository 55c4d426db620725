import { type ChildProcess, fork } from "node:child_process";
import { expect, test } from "vitest";
import { claimSeatsSql } from "#app/adapters/seat-claim-sql.server.ts";
import { witness } from "#app/use-cases/payment/witness.server.ts";
import { holdSeat } from "#app/use-cases/registration/hold-seat.server.ts";
import { registrationFor } from "#tests/builders/buyer.ts";
import { type BuiltEvent, buildEvent } from "#tests/builders/event.ts";
import { openTestWorld, type TestWorld } from "#tests/world.ts";
import { unguardedSql } from "./unguarded-claim.ts";

type Answer = { outcomes: string[] } | { error: string };

function nextMessage<T>(child: ChildProcess): Promise<T> {
  return new Promise((resolve, reject) => {
    child.once("message", (message: T) => resolve(message));
    child.once("exit", (code) => reject(new Error(`a process of the race ended with ${code}`)));
  });
}

/** Sends the buyers from two processes at once and answers what each was told. */
async function raceFromTwoProcesses(
  world: TestWorld,
  event: BuiltEvent,
  race: { buyers: number; guarded: boolean },
): Promise<string[]> {
  const children = [1, 2].map(() =>
    fork(new URL("./race-buyer.ts", import.meta.url), { execArgv: ["--import", "tsx"], stdio: "inherit" }),
  );
  try {
    await Promise.all(children.map((child) => nextMessage(child)));
    const answers = children.map((child) => nextMessage<Answer>(child));
    for (const child of children) {
      const registrations = Array.from({ length: race.buyers / 2 }, () => registrationFor(event));
      child.send({
        url: world.databaseUrl,
        secret: world.settings.APP_SECRET,
        guarded: race.guarded,
        registrations,
      });
    }
    return (await Promise.all(answers)).flatMap((answer) => {
      if ("error" in answer) throw new Error(answer.error);
      return answer.outcomes;
    });
  } finally {
    for (const child of children) child.kill();
  }
}

async function lastTenSeats() {
  const world = await openTestWorld();
  const event = await buildEvent(world.db, { now: new Date(), sides: [{ capacity: 14 }] });
  for (let taken = 0; taken < 4; taken += 1)
    expect((await holdSeat(world, registrationFor(event))).ok).toBe(true);
  return { world, event };
}

function tally(outcomes: string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const outcome of outcomes) counts[outcome] = (counts[outcome] ?? 0) + 1;
  return counts;
}

test("fifty buyers from two processes race for the last ten seats: ten hold one, forty are told sold out", async () => {
  const { world, event } = await lastTenSeats();
  const outcomes = await raceFromTwoProcesses(world, event, { buyers: 50, guarded: true });
  expect(tally(outcomes)).toEqual({ held: 10, full: 40 });
  const seats = await world.db.prisma.seat.findMany({ where: { lineId: { not: null } } });
  expect(new Set(seats.map((seat) => seat.lineId)).size).toBe(14);
  expect(await world.db.prisma.order.count({ where: { state: "held" } })).toBe(14);
  expect(await witness(world)).toEqual([]);
}, 60_000);

test("three hundred buyers from two processes race for twenty seats: exactly twenty hold one, and nothing breaks", async () => {
  const world = await openTestWorld();
  const event = await buildEvent(world.db, { now: new Date(), sides: [{ capacity: 20 }] });
  const outcomes = await raceFromTwoProcesses(world, event, { buyers: 300, guarded: true });
  const told = tally(outcomes);
  expect(told.held).toBe(20);
  expect(Object.keys(told).filter((outcome) => outcome.startsWith("error"))).toEqual([]);
  expect(await world.db.prisma.order.count({ where: { state: "held" } })).toBe(20);
  expect(await witness(world)).toEqual([]);
}, 120_000);

test("without the lock the same race goes wrong, and only the database's last guard keeps a seat from two owners", {
  retry: 7,
  timeout: 60_000,
}, async () => {
  expect(unguardedSql).not.toBe(claimSeatsSql);
  const { world, event } = await lastTenSeats();
  const told = tally(await raceFromTwoProcesses(world, event, { buyers: 50, guarded: false }));
  expect(told, "the race of the test above would fail without its guard").not.toEqual({
    held: 10,
    full: 40,
  });
  const refused = Object.keys(told).filter((outcome) => outcome.startsWith("error: seat"));
  expect(refused.length, `seats were fought over: ${JSON.stringify(told)}`).toBeGreaterThan(0);
  expect(await witness(world)).toEqual([]);
});
