import { expect, test } from "vitest";
import { endPartner } from "#app/use-cases/money/end-partner.server.ts";
import { guestSources } from "#app/use-cases/money/guest-sources.server.ts";
import { endPartnerLink, makePartnerLink } from "#app/use-cases/money/partner-links.server.ts";
import { partnerSums } from "#app/use-cases/money/partner-sums.server.ts";
import { changePartner } from "#app/use-cases/money/save-partner.server.ts";
import { adoptDispute } from "#app/use-cases/payment/adopt-dispute.server.ts";
import { cancelOrderForGuest } from "#app/use-cases/payment/cancel-order.server.ts";
import { refundPart } from "#app/use-cases/payment/refund-part.server.ts";
import { settleSession } from "#app/use-cases/payment/settle-session.server.ts";
import { takeOffForGuest } from "#app/use-cases/payment/take-off-order.server.ts";
import { acceptOffer } from "#app/use-cases/registration/accept-offer.server.ts";
import { creditPartner } from "#app/use-cases/registration/credit-partner.server.ts";
import { registerGuest } from "#app/use-cases/registration/register-guest.server.ts";
import { registerParty } from "#app/use-cases/registration/register-party.server.ts";
import { holdSeatFor, openPageOf, registrationFor } from "#tests/builders/buyer.ts";
import { buildEvent } from "#tests/builders/event.ts";
import { buildPartner, buyVia, commissionOf } from "#tests/builders/partner.ts";
import { allowGroups, holdPartyFor } from "#tests/builders/party.ts";
import { expectNothingLost } from "#tests/builders/settled.ts";
import { acceptanceOf, fillUp, freeSeats, otherProcess, waitFor } from "#tests/builders/waitlist.ts";
import { runJobs } from "#tests/run-jobs.ts";
import { openTestWorld } from "#tests/world.ts";

const now = new Date("2031-03-01T11:00:00Z");

async function openSales(fields: Parameters<typeof buildPartner>[2] = {}) {
  const world = await openTestWorld({ now, sandbox: true });
  const event = await buildEvent(world.db, { now });
  const partner = await buildPartner(world, event, fields);
  return { world, event, ...partner, eventId: event.eventId };
}

test("a ticket of 499.00 by a 12.5 % link earns 62.38, a part refund takes its part back, a full one all of it", async () => {
  const { world, event, code, organiserId, partnerId, eventId } = await openSales();
  const { orderId } = await buyVia(world, event, code);
  expect(await commissionOf(world, orderId)).toEqual([6238, 1]);
  const part = { organiserId, eventId, orderId, formToken: "form-token-1" };
  await refundPart(world, { ...part, fields: { amount: "99.80", reason: "goodwill" } });
  await runJobs(world);
  expect(await commissionOf(world, orderId)).toEqual([4990, 2]);
  await cancelOrderForGuest(world, { organiserId, eventId, orderId });
  await runJobs(world);
  expect(await commissionOf(world, orderId)).toEqual([0, 3]);
  const [sum] = await partnerSums(world.db.pool, { partnerId });
  expect(sum).toMatchObject({ heads: 1, gone: 1, earnedMinor: 0, owedMinor: 0 });
  await expectNothingLost(world);
});

test("a later rate changes neither the sales nor the links that are there", async () => {
  const { world, event, code, organiserId, partnerId } = await openSales();
  const before = await holdSeatFor(world, event);
  await creditPartner(world, { ...before, via: code });
  const fields = { name: "小圈子", email: "", language: "en", kind: "percent", percent: "50", amount: "" };
  expect(await changePartner(world, { organiserId, partnerId, fields })).toMatchObject({ ok: true });
  const page = await openPageOf(world, before);
  await world.sandbox.control.payByCard(page.sessionId);
  await settleSession(world, { sessionId: page.sessionId, source: "webhook" });
  expect(await commissionOf(world, before.orderId)).toEqual([6238, 1]);
  const later = await buyVia(world, event, code);
  expect(await commissionOf(world, later.orderId)).toEqual([6238, 1]);
  await expect(world.db.prisma.partnerLink.updateMany({ data: { ratePoints: 5000 } })).rejects.toThrow(
    "keeps its partner",
  );
});

