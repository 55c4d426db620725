import { expect, test } from "vitest";
import type { Tx } from "#app/adapters/db.server.ts";
import { versionOf } from "#app/domain/organiser/version.ts";
import { cancelEvent } from "#app/use-cases/events/cancel-event.server.ts";
import { tellMove } from "#app/use-cases/events/tell-move.server.ts";
import { cancelOrderForGuest, cancelOwnOrder } from "#app/use-cases/payment/cancel-order.server.ts";
import { closeResales } from "#app/use-cases/payment/close-resales.server.ts";
import { settleSession } from "#app/use-cases/payment/settle-session.server.ts";
import { showOrder } from "#app/use-cases/registration/show-order.server.ts";
import type { World } from "#app/use-cases/world.server.ts";
import { openPageFor } from "#tests/builders/buyer.ts";
import { type BuiltEvent, buildEvent } from "#tests/builders/event.ts";
import { expectNothingLost } from "#tests/builders/settled.ts";
import { buyTicketFor } from "#tests/builders/ticket.ts";
import { runJobs } from "#tests/run-jobs.ts";
import { openTestWorld, type TestWorld } from "#tests/world.ts";

const DAY = 86_400_000;

/** An evening in thirteen days whose ladder gives nothing from the fifth day before on, sold out, with resale. */
async function soldOut(capacity: number, resaleAllowed = true) {
  const world = await openTestWorld({ sandbox: true });
  const event = await buildEvent(world.db, { now: world.clock.now(), sides: [{ capacity }] });
  await world.db.prisma.event.update({ where: { id: event.eventId }, data: { resaleAllowed } });
  const pages = [];
  for (let bought = 0; bought < capacity; bought += 1) pages.push(await buyTicketFor(world, event));
  await world.passTime(13 * DAY);
  return { world, event, pages };
}

async function giveUp(world: TestWorld, page: { token: string } | undefined): Promise<void> {
  const given = await cancelOwnOrder(world, { token: page?.token ?? "", shownRefundMinor: 0 });
  expect(given, "giving up for nothing is possible").toEqual({ ok: true, refundMinor: 0 });
  // Two given up in the same millisecond would have no order between them.
  await world.passTime(1_000);
}

function stateOf(world: World, page: { orderId: string } | undefined): Promise<string> {
  return world.db.prisma.order
    .findFirstOrThrow({ where: { id: page?.orderId ?? "" } })
    .then((order) => order.state);
}

async function payingPage(world: TestWorld, event: BuiltEvent) {
  const page = await openPageFor(world, event);
  await world.sandbox.control.payByCard(page.sessionId);
  return page;
}

test("a seat given up for nothing waits, and the buyer who takes it pays its old holder back in full", async () => {
  const { world, event, pages } = await soldOut(2);
  await giveUp(world, pages[0]);
  expect(await stateOf(world, pages[0])).toBe("awaiting-resale");
  expect(await world.db.prisma.seat.count({ where: { lineId: null } }), "the seat is free").toBe(1);
  await expectNothingLost(world);
  await buyTicketFor(world, event);
  expect(await stateOf(world, pages[0])).toBe("refund-due");
  await expectNothingLost(world);
  expect(await stateOf(world, pages[0])).toBe("refunded");
  const refund = await world.db.prisma.refund.findFirstOrThrow();
  expect(refund).toMatchObject({ amountMinor: 49_900, reason: "resold", state: "succeeded" });
  const letters = await world.db.prisma.letter.findMany({ where: { orderId: pages[0]?.orderId ?? "" } });
  expect(letters.map(({ kind }) => kind)).toEqual(
    expect.arrayContaining(["ticket", "order-cancelled", "refund-done"]),
  );
});

test("the first given up is the first sold, and nobody is paid back while another seat is free", async () => {
  const { world, event, pages } = await soldOut(3);
  const [one, two, three] = pages;
  await giveUp(world, two);
  await giveUp(world, one);
  await cancelOrderForGuest(world, {
    organiserId: event.organiserId,
    eventId: event.eventId,
    orderId: three?.orderId ?? "",
  });
  await buyTicketFor(world, event);
  expect([await stateOf(world, one), await stateOf(world, two)], "a third seat was free").toEqual([
    "awaiting-resale",
    "awaiting-resale",
  ]);
  await buyTicketFor(world, event);
  expect([await stateOf(world, one), await stateOf(world, two)]).toEqual(["awaiting-resale", "refund-due"]);
  await buyTicketFor(world, event);
  expect(await stateOf(world, one)).toBe("refund-due");
  await expectNothingLost(world);
});

test("two payments at once sell two different seats again, each once", async () => {
  const { world, event, pages } = await soldOut(4);
  for (const page of pages) await giveUp(world, page);
  const buyers = [];
  for (let n = 0; n < 4; n += 1) buyers.push(await payingPage(world, event));
  await Promise.all(buyers.map(({ sessionId }) => settleSession(world, { sessionId, source: "webhook" })));
  const refunds = await world.db.prisma.refund.findMany({ where: { reason: "resold" } });
  expect(refunds).toHaveLength(4);
  expect(new Set(refunds.map(({ orderId }) => orderId)).size, "each order once").toBe(4);
  await expectNothingLost(world);
});

