import { expect, test } from "vitest";
import { showMoveGuest } from "#app/use-cases/events/show-move-guest.server.ts";
import { cancelOrderForGuest, cancelOwnOrder } from "#app/use-cases/payment/cancel-order.server.ts";
import { declineMove, stopMove, sweepMoves } from "#app/use-cases/payment/end-move.server.ts";
import { giveComplimentaryTicket } from "#app/use-cases/payment/give-ticket.server.ts";
import { type MoveGuestInput, moveGuestToSide } from "#app/use-cases/payment/move-guest.server.ts";
import { payMove } from "#app/use-cases/payment/pay-move.server.ts";
import { settleSession } from "#app/use-cases/payment/settle-session.server.ts";
import { holdSeat } from "#app/use-cases/registration/hold-seat.server.ts";
import { orderToken } from "#app/use-cases/registration/order-link.server.ts";
import { lettersOf, standing } from "#tests/builders/approval.ts";
import { registrationFor } from "#tests/builders/buyer.ts";
import { type BuiltEvent, buildEvent, type EventWishes } from "#tests/builders/event.ts";
import { expectNothingLost } from "#tests/builders/settled.ts";
import { buyTicketFor } from "#tests/builders/ticket.ts";
import { runJobs } from "#tests/run-jobs.ts";
import { openTestWorld, type TestWorld } from "#tests/world.ts";

const now = new Date("2031-03-08T11:00:00Z");
const HOUR = 3_600_000;

/** Two sides, the second for `other` minor units, and a guest with a ticket on the first. */
async function stage(other: number, wishes: Partial<EventWishes> = {}) {
  const world = await openTestWorld({ now, sandbox: true });
  const startsAt = new Date(now.getTime() + 480 * HOUR);
  const sides = [{ capacity: 3 }, { capacity: 2, priceMinor: other, labelZh: "女生", labelEn: "Women" }];
  const event = await buildEvent(world.db, { now, startsAt, venueFeeMinor: 100_000, sides, ...wishes });
  const bought = await buyTicketFor(world, event, { email: "mover@mail.example" });
  await runJobs(world);
  return { world, event, bought, ...sidesOf(event) };
}

function sidesOf(event: BuiltEvent) {
  const [men, women] = event.sides.map(({ id }) => id);
  if (!men || !women) throw new Error("two sides are needed");
  return { men, women };
}

function askMove(
  { event, bought, women }: { event: BuiltEvent; bought: { orderId: string }; women: string },
  more: Partial<MoveGuestInput> = {},
): MoveGuestInput {
  const { eventId, organiserId } = event;
  return {
    ...{ organiserId, eventId, orderId: bought.orderId, toSideId: women },
    ...{ ifFull: "refuse", shownDifferenceMinor: null, ...more },
  };
}

async function openDifference(world: TestWorld, token: string) {
  const paid = await payMove(world, { token });
  if (!paid.ok) throw new Error(`no page for the difference: ${paid.reason}`);
  const attempt = await world.db.prisma.paymentAttempt.findFirstOrThrow({
    where: { purpose: "move", state: "open" },
    orderBy: { n: "desc" },
  });
  return attempt.sessionId ?? "";
}

test("to a cheaper side: the seat changes, ticket and code stay, the difference goes back, both sides are in the story", async () => {
  const staged = await stage(39_900);
  const { world, event, bought, men, women } = staged;
  const before = await standing(world, bought.orderId);
  expect(await moveGuestToSide(world, askMove(staged, { shownDifferenceMinor: -10_000 }))).toEqual({
    ok: true,
    now: "moved",
  });
  await runJobs(world);
  expect(await standing(world, bought.orderId)).toEqual({
    ...{ state: "paid", totalMinor: 39_900, sides: [women], seats: 1, codes: before.codes },
    payments: [["ticket", 49_900]],
    refunds: [["side-move", 10_000]],
    entries: ["move claimed"],
  });
  const step = await world.db.prisma.orderStep.findFirstOrThrow({
    where: { orderId: bought.orderId, step: "T12'" },
  });
  expect(step.detail).toMatchObject({ change: "side", from: men, to: women, differenceMinor: -10_000 });
  await expectNothingLost(world);
  expect(await lettersOf(world, bought.orderId)).toEqual(["ticket", "side-moved", "refund-done"]);
  const letters = await world.sandbox.control.letters("mover@mail.example");
  expect(letters.find(({ subject }) => subject.startsWith("座位换到"))?.text).toContain("¥100.00 CNY");
  const shown = await showMoveGuest(world, { eventId: event.eventId, orderId: bought.orderId, locale: "en" });
  expect(shown?.people).toMatchObject([
    { side: "Women", targets: [{ label: "Men", differenceMinor: 10_000 }] },
  ]);
});