test("unknown, malformed and ended codes, another event's and a partner's own address bring nothing", async () => {
  const { world, event, code, organiserId, partnerId, linkId } = await openSales({
    email: "me@mail.example",
  });
  const other = await buildEvent(world.db, { now });
  const foreign = await makePartnerLink(world, { organiserId, partnerId, eventId: other.eventId });
  const elsewhere = await world.db.prisma.partnerLink.findFirstOrThrow({
    where: { id: foreign.ok ? foreign.linkId : "" },
  });
  for (const via of ["ZZZZZZZZ", "'; drop table", "", null, elsewhere.code])
    await creditPartner(world, { ...(await holdSeatFor(world, event)), via });
  await creditPartner(world, {
    ...(await holdSeatFor(world, event, { email: "ME@mail.example" })),
    via: code,
  });
  await endPartnerLink(world, { organiserId, partnerId, linkId });
  await creditPartner(world, { ...(await holdSeatFor(world, event)), via: code });
  expect(await world.db.prisma.partnerSale.count()).toBe(0);
});

test("an order has one partner, whoever says otherwise later; a paid one gets none", async () => {
  const { world, event, code } = await openSales();
  const second = await buildPartner(world, event, { name: "另一家" });
  const key = await holdSeatFor(world, event);
  await Promise.all([
    creditPartner(world, { ...key, via: code }),
    creditPartner(otherProcess(world), { ...key, via: code }),
  ]);
  await creditPartner(world, { ...key, via: second.code });
  expect(await world.db.prisma.partnerSale.findMany()).toMatchObject([
    { orderId: key.orderId, ratePoints: 1250 },
  ]);
  const alone = await holdSeatFor(world, event);
  const page = await openPageOf(world, alone);
  await world.sandbox.control.payByCard(page.sessionId);
  await settleSession(world, { sessionId: page.sessionId, source: "webhook" });
  await creditPartner(world, { ...alone, via: code });
  expect(await world.db.prisma.partnerSale.count()).toBe(1);
});

test("the form brings the code along, once however often it is sent; a party is one order", async () => {
  const { world, event, code, eventId } = await openSales();
  const form = { ...registrationFor(event), via: code.toLowerCase() };
  expect(await registerGuest(world, form)).toMatchObject({ ok: true });
  expect(await registerGuest(world, form)).toMatchObject({ ok: true });
  await allowGroups(world, event);
  const [one, two] = [registrationFor(event), registrationFor(event)];
  const people = [one, two].map(({ sideId, name, email, phone, birthDate }) => ({
    ...{ sideId, name, email, phone, birthDate },
  }));
  const { formToken, consents, browserKey, networkKey } = one;
  const shownTotalMinor = one.shownPriceMinor * 2;
  const asked = {
    eventId,
    locale: "zh-CN",
    code: null,
    formToken,
    consents,
    browserKey,
    networkKey,
  } as const;
  expect(await registerParty(world, { ...asked, people, shownTotalMinor, via: code })).toMatchObject({
    ok: true,
  });
  expect(await world.db.prisma.partnerSale.count()).toBe(2);
});

test("each ticket of a group earns; a friend taken off before does not, and one who gives up takes their part along", async () => {
  const { world, event, code, organiserId, eventId, partnerId } = await openSales();
  await allowGroups(world, event);
  const key = await holdPartyFor(world, event, [{}, {}, {}]);
  await creditPartner(world, { ...key, via: code });
  const lines = await world.db.prisma.orderLine.findMany({ orderBy: { position: "asc" } });
  const off = { ...key, lineId: lines[2]?.id ?? "", organiserId };
  expect(await takeOffForGuest(world, off)).toMatchObject({ ok: true });
  const page = await openPageOf(world, key);
  await world.sandbox.control.payByCard(page.sessionId);
  await settleSession(world, { sessionId: page.sessionId, source: "webhook" });
  expect(await commissionOf(world, key.orderId)).toEqual([12_476, 1]);
  await refundPart(world, {
    ...{ organiserId, eventId, orderId: key.orderId, formToken: "form-token-2" },
    fields: { amount: "499", reason: "goodwill" },
  });
  await runJobs(world);
  expect(await commissionOf(world, key.orderId)).toEqual([6238, 2]);
  expect(await partnerSums(world.db.pool, { partnerId })).toMatchObject([{ heads: 2, gone: 0 }]);
  await expectNothingLost(world);
});

