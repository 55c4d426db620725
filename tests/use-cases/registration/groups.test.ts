import { expect, test } from "vitest";
import { admitGuest } from "#app/use-cases/door/admit-guest.server.ts";
import { cancelOrderForGuest, cancelOwnOrder } from "#app/use-cases/payment/cancel-order.server.ts";
import { cancelSeat, cancelSeatForGuest } from "#app/use-cases/payment/cancel-seat.server.ts";
import { settleSession } from "#app/use-cases/payment/settle-session.server.ts";
import { startPayment } from "#app/use-cases/payment/start-payment.server.ts";
import { takeOffOrder } from "#app/use-cases/payment/take-off-order.server.ts";
import { acceptTransfer } from "#app/use-cases/registration/answer-transfer.server.ts";
import { offerTransfer } from "#app/use-cases/registration/offer-transfer.server.ts";
import { orderToken } from "#app/use-cases/registration/order-link.server.ts";
import { transferToken } from "#app/use-cases/registration/transfer-link.server.ts";
import { openPageOf } from "#tests/builders/buyer.ts";
import { buildEvent, type EventWishes } from "#tests/builders/event.ts";
import { allowGroups, buyPartyFor, companionToken, holdPartyFor, standingOf } from "#tests/builders/party.ts";
import { expectNothingLost } from "#tests/builders/settled.ts";
import { buyTicketFor } from "#tests/builders/ticket.ts";
import { runJobs } from "#tests/run-jobs.ts";
import { openTestWorld, type TestWorld } from "#tests/world.ts";

const now = new Date("2031-03-08T11:00:00Z");
const HOUR = 3_600_000;
const LONG = 60_000;

async function stage(wishes: Partial<EventWishes> = {}) {
  const world = await openTestWorld({ now, sandbox: true });
  const startsAt = new Date(now.getTime() + 240 * HOUR);
  const event = await buildEvent(world.db, { now, startsAt, venueFeeMinor: 100_000, ...wishes });
  await allowGroups(world, event);
  return { world, event };
}

const seated = { state: "live", seats: 1, tickets: 1, back: 0 };

async function subjects(world: TestWorld, email: string): Promise<string[]> {
  return (await world.sandbox.control.letters(email)).map(({ subject }) => subject);
}

async function tickets(world: TestWorld, orderId: string): Promise<string[]> {
  const rows = await world.db.prisma.ticket.findMany({
    where: { voidedAt: null, line: { orderId } },
    orderBy: { line: { position: "asc" } },
  });
  return rows.map(({ id }) => id);
}

test("three people on one order have three tickets, and each gets one letter at their own address", {
  timeout: LONG,
}, async () => {
  const { world, event } = await stage();
  const emails = ["one@mail.example", "two@mail.example", "three@mail.example"];
  const party = await buyPartyFor(world, event, [
    { email: emails[0] },
    { email: emails[1], name: "苏木" },
    { email: emails[2], side: 1 },
  ]);
  expect(await standingOf(world, party)).toEqual({
    state: "paid",
    people: [seated, seated, seated],
    back: 0,
  });
  await expectNothingLost(world);
  for (const email of emails) expect(await subjects(world, email), email).toHaveLength(1);
  const [own] = await world.sandbox.control.letters("one@mail.example");
  const [friends] = await world.sandbox.control.letters("two@mail.example");
  expect(own?.text).toContain("苏木");
  expect(own?.text).toContain("¥1,497.00");
  expect(friends?.text, "a companion sees nobody else and no price").not.toMatch(
    /林晓雯|顾清欢|¥|one@|three@/,
  );
  expect(friends?.text).toContain(await companionToken(world, party, 2));
  expect(friends?.text).not.toContain(party.token);
});