test("to a side of the same price nothing is paid or returned, and the old seat is free", async () => {
  const staged = await stage(49_900);
  const { world, bought, men } = staged;
  expect(await moveGuestToSide(world, askMove(staged, { shownDifferenceMinor: 0 }))).toMatchObject({
    now: "moved",
  });
  expect(await standing(world, bought.orderId)).toMatchObject({ totalMinor: 49_900, refunds: [], seats: 1 });
  const side = await world.db.prisma.side.findFirstOrThrow({ where: { id: men } });
  expect(side.taken).toBe(0);
  await expectNothingLost(world);
});

test("to a dearer side: the seat is kept, a letter asks, the payment moves the guest, one letter each", async () => {
  const staged = await stage(59_900);
  const { world, event, bought, men, women } = staged;
  expect(await moveGuestToSide(world, askMove(staged))).toEqual({ ok: true, now: "asked" });
  await runJobs(world);
  expect(await standing(world, bought.orderId)).toMatchObject({ sides: [men], entries: ["move offered"] });
  const session = await openDifference(world, bought.token);
  expect(await openDifference(world, bought.token)).toBe(session);
  await world.sandbox.control.payByCard(session);
  await Promise.all(
    (["webhook", "return", "sweep"] as const).map((source) =>
      settleSession(world, { sessionId: session, source }),
    ),
  );
  expect(await standing(world, bought.orderId)).toMatchObject({
    ...{ state: "paid", totalMinor: 59_900, sides: [women], seats: 1 },
    payments: [
      ["ticket", 49_900],
      ["supplement", 10_000],
    ],
    entries: ["move claimed"],
  });
  await expectNothingLost(world);
  expect(await lettersOf(world, bought.orderId)).toEqual(["ticket", "side-offer", "side-moved"]);
  const { organiserId, eventId } = event;
  await cancelOrderForGuest(world, { organiserId, eventId, orderId: bought.orderId });
  await expectNothingLost(world);
  const back = await world.db.prisma.refund.aggregate({ _sum: { amountMinor: true } });
  expect(back._sum.amountMinor).toBe(59_900);
});

test("not paid in time: the kept seat is free, the guest stays, is told once; late money goes back in full", async () => {
  const staged = await stage(59_900);
  const { world, bought, men } = staged;
  await moveGuestToSide(world, askMove(staged));
  const session = await openDifference(world, bought.token);
  await world.sandbox.control.expireButTakeMoney(session);
  await world.passTime(49 * HOUR);
  expect(await sweepMoves(world)).toBe(1);
  expect(await sweepMoves(world)).toBe(0);
  expect(await standing(world, bought.orderId)).toMatchObject({
    ...{ state: "paid", sides: [men], seats: 1, totalMinor: 49_900 },
    entries: ["move expired"],
  });
  await world.sandbox.control.takeLateMoney(session);
  await settleSession(world, { sessionId: session, source: "webhook" });
  await expectNothingLost(world);
  expect(await standing(world, bought.orderId)).toMatchObject({
    ...{ state: "paid", sides: [men], seats: 1 },
    payments: [
      ["ticket", 49_900],
      ["refund-in-full", 10_000],
    ],
    refunds: [["side-move-late", 10_000]],
  });
  const told = await lettersOf(world, bought.orderId);
  expect(told.filter((kind) => kind === "side-offer-over")).toHaveLength(1);
  expect(told.at(-1)).toBe("refund-done");
});

test("a page opened in the last minute keeps the seat until it ends, and no longer", async () => {
  const staged = await stage(59_900);
  const { world, bought, women } = staged;
  await moveGuestToSide(world, askMove(staged));
  await world.passTime(48 * HOUR - 60_000);
  const session = await openDifference(world, bought.token);
  await world.passTime(10 * 60_000);
  expect(await sweepMoves(world)).toBe(0);
  await world.sandbox.control.payByCard(session);
  await settleSession(world, { sessionId: session, source: "return" });
  expect(await standing(world, bought.orderId)).toMatchObject({ sides: [women], entries: ["move claimed"] });
  expect(await payMove(world, { token: bought.token })).toEqual({ ok: false, reason: "over" });
  await expectNothingLost(world);
});