test("without the locks of the waiting orders, two payments at once go wrong", {
  retry: 7,
  timeout: 60_000,
}, async () => {
  const { world, event, pages } = await soldOut(4);
  for (const page of pages) await giveUp(world, page);
  const buyers = [];
  for (let n = 0; n < 4; n += 1) buyers.push(await payingPage(world, event));
  const unlocked: World = {
    ...world,
    // why: the control shows that the race is real: order and side locks are left out.
    db: {
      ...world.db,
      transaction: (work) =>
        world.db.transaction((tx) =>
          work(
            new Proxy(tx, {
              get: (target, name) =>
                name === "$queryRaw" || name === "$executeRaw"
                  ? unlocking(target, name)
                  : Reflect.get(target, name),
            }),
          ),
        ),
    },
  };
  const outcomes = await Promise.allSettled(
    buyers.map(({ sessionId }) => settleSession(unlocked, { sessionId, source: "webhook" })),
  );
  const refunds = await world.db.prisma.refund.findMany({ where: { reason: "resold" } });
  const wrong =
    outcomes.some(({ status }) => status === "rejected") ||
    new Set(refunds.map(({ orderId }) => orderId)).size !== 4;
  expect(wrong, "some payment failed or some seat was sold twice").toBe(true);
});

/** The tagged queries of a transaction with their row locks taken out. */
function unlocking(tx: Tx, name: "$queryRaw" | "$executeRaw") {
  return (strings: TemplateStringsArray, ...values: unknown[]) => {
    const raw = strings.map((part) => part.replace(/FOR (NO KEY )?UPDATE/, ""));
    const bare = Object.assign(raw, { raw });
    return name === "$queryRaw" ? tx.$queryRaw(bare, ...values) : tx.$executeRaw(bare, ...values);
  };
}

test("nobody takes the seat: at the start the wait ends, a letter says so, and the money stays", async () => {
  const { world, pages } = await soldOut(1);
  await giveUp(world, pages[0]);
  await runJobs(world);
  expect(await closeResales(world), "not before the start").toBe(0);
  await world.passTime(DAY);
  expect(await closeResales(world)).toBe(1);
  expect(await closeResales(world), "once").toBe(0);
  const order = await world.db.prisma.order.findFirstOrThrow();
  expect(order).toMatchObject({ state: "cancelled", closedReason: "not-resold" });
  expect(await world.db.prisma.letter.count({ where: { kind: "resale-closed" } })).toBe(1);
  await expectNothingLost(world);
});

test("the evening is called off while a seat waits: its holder gets everything back", async () => {
  const { world, event, pages } = await soldOut(2);
  await giveUp(world, pages[0]);
  const row = await world.db.prisma.event.findUniqueOrThrow({ where: { id: event.eventId } });
  const asked = { organiserId: event.organiserId, eventId: event.eventId, confirmed: true };
  expect(await cancelEvent(world, { ...asked, version: versionOf(row.updatedAt) })).toEqual({ ok: true });
  await runJobs(world);
  await expectNothingLost(world);
  expect([await stateOf(world, pages[0]), await stateOf(world, pages[1])]).toEqual(["refunded", "refunded"]);
});

test("without the organiser's word a ticket given up for nothing is simply cancelled", async () => {
  const { world, event, pages } = await soldOut(1, false);
  await giveUp(world, pages[0]);
  expect(await stateOf(world, pages[0])).toBe("cancelled");
  await buyTicketFor(world, event);
  expect(await world.db.prisma.refund.count()).toBe(0);
  await expectNothingLost(world);
});

test("resale is as it was when the seat was held: switching it off later takes it from nobody", async () => {
  const { world, event, pages } = await soldOut(1);
  await world.db.prisma.event.update({ where: { id: event.eventId }, data: { resaleAllowed: false } });
  await giveUp(world, pages[0]);
  expect(await stateOf(world, pages[0])).toBe("awaiting-resale");
});

test("the evening moves while a seat waits: its holder is told, and may have everything back without waiting", async () => {
  const { world, event, pages } = await soldOut(1);
  const [page] = pages;
  await giveUp(world, page);
  const now = world.clock.now();
  const later = new Date(now.getTime() + 3 * DAY);
  const times = { startsAt: later, endsAt: new Date(later.getTime() + 3 * 3_600_000) };
  await world.db.prisma.event.update({
    where: { id: event.eventId },
    data: {
      ...times,
      salesCloseAt: later,
      movedAt: now,
      movedFromStartsAt: event.startsAt,
      movedFromEndsAt: event.endsAt,
      refundOfferUntil: new Date(now.getTime() + DAY),
      timeVersion: { increment: 1 },
    },
  });
  await tellMove(world, { eventId: event.eventId });
  await tellMove(world, { eventId: event.eventId });
  await runJobs(world);
  expect(await world.db.prisma.letter.findMany({ where: { kind: "event-moved" } })).toMatchObject([
    { state: "sent" },
  ]);
  const shown = await showOrder(world, { token: page?.token ?? "" });
  expect(shown.ok && shown.order.quote?.amountMinor, "the page offers all of it").toBe(49_900);
  const back = await cancelOwnOrder(world, { token: page?.token ?? "", shownRefundMinor: 49_900 });
  expect(back).toEqual({ ok: true, refundMinor: 49_900 });
  await expectNothingLost(world);
  expect(await stateOf(world, page)).toBe("refunded");
  const letters = await world.db.prisma.letter.findMany({ where: { kind: "order-cancelled" } });
  expect(
    letters.map(({ state }) => state),
    "one when given up, one now",
  ).toEqual(["sent", "sent"]);
});

test("the organiser can pay a waiting holder back at once", async () => {
  const { world, event, pages } = await soldOut(1);
  await giveUp(world, pages[0]);
  const ref = { eventId: event.eventId, orderId: pages[0]?.orderId ?? "" };
  expect(await cancelOrderForGuest(world, { ...ref, organiserId: event.organiserId })).toEqual({
    ok: true,
    refundMinor: 49_900,
  });
  await expectNothingLost(world);
  expect(await stateOf(world, pages[0])).toBe("refunded");
});