test("one seat of three goes back at its own quote, and the others keep theirs", {
  timeout: LONG,
}, async () => {
  const { world, event } = await stage({ sides: [{ priceMinor: 33_333 }, { priceMinor: 19_999 }] });
  const party = await buyPartyFor(world, event, [{ email: "payer@mail.example" }, { side: 1 }, { side: 0 }]);
  await world.passTime(140 * HOUR);
  const press = (place: number, shownRefundMinor: number) =>
    cancelSeat(world, { token: party.token, place, shownRefundMinor });
  expect(await press(2, 16_000), "another amount than the quote").toEqual({
    ok: false,
    reason: "quote-changed",
  });
  expect(await press(2, 15_999)).toEqual({ ok: true, refundMinor: 15_999 });
  expect(await standingOf(world, party)).toEqual({
    state: "paid",
    people: [seated, { state: "cancelled", seats: 0, tickets: 0, back: 15_999 }, seated],
    back: 15_999,
  });
  expect(await press(2, 15_999), "once is enough").toMatchObject({ ok: false, reason: "not-now" });
  const rest = await cancelOwnOrder(world, { token: party.token, shownRefundMinor: 2 * 26_666 });
  expect(rest).toEqual({ ok: true, refundMinor: 2 * 26_666 });
  await expectNothingLost(world);
  expect(await standingOf(world, party)).toMatchObject({ state: "refunded", back: 15_999 + 2 * 26_666 });
  const told = await subjects(world, "payer@mail.example");
  expect(told.filter((subject) => subject.startsWith("座位已取消"))).toHaveLength(1);
  expect(told.filter((subject) => subject.startsWith("已取消"))).toHaveLength(1);
});

test("a companion gives up only their own seat, and the money goes to who paid", {
  timeout: LONG,
}, async () => {
  const { world, event } = await stage();
  const party = await buyPartyFor(world, event, [
    { email: "pays@mail.example" },
    { email: "friend@mail.example", name: "苏木" },
  ]);
  const token = await companionToken(world, party, 2);
  const others = await cancelSeat(world, { token, place: 1, shownRefundMinor: 49_900 });
  expect(others).toEqual({ ok: false, reason: "not-found" });
  expect(await cancelSeat(world, { token, place: null, shownRefundMinor: 49_900 })).toEqual({
    ok: true,
    refundMinor: 49_900,
  });
  await expectNothingLost(world);
  expect(await standingOf(world, party)).toMatchObject({ state: "paid", back: 49_900 });
  const payer = await world.sandbox.control.letters("pays@mail.example");
  expect(payer.map(({ text }) => text).join("\n")).toContain("苏木 让出了");
  const friend = await subjects(world, "friend@mail.example");
  expect(friend.filter((subject) => subject.startsWith("已退款"))).toEqual([]);
  expect(friend.filter((subject) => subject.startsWith("座位已取消"))).toHaveLength(1);
});

test("with the last seat the order is over, and every refund reaches its end", {
  timeout: LONG,
}, async () => {
  const { world, event } = await stage();
  const party = await buyPartyFor(world, event, [{}, {}]);
  for (const place of [2, 1])
    expect(await cancelSeat(world, { token: party.token, place, shownRefundMinor: 49_900 })).toMatchObject({
      ok: true,
    });
  await expectNothingLost(world);
  expect(await standingOf(world, party)).toMatchObject({ state: "refunded", back: 99_800 });
});

test("who came in stays; the others can still be cancelled, by guest and organiser", {
  timeout: LONG,
}, async () => {
  const { world, event } = await stage();
  const party = await buyPartyFor(world, event, [{}, {}, {}]);
  const [, second = ""] = await tickets(world, party.orderId);
  const { eventId, organiserId } = event;
  await admitGuest(world, { organiserId, eventId, locale: "zh-CN", ticketId: second });
  const press = (place: number) => cancelSeat(world, { token: party.token, place, shownRefundMinor: 49_900 });
  expect(await press(2)).toEqual({ ok: false, reason: "not-now", why: "used" });
  expect(await cancelOwnOrder(world, { token: party.token, shownRefundMinor: 149_700 })).toEqual({
    ok: false,
    reason: "not-cancellable",
  });
  expect(await press(3)).toEqual({ ok: true, refundMinor: 49_900 });
  const first = await world.db.prisma.orderLine.findFirstOrThrow({
    where: { orderId: party.orderId, position: 1 },
  });
  const ref = { eventId, orderId: party.orderId, organiserId };
  expect(await cancelSeatForGuest(world, { ...ref, lineId: first.id })).toEqual({
    ok: true,
    refundMinor: 49_900,
  });
  await expectNothingLost(world);
  expect(await standingOf(world, party)).toMatchObject({ state: "paid", back: 99_800 });
});