test("no seat on the other side: refused, or the move waits and is done when one is free", async () => {
  const staged = await stage(39_900, {
    sides: [{ capacity: 3 }, { capacity: 1, priceMinor: 39_900, labelZh: "女生", labelEn: "Women" }],
  });
  const { world, event, bought, women } = staged;
  const sitting = await buyTicketFor(world, event, { sideId: women });
  expect(await moveGuestToSide(world, askMove(staged))).toEqual({ ok: false, reason: "full" });
  expect(await moveGuestToSide(world, askMove(staged, { ifFull: "wait" }))).toEqual({
    ok: true,
    now: "queued",
  });
  expect(await moveGuestToSide(world, askMove(staged))).toEqual({ ok: false, reason: "already-moving" });
  const { organiserId, eventId } = event;
  await cancelOrderForGuest(world, { organiserId, eventId, orderId: sitting.orderId });
  await runJobs(world);
  expect(await standing(world, bought.orderId)).toMatchObject({
    ...{ sides: [women], totalMinor: 39_900, seats: 1, entries: ["move claimed"] },
    refunds: [["side-move", 10_000]],
  });
  await expectNothingLost(world);
});

test("a guest may decline, the organiser may stop it; a dead link, a stranger and a second try change nothing", async () => {
  const staged = await stage(59_900);
  const { world, event, bought, men } = staged;
  expect(await declineMove(world, { token: bought.token })).toEqual({ ok: false, reason: "over" });
  await moveGuestToSide(world, askMove(staged));
  const other = orderToken(world.vault, { ...bought, linkVersion: 9 });
  expect(await declineMove(world, { token: other })).toEqual({ ok: false, reason: "not-found" });
  expect(await payMove(world, { token: other })).toEqual({ ok: false, reason: "not-found" });
  await openDifference(world, bought.token);
  expect(await declineMove(world, { token: bought.token })).toEqual({ ok: true });
  expect(await standing(world, bought.orderId)).toMatchObject({ sides: [men], entries: ["move left"] });
  await moveGuestToSide(world, askMove(staged));
  const { organiserId, eventId } = event;
  expect(await stopMove(world, { organiserId, eventId, orderId: bought.orderId })).toEqual({ ok: true });
  expect(await stopMove(world, { organiserId, eventId, orderId: bought.orderId })).toEqual({
    ok: false,
    reason: "nothing-to-stop",
  });
  await expectNothingLost(world);
});

test("bad wishes move nobody: wrong side, own side, other event, changed price, used ticket, after the start", async () => {
  const staged = await stage(59_900);
  const { world, event, bought, men } = staged;
  const other = await buildEvent(world.db, { now });
  const refusal = async (more: Partial<MoveGuestInput>) => {
    const outcome = await moveGuestToSide(world, askMove(staged, more));
    return outcome.ok ? "moved" : outcome.reason;
  };
  expect(await refusal({ toSideId: other.sides[0]?.id ?? "" })).toBe("unknown-side");
  expect(await refusal({ toSideId: men })).toBe("same-side");
  expect(await refusal({ eventId: other.eventId })).toBe("not-found");
  expect(await refusal({ lineId: other.eventId })).toBe("not-found");
  expect(await refusal({ shownDifferenceMinor: 5 })).toBe("price-changed");
  const held = await holdSeat(world, registrationFor(event));
  expect(await refusal({ orderId: held.ok ? held.order.orderId : "" })).toBe("not-movable");
  await world.db.prisma.ticket.updateMany({ data: { admittedAt: now, admittedBy: event.organiserId } });
  expect(await refusal({})).toBe("not-movable");
  await world.db.prisma.ticket.updateMany({ data: { admittedAt: null, admittedBy: null } });
  await world.passTime(481 * HOUR);
  expect(await refusal({})).toBe("not-movable");
  expect(await standing(world, bought.orderId)).toMatchObject({ sides: [men], entries: [] });
});