test("a fixed commission, and a ticket that costs nothing", async () => {
  const { world, event, code } = await openSales({ kind: "amount", amount: "50" });
  expect(await commissionOf(world, (await buyVia(world, event, code)).orderId)).toEqual([5000, 1]);
  const free = await buildEvent(world.db, { now, sides: [{ priceMinor: 0 }] });
  const partner = await buildPartner(world, free);
  await registerGuest(world, { ...registrationFor(free), via: partner.code });
  expect(await partnerSums(world.db.pool, { eventId: free.eventId })).toMatchObject([
    { heads: 1, earnedMinor: 0 },
  ]);
  await expectNothingLost(world);
});

test("an open dispute leaves the commission alone, a lost one takes it", async () => {
  const { world, event, code } = await openSales();
  const { orderId } = await buyVia(world, event, code);
  const { charges } = await world.sandbox.control.state();
  const dispute = await world.sandbox.control.dispute({ charge: charges[0]?.id ?? "" });
  const follow = (id: string) =>
    adoptDispute(world, {
      stripeDisputeId: dispute.id,
      notice: { id, type: "charge.dispute.closed", livemode: false },
    });
  await follow("evt_1");
  expect(await commissionOf(world, orderId)).toEqual([6238, 1]);
  await world.sandbox.control.resolveDispute(dispute.id, "lost");
  await follow("evt_2");
  expect(await commissionOf(world, orderId)).toEqual([0, 2]);
});

test("who waits first is still the partner's guest; the partner is told where guests came from", async () => {
  const { world, event, code, eventId, partnerId } = await openSales();
  const orders = await fillUp(world, event, 0);
  const waiting = await waitFor(world, event, { via: code });
  world.clock.advance(40 * 60_000);
  await freeSeats(world, orders.slice(0, 1));
  await runJobs(world);
  const taken = await acceptOffer(world, acceptanceOf(event, waiting.token));
  expect(taken).toMatchObject({ ok: true });
  expect(await world.db.prisma.partnerSale.count()).toBe(1);
  const sources = await guestSources(world, eventId);
  expect(sources?.partners).toMatchObject([{ id: partnerId, name: "小圈子" }]);
});

test("an ended partnership ends its links and keeps what was earned", async () => {
  const { world, event, code, organiserId, partnerId, eventId } = await openSales();
  const { orderId } = await buyVia(world, event, code);
  expect(await endPartner(world, { organiserId, partnerId })).toEqual({ ok: true });
  expect(await endPartner(world, { organiserId, partnerId })).toEqual({ ok: true });
  await creditPartner(world, { ...(await holdSeatFor(world, event)), via: code });
  expect(await world.db.prisma.partnerSale.count()).toBe(1);
  expect(await commissionOf(world, orderId)).toEqual([6238, 1]);
  expect(await makePartnerLink(world, { organiserId, partnerId, eventId })).toEqual({
    ok: false,
    reason: "partner-ended",
  });
});

test("the database refuses a rate beyond the whole, two rates at once, and another currency than the event's", async () => {
  const { world, event, partnerId } = await openSales();
  const link = {
    ...{ eventId: event.eventId, partnerId, code: "AAAABBBB", currency: "CNY" },
    ...{ createdBy: partnerId, createdAt: now, endedAt: now },
  };
  const write = (id: string, data: object) =>
    world.db.prisma.partnerLink.create({ data: { ...link, id, ...data } });
  const id = world.ids.uuid();
  await expect(write(id, { ratePoints: 10_001 })).rejects.toThrow("partner_link_rate");
  await expect(write(id, { ratePoints: 1, fixedMinor: 1 })).rejects.toThrow("partner_link_rate");
  await expect(write(id, { ratePoints: 1, currency: "EUR" })).rejects.toThrow();
  await expect(write(id, { ratePoints: 1, endedAt: null })).rejects.toThrow();
});
