import { expect, test } from "vitest";
import { witnessRules } from "#app/use-cases/payment/witness-rules.server.ts";
import { buildEvent } from "#tests/builders/event.ts";
import { buyTicketFor } from "#tests/builders/ticket.ts";
import { openTestWorld } from "#tests/world.ts";

/** One breach for each rule, as SQL on an evening with one paid order; triggers are off while it is planted. */
const breaches: Readonly<Record<string, string>> = {
  "a live order has a line without a seat": "update seat set line_id = null",
  "an order that is over keeps a seat": "update orders set state = 'cancelled'",
  "a seat belongs to a line of another side, or to none at all":
    "update order_line set side_id = (select id from side order by position desc limit 1)",
  "a seat belongs to a line that is over": "update order_line set state = 'cancelled'",
  "a side counts other seats as taken than are": "update side set taken = taken + 1",
  "a side counts other parties as waiting than are": "update side set waiting = 1",
  "a paid order has a live line without exactly one active ticket": "update ticket set voided_at = now()",
  "an order or a line that is over, or not paid, has an active ticket":
    "update orders set state = 'refunded'",
  "a payment for a ticket has no paid order with an active ticket": "update orders set state = 'expired'",
  "a payment that is to go back has no refund for all of it and no task":
    "update payment set disposition = 'refund-in-full'",
  "money waits for a person and nobody is told": "update payment set disposition = 'task'",
  "a payment waits for a resale and its order does not": "update payment set disposition = 'awaiting-resale'",
  "an order waits for a resale without a payment that does": "update orders set state = 'awaiting-resale'",
  "an order says that it needs the organiser and has no such open task, or the other way round":
    "update orders set needs_organiser = 'disputed'",
  "an order is marked disputed without an open dispute, or the other way round":
    "update orders set disputed = true",
  "an order that gave its seat back has a payment page that may take money":
    "update orders set state = 'expired'; update payment_attempt set state = 'open'",
  "an order's history has a gap, or ends elsewhere than the order stands":
    "delete from order_step where seq = 2",
  "an order waits for its refund and none is under way": "update orders set state = 'refund-due'",
  "a seat still waits to be sold again more than 25 hours after the start":
    "update order_line set state = 'awaiting-resale'; update event set starts_at = now() - interval '3 days'",
  "a payment is not in the ledger with its amount": "delete from ledger_line where entry like 'payment:%'",
  "money of Stripe's stands in the ledger without a payment": "update ledger_line set payment_id = null",
  "a payment's fee is known and not in the ledger":
    "update payment set fee_minor = 1500, fee_currency = 'CNY'; delete from ledger_line where entry like 'fee:%'",
  "a letter is called sent and no delivery of it was":
    "update letter set state = 'sent', delivered_at = now() where kind = 'ticket'",
  "a letter that did not go, or of unknown fate, left its order without a task":
    "update letter set state = 'uncertain' where kind = 'ticket'",
};

test("each planted breach is named by its rule, and without one every rule is silent", async () => {
  const world = await openTestWorld({ sandbox: true });
  const event = await buildEvent(world.db, { now: world.clock.now() });
  await buyTicketFor(world, event);
  const client = await world.db.pool.connect();
  const named = async () => {
    const found: string[] = [];
    for (const { says, sql } of witnessRules)
      if ((await client.query(sql, [world.clock.now()])).rows.length > 0) found.push(says);
    return found;
  };
  try {
    expect(await named(), "nothing is planted yet").toEqual([]);
    for (const [says, sql] of Object.entries(breaches)) {
      await client.query("begin; set local session_replication_role = replica");
      await client.query(sql);
      expect(await named(), sql).toContain(says);
      await client.query("rollback");
    }
  } finally {
    client.release();
  }
});
