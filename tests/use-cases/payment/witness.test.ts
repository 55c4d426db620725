import { spawn } from "node:child_process";
import { expect, test } from "vitest";
import { witness } from "#app/use-cases/payment/witness.server.ts";
import { balanceRules } from "#app/use-cases/payment/witness-balance.server.ts";
import { bookRules } from "#app/use-cases/payment/witness-book-rules.server.ts";
import { ledgerRules } from "#app/use-cases/payment/witness-ledger-rules.server.ts";
import { lineRules } from "#app/use-cases/payment/witness-line-rules.server.ts";
import { pageRules } from "#app/use-cases/payment/witness-pages.server.ts";
import { partnerRules } from "#app/use-cases/payment/witness-partner-rules.server.ts";
import { witnessRules } from "#app/use-cases/payment/witness-rules.server.ts";
import { openPageFor } from "#tests/builders/buyer.ts";
import { buildEvent } from "#tests/builders/event.ts";
import { expectNothingLost } from "#tests/builders/settled.ts";
import { buyTicketFor } from "#tests/builders/ticket.ts";
import { openTestWorld, type TestWorld } from "#tests/world.ts";

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
  "a side has more taken seats than its capacity":
    "update side set capacity = 1; update seat set line_id = gen_random_uuid()",
  "an offer does not keep the seats it offers": offer("now() + interval '1 day'"),
  "an offer is open for more than 25 hours after its end": offer("now() - interval '2 days'"),
  "a paid order was paid for twice": `insert into payment select (jsonb_populate_record(p, jsonb_build_object(
    'id', gen_random_uuid(), 'session_id', 'cs_2', 'payment_intent_id', 'pi_2'))).* from payment p`,
  "a paid order costs something else than was paid for it, differences of changed sides counted":
    "update orders set total_minor = total_minor + 1",
  "a difference was paid for a seat that nobody has": "update payment set disposition = 'supplement'",
  "an application waits without a place in the queue, or a place in the queue without its order":
    "update orders set state = 'approved', created_at = now() - interval '2 days'",
  "more was given back than was paid": refund({ amount: "amount_minor + 1" }),
  "a refund was not asked for within 25 hours": refund({ at: "now() - interval '2 days'" }),
  "a refund that was done is not in the ledger with its amount": refund({ state: "succeeded" }),
  "a letter of one kind and version was sent to one person twice": `${delivery(98)}; ${delivery(99)}`,
  "a letter was handed over again after its key was forgotten": `${delivery(98)}; ${delivery(99, "2 days")}`,
  "an order is under way for more than 25 hours":
    "update orders set state = 'held', held_at = now() - interval '49 hours', hold_until = now() - interval '48 hours'",
  "a payment has been on its way for more than ten days":
    "update payment_attempt set state = 'processing', created_at = now() - interval '11 days'",
  "a dispute that is decided still holds money": `insert into dispute (event_id, id, order_id, payment_id,
    stripe_dispute_id, amount_minor, currency, reason, state, opened_at, closed_at)
    select event_id, gen_random_uuid(), order_id, id, 'dp_1', 100, currency, 'fraudulent', 'won', now(), now() from payment;
    insert into ledger_line (event_id, entry, account, amount_minor, currency, payment_id, at, recorded_at)
    select event_id, 'dispute:txn_1', 'disputed-funds', 100, currency, id, now(), now() from payment`,
  "a ticket was admitted twice": `insert into admission (event_id, id, ticket_id, kind, at, organiser_id)
    select event_id, gen_random_uuid(), id, 'admit', now(), gen_random_uuid() from ticket, generate_series(1, 2)`,
  "a seat given up by itself did not give back exactly what it was quoted":
    "update order_line set state = 'cancelled', refund_minor = 100, cancelled_at = now()",
  "a person of a paid order has a ticket and the money of giving it up": refund({ line: true }),
  "a person who gave up keeps a seat or a ticket": "update order_line set state = 'cancelled'",
  "a person of a paid order has not exactly one ticket": "update ticket set voided_at = now()",
  "an entry of the books does not balance in one currency":
    "update ledger_line set amount_minor = amount_minor + 1 where account = 'ticket-revenue'",
  "a payment to a venue is not in the books with its amount": `${venue()}; insert into venue_payment (booking_id, id, kind,
    amount_minor, currency, paid_at, recorded_by, recorded_at)
    select id, gen_random_uuid(), 'returned', 100, currency, now(), gen_random_uuid(), now() from venue_booking`,
  "a cost of an evening is not in the books with its amount": `insert into event_cost (event_id, id, kind, amount_minor,
    currency, spent_at, note, recorded_by, recorded_at)
    select id, gen_random_uuid(), 'partner', 100, currency, now(), 'x', gen_random_uuid(), now() from event`,
  "the organiser's money moved in the books without a payment or a cost": line(
    "cost:x",
    "organiser-cash",
    -100,
  ),
  "partners are owed something for a commission that was paid out": line(
    "partner-due:x",
    "partner-payable",
    -100,
  ),
  "a partner's commission in the books is not what the order's money calls for": `${partner()}; ${sale()}`,
  "a commission is in the books for an order that no partner brought": `insert into ledger_line (event_id, entry, account,
    amount_minor, currency, order_id, at, recorded_at)
    select event_id, 'commission:x', 'partner-costs', 100, currency, id, now(), now() from orders`,
  "a payout to a partner is not in the books with its amount": `${partner()}; insert into partner_payout (event_id, id,
    partner_id, amount_minor, currency, method, paid_at, recorded_by, recorded_at)
    select event_id, gen_random_uuid(), partner_id, 100, currency, 'cash', now(), partner_id, now() from partner_link`,
  "a cancelled booking is not in the books with what is owed for it": `${venue()};
    update venue_booking set state = 'cancelled', cancelled_at = now(), cancel_owed_minor = 100`,
};

