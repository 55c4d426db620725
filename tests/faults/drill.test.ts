import { setTimeout as sleep } from "node:timers/promises";
import { beforeAll, expect, test, vi } from "vitest";
import { versionOf } from "#app/domain/organiser/version.ts";
import { build } from "#app/server/prepare.mjs";
import { cancelEvent } from "#app/use-cases/events/cancel-event.server.ts";
import { witness } from "#app/use-cases/payment/witness.server.ts";
import { type BuiltEvent, buildEvent } from "#tests/builders/event.ts";
import { buyTicketFor } from "#tests/builders/ticket.ts";
import { mortal } from "#tests/model/crashes.ts";
import { judgeLetters, judgeSeats } from "#tests/model/judge.ts";
import { settleEverything } from "#tests/model/stage.ts";
import { openTestWorld, type TestWorld } from "#tests/world.ts";
import { person, type Shop } from "./drill-buyer.ts";
import { startDrill } from "./drill-processes.ts";

/*
 * Real processes, killed with no chance to say goodbye. DRILL_BUYERS=300, DRILL_ORDERS=200 and DRILL_KILLS=20 make the
 * big drill of it.
 */
const buyers = Number(process.env.DRILL_BUYERS ?? 60);
const orders = Number(process.env.DRILL_ORDERS ?? 30);
const kills = Number(process.env.DRILL_KILLS ?? 6);
const HAND = 12;
const TIME_LIMIT = 900_000;

beforeAll(build, 300_000);

/** Nothing is at work, and nothing that is due waits. */
async function untilQuiet(world: TestWorld): Promise<void> {
  await vi.waitFor(
    async () => {
      const { rows } = await world.db.pool.query<{ busy: number }>(
        `select count(*)::int as busy from graphile_worker.jobs
         where attempts < max_attempts and (locked_by is not null or run_at <= now() + interval '20 seconds')
           and task_identifier not in ('sweep-holds', 'resume-cancellations', 'resume-letters')`,
      );
      const { deliveries } = await world.sandbox.control.state();
      const waiting = deliveries.filter(({ state }) => state === "waiting").length;
      expect({ jobs: rows[0]?.busy, notices: waiting }).toEqual({ jobs: 0, notices: 0 });
    },
    { timeout: 240_000, interval: 500 },
  );
}

/** The witness, and everything that 25 more hours and every notice once more could bring to light. */
async function expectAllIsWell(world: TestWorld, event: BuiltEvent): Promise<void> {
  expect(await witness(world)).toEqual([]);
  world.clock.set(new Date());
  const stage = {
    ...{ world, event, process: mortal(world) },
    ...{ heard: new Set<string>(), lost: new Set<string>(), reached: new Map<string, number>() },
  };
  await settleEverything(stage);
  expect(await witness(world, { stripe: true })).toEqual([]);
  await judgeSeats(stage);
  await judgeLetters(stage);
}

async function counts(world: TestWorld) {
  const { prisma } = world.db;
  const [paid, tickets, refunds, sent, state] = await Promise.all([
    prisma.payment.count(),
    prisma.ticket.count({ where: { voidedAt: null } }),
    prisma.refund.count({ where: { state: "succeeded" } }),
    prisma.letter.count({ where: { state: "sent" } }),
    world.sandbox.control.state(),
  ]);
  return { paid, tickets, refunds, letters: sent, atStripe: state.counts };
}

/** Lets people do something, a few at a time. */
async function inHands<T>(people: readonly T[], act: (one: T) => Promise<void>): Promise<void> {
  const queue = [...people];
  const hands = Array.from({ length: HAND }, async () => {
    for (let one = queue.shift(); one !== undefined; one = queue.shift()) await act(one);
  });
  await Promise.all(hands);
}

test(
  `${buyers} people buy, every third gives back, while two web processes and the worker are killed ${kills} times: each payment has one end`,
  async () => {
    const world = await openTestWorld({ sandbox: true });
    const capacity = Math.ceil(buyers / 2);
    const event = await buildEvent(world.db, { now: world.clock.now(), sides: [{ capacity }, { capacity }] });
    const drill = await startDrill(world, { webs: 2, workers: 1 });
    const shop: Shop = { world, event, url: drill.url };
    const people = Array.from({ length: buyers }, (_, n) => ({ n, ...person(shop, n) }));
    const started = Date.now();
    const killing = drill.killInTurns(["web", "worker"], kills, 700);
    await inHands(people, async ({ n, buy, giveBack }) => {
      const path = await buy();
      if (n % 3 === 0) expect(await giveBack(path), `person ${n} gave the ticket back`).toBe(true);
    });
    const soldIn = Date.now() - started;
    await killing;
    await untilQuiet(world);
    const told = await counts(world);
    console.log(
      `drill: ${JSON.stringify({ buyers, kills: drill.kills, soldIn, quietIn: Date.now() - started, tries: people.reduce((sum, one) => sum + one.tries(), 0), ...told })}`,
    );
    const givenBack = Math.ceil(buyers / 3);
    expect(told).toMatchObject({ paid: buyers, tickets: buyers - givenBack, refunds: givenBack });
    expect(told.atStripe).toMatchObject({ charges: buyers, refunds: givenBack });
    await drill.stop();
    await expectAllIsWell(world, event);
    expect(await counts(world), "25 hours and every notice once more change nothing").toEqual(told);
  },
  TIME_LIMIT,
);

test(
  `an evening with ${orders} paid orders is called off while its worker is killed ${kills} times and the mailbox answers 429: one refund and one letter each`,
  async () => {
    const world = await openTestWorld({ sandbox: true });
    const event = await buildEvent(world.db, { now: world.clock.now(), sides: [{ capacity: orders }] });
    await inHands(
      Array.from({ length: orders }, (_, n) => n),
      async () => {
        await buyTicketFor(world, event);
      },
    );
    await world.sandbox.control.fault({
      target: "mailbox",
      kind: "status",
      status: 429,
      count: orders,
      retryAfter: 1,
    });
    const { eventId, organiserId } = event;
    const { updatedAt } = await world.db.prisma.event.findUniqueOrThrow({ where: { id: eventId } });
    const version = versionOf(updatedAt);
    const drill = await startDrill(world, { webs: 1, workers: 1 });
    const called = await cancelEvent(world, { eventId, organiserId, version, confirmed: true });
    expect(called).toEqual({ ok: true });
    const started = Date.now();
    await drill.killInTurns(["worker"], kills, 1_500);
    const letters = { where: { kind: "event-cancelled", state: "sent" } };
    await vi.waitFor(
      async () =>
        expect({
          refunded: await world.db.prisma.order.count({ where: { state: "refunded" } }),
          told: await world.db.prisma.letter.count(letters),
        }).toEqual({ refunded: orders, told: orders }),
      { timeout: 300_000, interval: 500 },
    );
    await untilQuiet(world);
    await sleep(1_000);
    const told = await counts(world);
    console.log(
      `drill: ${JSON.stringify({ orders, kills: drill.kills, doneIn: Date.now() - started, ...told })}`,
    );
    expect(told).toMatchObject({ paid: orders, tickets: 0, refunds: orders });
    expect(told.atStripe).toMatchObject({ charges: orders, refunds: orders });
    await drill.stop();
    await expectAllIsWell(world, event);
    expect(await counts(world)).toEqual(told);
  },
  TIME_LIMIT,
);
