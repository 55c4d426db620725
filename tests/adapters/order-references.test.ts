import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { holdSeatFor } from "#tests/builders/buyer.ts";
import { buildEvent } from "#tests/builders/event.ts";
import { openTestWorld } from "#tests/world.ts";

async function heldOrder() {
  const world = await openTestWorld();
  const event = await buildEvent(world.db, { now: world.clock.now() });
  const { eventId, orderId } = await holdSeatFor(world, event);
  const other = await holdSeatFor(world, event);
  return { pool: world.db.pool, eventId, orderId, otherId: other.orderId };
}

const rows: [string, string][] = [
  [
    "line",
    `INSERT INTO order_line (event_id, id, order_id, position, side_id, price_minor, person_sealed, email_index)
     SELECT event_id, gen_random_uuid(), $2::uuid, 2, side_id, 0, person_sealed, email_index FROM order_line
     WHERE event_id = $1::uuid LIMIT 1`,
  ],
  [
    "step",
    `INSERT INTO order_step (event_id, order_id, seq, at, step, from_state, to_state, actor)
     VALUES ($1::uuid, $2::uuid, 1, now(), 'T1', NULL, 'held', 'attendee')`,
  ],
  [
    "consent",
    `INSERT INTO consent (event_id, order_id, line_id, given_at, terms, locale)
     VALUES ($1::uuid, $2::uuid, gen_random_uuid(), now(), '2026-11', 'en')`,
  ],
];

test.each(rows)("a %s of an order that is not there is refused", async (_, insert) => {
  const { pool, eventId } = await heldOrder();
  await expect(pool.query(insert, [eventId, randomUUID()])).rejects.toMatchObject({ code: "23503" });
});

test("among many rows one without its order is enough to refuse them all", async () => {
  const { pool, eventId, orderId } = await heldOrder();
  const consents = pool.query(
    `INSERT INTO consent (event_id, order_id, line_id, given_at, terms, locale)
     SELECT $1::uuid, id, gen_random_uuid(), now(), '2026-11', 'en' FROM unnest($2::uuid[]) a(id)`,
    [eventId, [orderId, orderId, randomUUID(), orderId]],
  );
  await expect(consents).rejects.toMatchObject({ code: "23503" });
  const { rows: kept } = await pool.query("SELECT 1 FROM consent WHERE event_id = $1 AND order_id = $2", [
    eventId,
    orderId,
  ]);
  expect(kept).toHaveLength(1);
});

test("an order is neither removed nor given another key", async () => {
  const { pool, eventId, orderId } = await heldOrder();
  const order = [eventId, orderId];
  await expect(pool.query("DELETE FROM orders WHERE event_id = $1 AND id = $2", order)).rejects.toThrow(
    "append-only",
  );
  await expect(
    pool.query("UPDATE orders SET id = gen_random_uuid() WHERE event_id = $1 AND id = $2", order),
  ).rejects.toMatchObject({ code: "23503" });
});

test.each(["order_line", "consent"])("a row of %s does not change its order", async (table) => {
  const { pool, eventId, orderId, otherId } = await heldOrder();
  await expect(
    pool.query(`UPDATE ${table} SET order_id = $3 WHERE event_id = $1 AND order_id = $2`, [
      eventId,
      orderId,
      otherId,
    ]),
  ).rejects.toMatchObject({ code: "23503" });
});
