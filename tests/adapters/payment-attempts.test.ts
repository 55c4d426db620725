import { randomUUID } from "node:crypto";
import type pg from "pg";
import { expect, test } from "vitest";
import {
  beginAttemptsSql,
  keepSessionsSql,
  readDraftsSql,
} from "#app/adapters/payment-attempt-sql.server.ts";
import { type NewAttempt, openPaymentAttempts } from "#app/adapters/payment-attempts.server.ts";
import { windowFrom } from "#app/domain/payment/hold.ts";
import { cancelOwnOrder } from "#app/use-cases/payment/cancel-order.server.ts";
import { type OrderKey, orderToken } from "#app/use-cases/registration/order-link.server.ts";
import { holdSeatFor } from "#tests/builders/buyer.ts";
import { buildEvent } from "#tests/builders/event.ts";
import { openTestWorld, type TestWorld } from "#tests/world.ts";

async function evening() {
  const world = await openTestWorld();
  const event = await buildEvent(world.db, { now: world.clock.now(), sides: [{ capacity: 5 }] });
  return { world, event, key: await holdSeatFor(world, event) };
}

function attemptOf(world: TestWorld, key: OrderKey): NewAttempt {
  const id = randomUUID();
  const now = world.clock.now();
  return {
    ...key,
    ...windowFrom(now),
    ...{ id, idempotencyKey: `attempt-${id}`, paramsSealed: world.vault.seal({}), createdAt: now },
    ...{ amountMinor: 49_900, currency: "CNY" },
  };
}

async function written(world: TestWorld, { orderId }: OrderKey) {
  const order = await world.db.prisma.order.findFirstOrThrow({
    where: { id: orderId },
    include: { attempts: true, steps: { orderBy: { seq: "asc" } } },
  });
  return {
    holdUntil: order.holdUntil,
    attempts: order.attempts.map(({ n, state, sessionId }) => ({ n, state, sessionId })),
    steps: order.steps.map(({ seq, step, fromState, toState, actor, detail }) => [
      ...[seq, step, fromState, toState, actor, detail],
    ]),
  };
}

test("an order in time gets its attempt, its hold is moved, and the attempt its page, each with a step", async () => {
  const { world, key } = await evening();
  const attempt = attemptOf(world, key);
  expect(await world.attempts.draftOf(key)).toMatchObject({ state: "held", linkVersion: 1, live: false });
  expect(await world.attempts.begin(attempt)).toBe(true);
  expect(await world.attempts.draftOf(key)).toMatchObject({ live: true, holdUntil: attempt.holdUntil });
  const page = { ...key, attemptId: attempt.id, id: "cs_1", url: "https://pay.example/1" };
  expect(await world.attempts.keep({ ...page, at: world.clock.now() })).toBe(true);
  expect(await written(world, key)).toEqual({
    holdUntil: attempt.holdUntil,
    attempts: [{ n: 1, state: "open", sessionId: "cs_1" }],
    steps: [
      [1, "T1", null, "held", "attendee", null],
      [2, "T2", "held", "held", "attendee", { attempt: 1 }],
      [3, "T3", "held", "held", "stripe", { attempt: 1 }],
    ],
  });
});

test("a page that is over lets the next one begin, with the next number", async () => {
  const { world, key } = await evening();
  expect(await world.attempts.begin(attemptOf(world, key))).toBe(true);
  await world.db.prisma.paymentAttempt.updateMany({ data: { state: "retired" } });
  expect(await world.attempts.begin(attemptOf(world, key))).toBe(true);
  expect((await written(world, key)).attempts.map(({ n }) => n)).toEqual([1, 2]);
});

function giveUp(world: TestWorld, key: OrderKey) {
  return cancelOwnOrder(world, { token: orderToken(world.vault, key), shownRefundMinor: 0 });
}

const unusual: [
  string,
  (world: TestWorld, key: OrderKey) => Promise<unknown> | unknown,
  Partial<NewAttempt>?,
][] = [
  ["a page is live", (world, key) => world.attempts.begin(attemptOf(world, key))],
  ["it was given up", giveUp],
  ["its link is an old one", (world) => world.db.prisma.order.updateMany({ data: { linkVersion: 2 } })],
  ["its price is another", () => undefined, { amountMinor: 1 }],
  ["its currency is another", () => undefined, { currency: "JPY" }],
  ["its hold is over", (world) => world.clock.advance(33 * 60_000)],
  ["it was held too long ago", () => undefined, { heldSince: new Date("2100-01-01T00:00:00Z") }],
  [
    "the event is called off",
    (world) => world.db.pool.query("update event set state = 'cancelled', cancelled_at = now()"),
  ],
  ["there is no such order", () => undefined, { orderId: randomUUID() }],
];
for (const [what, happen, parts] of unusual)
  test(`nothing is written at once when ${what}`, async () => {
    const { world, key } = await evening();
    await happen(world, key);
    const before = await written(world, key);
    expect(await world.attempts.begin({ ...attemptOf(world, key), ...parts })).toBe(false);
    expect(await written(world, key)).toEqual(before);
  });

