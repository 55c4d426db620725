import { expect } from "vitest";
import { witness } from "#app/use-cases/payment/witness.server.ts";
import { type Buyer, buyerOf, isAlone, type Model } from "./model.ts";
import { count, type Stage, settleEverything } from "./stage.ts";

/** What Stripe says of one order's money, in minor units. */
type Money = { captured: number; back: number; pending: number; disputed: boolean };

/** Ends a run: what was held back comes, 25 hours pass, then the witness and the model look at everything. */
export async function judge(model: Model, stage: Stage): Promise<void> {
  await settleEverything(stage);
  expect(await witness(stage.world, { stripe: true })).toEqual([]);
  await judgeOrders(model, stage);
  await judgeSeats(stage);
  await judgeLetters(stage);
  await judgeCodes(stage);
  await countWhatWasReached(stage);
}

async function moneyOf(stage: Stage): Promise<(orderId: string) => Money> {
  const { charges, refunds, sessions, disputes } = await stage.world.sandbox.control.state();
  return (orderId) => {
    const pages = new Set(sessions.filter((page) => page.metadata.orderId === orderId).map(({ id }) => id));
    const taken = charges.filter((charge) => pages.has(charge.sessionId) && charge.status === "succeeded");
    const ids = new Set(taken.map(({ id }) => id));
    const given = refunds.filter((refund) => ids.has(refund.chargeId) && refund.status !== "failed");
    return {
      captured: taken.reduce((sum, charge) => sum + charge.amount, 0),
      back: given.reduce((sum, refund) => sum + refund.amount, 0),
      pending: given.filter((refund) => refund.status === "pending").length,
      disputed: disputes.some((dispute) => ids.has(dispute.chargeId)),
    };
  };
}

async function readOrders(stage: Stage) {
  const orders = await stage.world.db.prisma.order.findMany({
    where: { eventId: stage.event.eventId },
    include: {
      payments: true,
      lines: { include: { tickets: { where: { voidedAt: null } }, seats: true } },
    },
  });
  return orders.map((order) => ({
    ...order,
    tickets: order.lines.flatMap((line) => line.tickets).length,
    seats: order.lines.flatMap((line) => line.seats).length,
    /** What was promised to those of a group who gave up. */
    parts: order.lines.reduce((sum, line) => sum + (line.state === "live" ? 0 : (line.refundMinor ?? 0)), 0),
  }));
}

type Judged = Awaited<ReturnType<typeof readOrders>>[number];

async function judgeOrders(model: Model, stage: Stage): Promise<void> {
  const money = await moneyOf(stage);
  for (const order of await readOrders(stage)) {
    const buyer = buyerOf(model, order.id);
    judgeMoney(order, money(order.id), buyer);
    if (buyer) judgePromises(model, buyer, order, money(order.id));
  }
}

/** Every payment has exactly one end: a ticket, money back, a part kept by the quote, or a person's task. */
function judgeMoney(order: Judged, money: Money, buyer: Buyer | undefined): void {
  const about = JSON.stringify({
    state: order.state,
    task: order.needsOrganiser,
    ...money,
    buyer: buyer?.gaveUp,
  });
  const booked = order.payments.reduce((sum, payment) => sum + payment.amountMinor, 0);
  expect(booked, `what Stripe took is written down: ${about}`).toBe(money.captured);
  const waits = order.needsOrganiser !== null || money.disputed || order.state === "awaiting-resale";
  const kept = money.captured - money.back;
  if (order.totalMinor > 0 && order.tickets > 0 && !waits && !buyer?.meddled)
    expect(kept, `a ticket keeps exactly its price: ${about}`).toBe(order.totalMinor - order.parts);
  if (order.tickets === 0 && !waits && buyer?.gaveUp?.by !== "attendee" && !buyer?.meddled)
    expect(kept, `no ticket, no money kept: ${about}`).toBe(0);
  // A payment on its way keeps its seat until Stripe says how it ended.
  if (order.tickets === 0 && order.state !== "processing")
    expect(order.seats, `no ticket, no seat: ${about}`).toBe(0);
  if (money.captured === 0 && order.totalMinor > 0)
    expect(order.tickets, `no money, no ticket: ${about}`).toBe(0);
}