test("what stayed here of a seat given up earlier does not go back when the organiser cancels the rest", {
  timeout: LONG,
}, async () => {
  const { world, event } = await stage();
  const party = await buyPartyFor(world, event, [{}, {}]);
  await world.passTime(140 * HOUR);
  await cancelSeat(world, { token: party.token, place: 2, shownRefundMinor: 39_920 });
  const { eventId, organiserId } = event;
  const cancelled = await cancelOrderForGuest(world, { eventId, orderId: party.orderId, organiserId });
  expect(cancelled).toEqual({ ok: true, refundMinor: 49_900 });
  await expectNothingLost(world);
  expect(await standingOf(world, party)).toMatchObject({ state: "refunded", back: 89_820 });
});

test("a friend taken off before paying frees the seat, ends the old page, and the new one asks for less", {
  timeout: LONG,
}, async () => {
  const { world, event } = await stage();
  const page = await openPageOf(world, await holdPartyFor(world, event, [{}, {}, {}]));
  expect(await takeOffOrder(world, { token: page.token, place: 3 })).toEqual({
    ok: true,
    totalMinor: 99_800,
  });
  await settleSession(world, { sessionId: page.sessionId, source: "webhook" });
  expect(await standingOf(world, page), "the end of the old page takes nobody's seat").toMatchObject({
    state: "held",
    people: [{ seats: 1 }, { seats: 1 }, { seats: 0, state: "cancelled" }],
  });
  const again = await openPageOf(world, page);
  expect(again.sessionId).not.toBe(page.sessionId);
  await world.sandbox.control.payByCard(again.sessionId);
  await settleSession(world, { sessionId: again.sessionId, source: "webhook" });
  await expectNothingLost(world);
  expect(await standingOf(world, page)).toMatchObject({ state: "paid", back: 0 });
  const payment = await world.db.prisma.payment.findFirstOrThrow({ where: { orderId: page.orderId } });
  expect(payment.amountMinor).toBe(99_800);
  expect(await takeOffOrder(world, { token: page.token, place: 2 }), "paid by now").toEqual({
    ok: false,
    reason: "not-now",
  });
});

test("paying the old page while a friend is taken off keeps everybody's seat", {
  timeout: LONG,
}, async () => {
  const { world, event } = await stage();
  const page = await openPageOf(world, await holdPartyFor(world, event, [{}, {}]));
  await world.sandbox.control.payByCard(page.sessionId);
  expect(await takeOffOrder(world, { token: page.token, place: 2 })).toEqual({
    ok: false,
    reason: "not-now",
  });
  await expectNothingLost(world);
  expect(await standingOf(world, page)).toMatchObject({ state: "paid", people: [seated, seated] });
});

test("money on a page that asked for too many people waits for a person", { timeout: LONG }, async () => {
  const { world, event } = await stage();
  const page = await openPageOf(world, await holdPartyFor(world, event, [{}, {}]));
  await world.sandbox.control.expireButTakeMoney(page.sessionId);
  await takeOffOrder(world, { token: page.token, place: 2 });
  await world.sandbox.control.takeLateMoney(page.sessionId);
  await settleSession(world, { sessionId: page.sessionId, source: "webhook" });
  const order = await world.db.prisma.order.findFirstOrThrow({ where: { id: page.orderId } });
  expect([order.state, order.needsOrganiser]).toEqual(["held", "amount-mismatch"]);
  const outcome = await startPayment(world, { token: page.token });
  expect(outcome.ok).toBe(true);
});

test("a companion who has a paid seat already gets no second one; their price goes back, the others are seated", {
  timeout: LONG,
}, async () => {
  const { world, event } = await stage();
  await buyTicketFor(world, event, { email: "has@mail.example" });
  const party = await buyPartyFor(world, event, [
    { email: "p@mail.example" },
    { email: "has+2@mail.example" },
  ]);
  expect(await standingOf(world, party)).toEqual({
    state: "paid",
    people: [seated, { state: "cancelled", seats: 0, tickets: 0, back: 49_900 }],
    back: 49_900,
  });
  await expectNothingLost(world);
  expect(
    (await subjects(world, "p@mail.example")).filter((one) => one.startsWith("座位已取消")),
  ).toHaveLength(1);
});