test("an order that somebody works on is left to them, and those who came with it are served", async () => {
  const { world, event, key } = await evening();
  const other = await holdSeatFor(world, event);
  const answers = await world.db.transaction(async (tx) => {
    await tx.$executeRaw`SELECT 1 FROM orders WHERE id = ${key.orderId}::uuid FOR UPDATE`;
    return Promise.all([key, other].map((one) => world.attempts.begin(attemptOf(world, one))));
  });
  expect(answers).toEqual([false, true]);
});

test("two of one order in the same statement, and ten from two processes, begin one attempt", async () => {
  const { world, event, key } = await evening();
  const twice = await Promise.all([1, 2].map(() => world.attempts.begin(attemptOf(world, key))));
  expect(twice.filter(Boolean)).toHaveLength(1);
  const other = await holdSeatFor(world, event);
  const processes = Array.from({ length: 10 }, () => openPaymentAttempts(world.db.pool));
  const many = await Promise.all(processes.map(({ begin }) => begin(attemptOf(world, other))));
  expect(many.filter(Boolean)).toHaveLength(1);
  expect((await written(world, other)).steps).toHaveLength(2);
});

test("a page is kept once, for the attempt that asked for it, while its order is held", async () => {
  const { world, key } = await evening();
  const attempt = attemptOf(world, key);
  await world.attempts.begin(attempt);
  const page = { ...key, attemptId: attempt.id, id: "cs_1", url: null, at: world.clock.now() };
  expect(await world.attempts.keep({ ...page, attemptId: randomUUID() })).toBe(false);
  expect(await world.attempts.keep({ ...page, orderId: randomUUID() })).toBe(false);
  const kept = await Promise.all([page, { ...page, id: "cs_2" }].map((one) => world.attempts.keep(one)));
  expect(kept.filter(Boolean)).toHaveLength(1);
  expect(await world.attempts.keep({ ...page, id: "cs_3" })).toBe(false);
  expect((await written(world, key)).steps).toHaveLength(3);
});

test("a page that was asked for by an order given up meanwhile is not kept at once", async () => {
  const world = await openTestWorld({ sandbox: true });
  const event = await buildEvent(world.db, { now: world.clock.now() });
  const key = await holdSeatFor(world, event);
  const attempt = attemptOf(world, key);
  await world.attempts.begin(attempt);
  await world.db.prisma.paymentAttempt.updateMany({ data: { state: "retired" } });
  await giveUp(world, key);
  await world.db.prisma.paymentAttempt.updateMany({ data: { state: "creating" } });
  const page = { ...key, attemptId: attempt.id, id: "cs_1", url: null, at: world.clock.now() };
  expect(await world.attempts.keep(page)).toBe(false);
  expect((await written(world, key)).attempts).toEqual([{ n: 1, state: "creating", sessionId: null }]);
});

test("every row is found by its key, even by a plan that was made while the tables were empty", async () => {
  const world = await openTestWorld();
  const client = await world.db.pool.connect();
  const used = new Set<string>();
  try {
    for (const [index, text] of [readDraftsSql, beginAttemptsSql, keepSessionsSql].entries()) {
      const most = Math.max(...[...text.matchAll(/\$(\d+)/g)].map(([, number]) => Number(number)));
      await client.query(`prepare plan${index} as ${text}`);
      const { rows } = await client.query(
        `explain execute plan${index}(${Array(most).fill("null").join(", ")})`,
      );
      for (const row of rows) {
        const line = String(row["QUERY PLAN"]);
        expect(line).not.toMatch(/Seq Scan|Bitmap/);
        const name = /using (\w+) on/.exec(line)?.[1];
        // Of the two keys that begin with the event's id either will do.
        if (name) used.add(name === "event_id_currency_key" ? "event_pkey" : name);
      }
    }
  } finally {
    client.release();
  }
  expect([...used].sort()).toEqual([
    "event_pkey",
    "event_text_pkey",
    "order_line_order_id_event_id_position_key",
    "order_step_pkey",
    "orders_pkey",
    "payment_attempt_one_live",
    "payment_attempt_order_id_event_id_n_key",
    "payment_attempt_pkey",
  ]);
});

/** The world's pool, whose next statement a deadlock undoes. */
function undoneOnce(world: TestWorld): pg.Pool {
  let undone = false;
  // why: PostgreSQL raises a deadlock itself, but two such statements cannot be made to meet in one.
  return new Proxy(world.db.pool, {
    get(pool, name, receiver) {
      const value: unknown = Reflect.get(pool, name, receiver);
      if (name !== "query" || undone) return typeof value === "function" ? value.bind(pool) : value;
      undone = true;
      return () => pool.query("DO $$ BEGIN RAISE EXCEPTION 'deadlock' USING ERRCODE = '40P01'; END $$");
    },
  });
}

test("an attempt and a page whose statement a deadlock undid are written by the second try, once", async () => {
  const { world, key } = await evening();
  const attempt = attemptOf(world, key);
  expect(await openPaymentAttempts(undoneOnce(world)).begin(attempt)).toBe(true);
  const page = {
    ...key,
    attemptId: attempt.id,
    id: "cs_1",
    url: "https://pay.example/1",
    at: world.clock.now(),
  };
  expect(await openPaymentAttempts(undoneOnce(world)).keep(page)).toBe(true);
  const { attempts, steps } = await written(world, key);
  expect(attempts).toEqual([{ n: 1, state: "open", sessionId: "cs_1" }]);
  expect(steps.map((step) => step[1])).toEqual(["T1", "T2", "T3"]);
});