function judgePromises(model: Model, buyer: Buyer, order: Judged, money: Money): void {
  const about = JSON.stringify({ state: order.state, ...money, buyer });
  const { gaveUp, meddled } = buyer;
  if (buyer.paid + buyer.paidLate === 0) expect(money.captured, `nobody paid: ${about}`).toBe(0);
  const { changed } = buyer;
  const untouched = gaveUp === null && !meddled && !changed && !money.disputed && !model.eventCancelled;
  if (
    buyer.paid === 1 &&
    buyer.paidLate === 0 &&
    untouched &&
    isAlone(model, buyer) &&
    order.needsOrganiser === null
  )
    expect(order.tickets, `paid in time and never given up is a ticket for each: ${about}`).toBe(buyer.seats);
  const quoted = gaveUp?.by === "attendee" && (gaveUp.refundMinor ?? 0) > 0;
  if (
    quoted &&
    buyer.paid === 1 &&
    buyer.paidLate === 0 &&
    !meddled &&
    !changed &&
    order.needsOrganiser === null
  )
    expect(money.back, `what comes back is what the quote said: ${about}`).toBe(gaveUp.refundMinor);
  if (model.eventCancelled && !money.disputed && order.needsOrganiser === null && !meddled)
    expect(order.tickets, `an evening that is off has no tickets: ${about}`).toBe(0);
}

export async function judgeSeats(stage: Stage): Promise<void> {
  const { rows } = await stage.world.db.pool.query<{ taken: number; seats: number; capacity: number }>(
    `select s.taken, s.capacity, (select count(*)::int from seat where seat.event_id = s.event_id
       and seat.side_id = s.id and (line_id is not null or entry_id is not null)) as seats
     from side s where s.event_id = $1`,
    [stage.event.eventId],
  );
  for (const side of rows) {
    expect(side.taken, "the count of a side is its seats").toBe(side.seats);
    expect(side.taken).toBeLessThanOrEqual(side.capacity);
  }
}

/**
 * What the mailbox has is what we say was sent: no letter twice, none lost, none still waiting. Only a letter whose
 * try was cut off by a crash, and that had lost its sense before the next try, may be there without our saying so.
 */
export async function judgeLetters(stage: Stage): Promise<void> {
  const inMailbox = new Set((await stage.world.sandbox.control.letters()).map(({ id }) => id));
  const { letter } = stage.world.db.prisma;
  const sent = await letter.findMany({ where: { state: "sent" }, select: { providerId: true, kind: true } });
  for (const { providerId, kind } of sent)
    expect(inMailbox.delete(providerId ?? ""), `a ${kind} letter that was sent is in the mailbox, once`).toBe(
      true,
    );
  const cutOff = {
    state: { not: "sent" },
    deliveries: { some: { outcome: { in: ["started", "uncertain"] } } },
  };
  expect(inMailbox.size, "letters in the mailbox that nobody says were sent").toBeLessThanOrEqual(
    await letter.count({ where: cutOff }),
  );
  const due = { state: "queued", dueAt: { lte: stage.world.clock.now() } };
  expect(await letter.findMany({ where: due, select: { kind: true } }), "letters that never went").toEqual(
    [],
  );
}

/** Uses of a code are those of lines that are live. */
async function judgeCodes(stage: Stage): Promise<void> {
  const { rows } = await stage.world.db.pool.query<{ code: string; used: number; live: number }>(
    `select d.code, d.used, (select count(*)::int from order_line l join orders o on o.event_id = l.event_id
       and o.id = l.order_id where o.event_id = d.event_id and o.code_id = d.id and l.state = 'live'
       and o.state in ('held', 'processing', 'paid')) as live
     from discount_code d where d.event_id = $1`,
    [stage.event.eventId],
  );
  for (const { code, used, live } of rows) expect(used, `uses of ${code} are its live lines`).toBe(live);
}

/** Counts, from the database, what this run has reached. */
async function countWhatWasReached(stage: Stage): Promise<void> {
  const { rows } = await stage.world.db.pool.query<{ what: string; times: number }>(
    `select 'step ' || step || ' → ' || to_state as what, count(*)::int as times from order_step
       where step not in ('T2', 'T3') group by 1
     union all select 'refund ' || reason || ' ' || state, count(*)::int from refund group by 1
     union all select 'dispute ' || state, count(*)::int from dispute group by 1
     union all select 'waitlist ' || kind || ' ' || state, count(*)::int from waitlist_entry group by 1
     union all select 'attempt ' || state, count(*)::int from payment_attempt group by 1
     union all select 'letter ' || kind, count(*)::int from letter where state = 'sent' group by 1`,
  );
  rows.push({ what: "undone by a deadlock and done again", times: stage.process.undone() });
  for (const { what, times } of rows) for (let n = 0; n < times; n += 1) count(stage, what);
}