/** A booking; an evening of this test has none of its own. */
function venue(): string {
  return `insert into venue (id, name, city, area, address, capacity, created_at, updated_at)
    values (gen_random_uuid(), 'x', 'x', 'x', 'x', 1, now(), now());
    insert into venue_booking (id, venue_id, starts_at, ends_at, currency, created_by, created_at)
    select gen_random_uuid(), id, now(), now() + interval '1 hour', 'CNY', gen_random_uuid(), now() from venue`;
}

/** A partner at 12.5 % with a link; nobody has come by it. */
function partner(): string {
  return `insert into partner (id, name, rate_points, currency, created_by, created_at)
    values (gen_random_uuid(), 'x', 1250, 'CNY', gen_random_uuid(), now());
    insert into partner_link (event_id, id, partner_id, code, rate_points, currency, created_by, created_at)
    select e.id, gen_random_uuid(), p.id, 'AAAABBBB', 1250, e.currency, p.id, now() from event e, partner p`;
}

function sale(): string {
  return `insert into partner_sale (event_id, order_id, link_id, rate_points, created_at)
    select o.event_id, o.id, k.id, 1250, now() from orders o join partner_link k on k.event_id = o.event_id`;
}

function line(entry: string, account: string, minor: number): string {
  return `insert into ledger_line (event_id, entry, account, amount_minor, currency, at, recorded_at)
    select id, '${entry}', '${account}', ${minor}, currency, now(), now() from event`;
}

function offer(until: string): string {
  return `insert into waitlist_entry (event_id, id, kind, state, email_index, email_sealed, locale, joined_at, offered_at, offer_until)
    select id, gen_random_uuid(), 'join', 'offered', '\\x01', '\\x01', 'en', now(), now() - interval '3 days', ${until} from event;
    insert into waitlist_place (event_id, entry_id, side_id, seats)
    select w.event_id, w.id, s.id, 1 from waitlist_entry w join side s on s.event_id = w.event_id order by s.position limit 1`;
}

function refund({ amount = "100", state = "due", at = "now()", line = false }): string {
  return `insert into refund (event_id, id, order_id, payment_id, line_id, amount_minor, currency, reason, state,
    idempotency_key, requested_by, created_at, stripe_refund_id, settled_at)
    select p.event_id, gen_random_uuid(), p.order_id, p.id, ${line ? "l.id" : "null"}, ${amount}, p.currency,
      'attendee-cancelled', '${state}', 'key-1', 'attendee', ${at}, ${state === "due" ? "null, null" : "'re_1', now()"}
    from payment p join order_line l on l.order_id = p.order_id`;
}

function delivery(n: number, ago = "0 days"): string {
  return `insert into letter_delivery (letter_id, n, at, outcome)
    select id, ${n}, now() - interval '${ago}', 'delivered' from letter where kind = 'ticket'`;
}

test("every rule of the witness has a breach that is planted here", () => {
  const rules = [...witnessRules, ...lineRules, ...bookRules, ...ledgerRules, ...partnerRules].map(
    ({ says }) => says,
  );
  expect(Object.keys(breaches).sort()).toEqual([...rules].sort());
  const atStripe = [...Object.values(pageRules), ...Object.values(balanceRules)];
  expect(Object.keys(breachesAtStripe).sort()).toEqual([...atStripe].sort());
});