test("who sits in a paid group and pays alone as well gets that money back", { timeout: LONG }, async () => {
  const { world, event } = await stage();
  await buyPartyFor(world, event, [{}, { email: "twice@mail.example" }]);
  const alone = await buyTicketFor(world, event, { email: "twice@mail.example" });
  await expectNothingLost(world);
  expect(await standingOf(world, alone)).toMatchObject({ state: "refunded", back: 49_900 });
});

test("late money of a group is honoured when all of it fits, else it goes back once and nobody is seated", {
  timeout: LONG,
}, async () => {
  const { world, event } = await stage({ sides: [{ capacity: 4 }] });
  const late = async () => {
    const page = await openPageOf(world, await holdPartyFor(world, event, [{}, {}]));
    await world.sandbox.control.expireButTakeMoney(page.sessionId);
    await settleSession(world, { sessionId: page.sessionId, source: "sweep" });
    return page;
  };
  const [fits, not] = [await late(), await late()];
  await buyTicketFor(world, event);
  await world.sandbox.control.takeLateMoney(fits.sessionId);
  await settleSession(world, { sessionId: fits.sessionId, source: "webhook" });
  await world.sandbox.control.takeLateMoney(not.sessionId);
  await settleSession(world, { sessionId: not.sessionId, source: "webhook" });
  await expectNothingLost(world);
  expect(await standingOf(world, fits)).toMatchObject({ state: "paid", people: [seated, seated] });
  expect(await standingOf(world, not)).toMatchObject({ state: "refunded", back: 99_800 });
});

test("a companion's ticket changes hands by itself: old link and code die, who ordered keeps the order", {
  timeout: LONG,
}, async () => {
  const { world, event } = await stage();
  const party = await buyPartyFor(world, event, [{}, { email: "old@mail.example" }]);
  const token = await companionToken(world, party, 2);
  const [, before] = await tickets(world, party.orderId);
  await offerTransfer(world, { token, name: "阿树", email: "new@mail.example", locale: "zh-CN" });
  const row = await world.db.prisma.ticketTransfer.findFirstOrThrow({ where: { orderId: party.orderId } });
  const accepted = await acceptTransfer(world, {
    token: transferToken(world.vault, { eventId: row.eventId, transferId: row.id }),
    locale: "en",
    holder: {
      name: "阿树",
      phone: null,
      birthDate: "1992-02-03",
      consents: { terms: "2026-11", privacy: "2026-11", conduct: "2026-11" },
    },
  });
  expect(accepted).toEqual({ ok: true, token: await companionToken(world, party, 2) });
  expect(await cancelSeat(world, { token, place: null, shownRefundMinor: 49_900 })).toEqual({
    ok: false,
    reason: "not-found",
  });
  const [first, after] = await tickets(world, party.orderId);
  expect(after).not.toBe(before);
  expect(first, "the payer's own ticket is untouched").toBeDefined();
  const { eventId, orderId } = party;
  const key = { eventId, orderId, linkVersion: 1 };
  expect(orderToken(world.vault, key), "the order's link lives on").toBe(party.token);
  expect(await cancelSeat(world, { token: party.token, place: 2, shownRefundMinor: 49_900 })).toMatchObject({
    ok: true,
  });
  await expectNothingLost(world);
  expect(await subjects(world, "new@mail.example")).toContainEqual(expect.stringContaining("Seat cancelled"));
});

test("reminders go to each person once, and not to who gave up", { timeout: LONG }, async () => {
  const { world, event } = await stage();
  const party = await buyPartyFor(world, event, [
    { email: "r1@mail.example" },
    { email: "r2@mail.example" },
    { email: "r3@mail.example" },
  ]);
  await cancelSeat(world, { token: party.token, place: 3, shownRefundMinor: 49_900 });
  await runJobs(world);
  await world.passTime(217 * HOUR);
  await runJobs(world);
  const reminded = async (email: string) =>
    (
      await world.db.prisma.letter.findMany({
        where: { orderId: party.orderId, kind: "reminder-24h", state: "sent" },
      })
    ).length > 0 && (await subjects(world, email)).filter((one) => one.includes("见：")).length;
  expect(await reminded("r1@mail.example")).toBe(1);
  expect(await reminded("r2@mail.example")).toBe(1);
  expect(await reminded("r3@mail.example")).toBe(0);
});