test("a gift stays a gift on the dearer side", async () => {
  const { world, event, women, men } = await stage(59_900);
  const { organiserId, eventId } = event;
  const person = { name: "顾清欢", email: "gift@mail.example", locale: "zh-CN" } as const;
  const gift = await giveComplimentaryTicket(world, { organiserId, eventId, sideId: men, ...person });
  if (!gift.ok) throw new Error(gift.reason);
  const asked = askMove({ event, bought: gift.order, women });
  expect(await moveGuestToSide(world, asked)).toEqual({ ok: true, now: "moved" });
  expect(await standing(world, gift.order.orderId)).toMatchObject({ totalMinor: 0, sides: [women] });
  await expectNothingLost(world);
});

test("an order that is cancelled while its guest is asked for more frees both seats; the late difference goes back", async () => {
  const staged = await stage(59_900);
  const { world, bought } = staged;
  await moveGuestToSide(world, askMove(staged));
  const session = await openDifference(world, bought.token);
  await world.sandbox.control.expireButTakeMoney(session);
  expect(await cancelOwnOrder(world, { token: bought.token, shownRefundMinor: 49_900 })).toMatchObject({
    ok: true,
  });
  await world.sandbox.control.takeLateMoney(session);
  await settleSession(world, { sessionId: session, source: "webhook" });
  await expectNothingLost(world);
  expect(await standing(world, bought.orderId)).toMatchObject({
    state: "refunded",
    seats: 0,
    entries: ["move closed"],
  });
  const sides = await world.db.prisma.side.findMany();
  expect(sides.map(({ taken }) => taken)).toEqual([0, 0]);
});

test("a move against a cancellation: one of the two ends it, and no money is lost", async () => {
  for (let round = 0; round < 3; round += 1) {
    const staged = await stage(39_900);
    const { world, event, bought } = staged;
    const { organiserId, eventId } = event;
    await Promise.all([
      moveGuestToSide(world, askMove(staged)),
      cancelOrderForGuest(world, { organiserId, eventId, orderId: bought.orderId }),
    ]);
    await expectNothingLost(world);
    expect(await standing(world, bought.orderId)).toMatchObject({ state: "refunded", seats: 0 });
    const back = await world.db.prisma.refund.aggregate({ _sum: { amountMinor: true } });
    expect(back._sum.amountMinor).toBe(49_900);
    await world.close();
  }
});

test("moves of one guest at the same moment are one move", async () => {
  const staged = await stage(39_900);
  const { world, bought } = staged;
  const outcomes = await Promise.all([1, 2, 3, 4].map(() => moveGuestToSide(world, askMove(staged))));
  expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
  expect((await standing(world, bought.orderId)).refunds).toEqual([["side-move", 10_000]]);
  await expectNothingLost(world);
});

test("moves and newcomers who want the last seat: one of them gets it", async () => {
  const staged = await stage(49_900, {
    sides: [{ capacity: 3 }, { capacity: 1, labelZh: "女生", labelEn: "Women" }],
  });
  const { world, event, women } = staged;
  const second = await buyTicketFor(world, event);
  const [one, other, ...newcomers] = await Promise.all([
    moveGuestToSide(world, askMove(staged)),
    moveGuestToSide(world, askMove({ event, bought: second, women })),
    holdSeat(world, registrationFor(event, { sideId: women })),
    holdSeat(world, registrationFor(event, { sideId: women })),
  ]);
  expect([one, other, ...newcomers].filter((outcome) => outcome?.ok)).toHaveLength(1);
  const seats = await world.db.prisma.seat.count({ where: { sideId: women, lineId: { not: null } } });
  expect(seats).toBe(1);
  await expectNothingLost(world);
});

test("control: two who chose the last seat without locking the side chose the same one", async () => {
  const { world, event, women } = await stage(49_900, {
    sides: [{ capacity: 3 }, { capacity: 1, labelZh: "女生", labelEn: "Women" }],
  });
  // why: what a move does first, with the lock of the sides left out.
  const choose = () =>
    world.db.prisma.seat.findFirst({
      where: { eventId: event.eventId, sideId: women, lineId: null, entryId: null },
      orderBy: { number: "asc" },
    });
  const [one, other] = await Promise.all([choose(), choose()]);
  expect([one?.number, other?.number]).toEqual([1, 1]);
});