test("each planted breach in the database is named by its rule, and without one every rule is silent", async () => {
  const world = await openTestWorld({ sandbox: true });
  const event = await buildEvent(world.db, { now: world.clock.now() });
  await buyTicketFor(world, event);
  const client = await world.db.pool.connect();
  const named = async () => {
    const found: string[] = [];
    for (const { says, sql } of [
      ...witnessRules,
      ...lineRules,
      ...bookRules,
      ...ledgerRules,
      ...partnerRules,
    ])
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

/** One breach for each rule that asks Stripe, on an evening with a paid order and one whose page is open. */
const breachesAtStripe: Readonly<Record<string, string>> = {
  [pageRules.notHere]: "update orders set id = gen_random_uuid() where state = 'held'",
  [pageRules.unknown]: "update payment_attempt set session_id = 'cs_other' where state = 'open'",
  [pageRules.over]: "update orders set state = 'expired' where state = 'held'",
  [balanceRules.differs]:
    "update ledger_line set amount_minor = amount_minor - 1 where account = 'stripe-balance' and entry like 'payment:%'",
  [balanceRules.unknown]: "update payment set payment_intent_id = 'pi_other'",
};

async function eveningAtStripe() {
  const world = await openTestWorld({ sandbox: true });
  const event = await buildEvent(world.db, { now: world.clock.now() });
  await buyTicketFor(world, event);
  await openPageFor(world, event);
  await expectNothingLost(world);
  return world;
}

async function plant(world: TestWorld, sql: string): Promise<void> {
  const client = await world.db.pool.connect();
  try {
    await client.query(`begin; set local session_replication_role = replica; ${sql}; commit`);
  } finally {
    client.release();
  }
}

test.each(Object.entries(breachesAtStripe))("seen at Stripe: %s", { timeout: 60_000 }, async (says, sql) => {
  const world = await eveningAtStripe();
  await plant(world, sql);
  const found = await witness(world, { stripe: true });
  expect(found.map((one) => one.says)).toContain(says);
});

test("a fee that Stripe has just booked is no difference; one that nobody wrote down minutes later is", async () => {
  const world = await eveningAtStripe();
  await plant(
    world,
    "delete from ledger_line where entry like 'fee:%'; update payment set fee_minor = null, fee_currency = null",
  );
  expect(await witness(world, { stripe: true })).toEqual([]);
  await world.passTime(6 * 60_000);
  expect(await witness(world, { stripe: true })).toMatchObject([{ rule: 8, says: balanceRules.differs }]);
});

/** `npm run witness` as a process of its own: its exit code and what it said. */
function runWitness(world: TestWorld, env: Record<string, string> = {}, args: string[] = []) {
  const { DATABASE_URL, STRIPE_API_URL = "", RESEND_BASE_URL = "", APP_SECRET, MAIL_FROM } = world.settings;
  const settings = { MODE: "test", PUBLIC_URL: "http://127.0.0.1:3000", DATABASE_URL, APP_SECRET, MAIL_FROM };
  const keys = {
    STRIPE_SECRET_KEY: "sk_test_sandbox",
    STRIPE_WEBHOOK_SECRET: "whsec_sandbox",
    RESEND_API_KEY: "re_sandbox",
  };
  const path = { PATH: process.env.PATH ?? "", NODE_ENV: "test" as const };
  return new Promise<{ code: number | null; said: string }>((done) => {
    const child = spawn(process.execPath, ["--import", "tsx", "app/server/witness.ts", ...args], {
      env: { ...path, ...settings, ...keys, STRIPE_API_URL, RESEND_BASE_URL, ...env },
      stdio: ["ignore", "pipe", "pipe"],
    });
    let said = "";
    for (const stream of [child.stdout, child.stderr])
      stream.on("data", (chunk: Buffer) => {
        said += chunk.toString("utf8");
      });
    child.once("exit", (code) => done({ code, said }));
  });
}

test("npm run witness ends with 0 when all is well, 1 with the differences, 2 when it cannot look", {
  timeout: 120_000,
}, async () => {
  const world = await eveningAtStripe();
  expect(await runWitness(world)).toMatchObject({
    code: 0,
    said: "Nothing is lost and nothing is doubled.\n",
  });
  await plant(world, "update side set taken = taken + 1");
  const wrong = await runWitness(world);
  expect(wrong.code).toBe(1);
  expect(wrong.said).toMatch(
    /^rule 1: a side counts other seats as taken than are: [0-9a-f-]+\/[0-9a-f-]+$/m,
  );
  const json: unknown = JSON.parse((await runWitness(world, {}, ["--json"])).said);
  expect(json).toMatchObject({ ok: false, differences: [{ rule: 1 }, { rule: 1 }] });
  expect(await runWitness(world, { STRIPE_API_URL: "http://127.0.0.1:9" })).toMatchObject({ code: 2 });
  expect(await runWitness(world, { DATABASE_URL: "postgresql://127.0.0.1:9/none" })).toMatchObject({
    code: 2,
  });
  expect(await runWitness(world, { APP_SECRET: "short" })).toMatchObject({ code: 2 });
  expect(await runWitness(world, {}, ["--all"])).toMatchObject({ code: 2 });
});
