import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { renewPartnerPage } from "#app/use-cases/money/end-partner.server.ts";
import { openPartnerLink, partnerToken } from "#app/use-cases/money/partner-page-link.server.ts";
import { partnerSums } from "#app/use-cases/money/partner-sums.server.ts";
import { payPartner, takeBackPayout } from "#app/use-cases/money/pay-partner.server.ts";
import { changePartner } from "#app/use-cases/money/save-partner.server.ts";
import { showMoney } from "#app/use-cases/money/show-money.server.ts";
import { showOwnPartnerPage } from "#app/use-cases/money/show-own-partner-page.server.ts";
import { witness } from "#app/use-cases/payment/witness.server.ts";
import { buildEvent } from "#tests/builders/event.ts";
import { buildPartner, buyVia } from "#tests/builders/partner.ts";
import { otherProcess } from "#tests/builders/waitlist.ts";
import { runJobs } from "#tests/run-jobs.ts";
import { openTestWorld } from "#tests/world.ts";

const now = new Date("2031-03-01T11:00:00Z");
const fields = { amount: "62.38", method: "alipay", paidOn: "", note: "三月", reason: "" };

/** A ticket of 499.00 was sold by a 12.5 % link, and the evening is over. */
async function owed(email = "partner@mail.example") {
  const world = await openTestWorld({ now, sandbox: true });
  const event = await buildEvent(world.db, { now });
  const partner = await buildPartner(world, event, { email });
  const { orderId } = await buyVia(world, event, partner.code);
  await runJobs(world);
  world.clock.set(new Date(event.endsAt.getTime() + 3_600_000));
  const { organiserId, partnerId } = partner;
  const ids = { organiserId, partnerId, eventId: event.eventId };
  return { world, event, ...partner, ...ids, ids, orderId };
}

test("what is owed is paid once, however often and from wherever the form is sent; the books and the letter say so", async () => {
  const { world, ids, partnerId, event, eventId } = await owed();
  const formToken = randomUUID();
  const both = await Promise.all([
    payPartner(world, { ...ids, formToken, fields }),
    payPartner(otherProcess(world), { ...ids, formToken, fields }),
  ]);
  expect(both).toEqual([{ ok: true }, { ok: true }]);
  expect(await payPartner(world, { ...ids, formToken, fields })).toEqual({ ok: true });
  expect(await partnerSums(world.db.pool, { partnerId })).toMatchObject([
    { earnedMinor: 6238, paidMinor: 6238, owedMinor: 0 },
  ]);
  await runJobs(world);
  const letters = await world.db.prisma.letter.findMany({
    where: { kind: "partner-news" },
    orderBy: { createdAt: "asc" },
  });
  expect(letters.map(({ state }) => state)).toEqual(["sent", "sent"]);
  const money = await showMoney(world, { eventId, locale: "zh-CN", figure: "commissions" });
  expect(money?.money.figures.commissions).toBe(6238);
  expect(money?.lines.map(({ kind, partMinor }) => [kind, partMinor])).toEqual([["commission", 6238]]);
  expect(await witness(world)).toEqual([]);
  expect(event.eventId).toBe(eventId);
});

test("two people who pay what is owed at once pay it once: the second is asked why", async () => {
  const { world, ids } = await owed();
  const pay = (of: typeof world | ReturnType<typeof otherProcess>) =>
    payPartner(of, { ...ids, formToken: randomUUID(), fields });
  const both = await Promise.all([pay(world), pay(otherProcess(world))]);
  expect(both.map(({ ok }) => ok).sort()).toEqual([false, true]);
  expect(both.find(({ ok }) => !ok)).toMatchObject({ problems: { reason: "missing" } });
  expect(
    await payPartner(world, { ...ids, formToken: randomUUID(), fields: { ...fields, reason: "谢礼" } }),
  ).toEqual({ ok: true });
  expect(await witness(world)).toEqual([]);
});

test("a payout that was wrong is taken back once, by a counter entry", async () => {
  const { world, ids, partnerId } = await owed();
  const payoutId = randomUUID();
  await payPartner(world, { ...ids, formToken: payoutId, fields });
  const both = await Promise.all([
    takeBackPayout(world, { ...ids, payoutId }),
    takeBackPayout(otherProcess(world), { ...ids, payoutId }),
  ]);
  expect(both.map(({ ok }) => ok).sort()).toEqual([false, true]);
  expect(await takeBackPayout(world, { ...ids, payoutId: randomUUID() })).toMatchObject({
    reason: "not-found",
  });
  expect(await partnerSums(world.db.pool, { partnerId })).toMatchObject([{ paidMinor: 0, owedMinor: 6238 }]);
  expect(await witness(world)).toEqual([]);
});

test("an event the partner has no link to, and a partner who is not there, are not found", async () => {
  const { world, ids } = await owed();
  const other = await buildEvent(world.db, { now });
  const pay = (change: object) => payPartner(world, { ...ids, ...change, formToken: randomUUID(), fields });
  expect(await pay({ eventId: other.eventId })).toEqual({ ok: false, reason: "not-found" });
  expect(await pay({ partnerId: randomUUID() })).toEqual({ ok: false, reason: "not-found" });
});

test("the partner's page has counts and amounts and no guest; a forged, renewed or foreign link opens nothing", async () => {
  const { world, partnerId, organiserId, ids } = await owed();
  await payPartner(world, { ...ids, formToken: randomUUID(), fields: { ...fields, amount: "20" } });
  const token = partnerToken(world.vault, { partnerId, version: 1 });
  const page = await showOwnPartnerPage(world, { token, locale: "en" });
  expect(page).toMatchObject({
    name: "小圈子",
    owed: [{ minor: 4238, currency: "CNY" }],
    events: [{ heads: 1, gone: 0, earnedMinor: 6238, paidMinor: 2000, payouts: [{ amountMinor: 2000 }] }],
  });
  const people = await world.db.prisma.orderLine.findMany();
  const told = JSON.stringify(page);
  for (const { id, orderId } of people) {
    expect(told).not.toContain(id);
    expect(told).not.toContain(orderId);
  }
  expect(told).not.toContain("三月");
  expect(told).not.toContain("mail.example");
  const forged = `${token.slice(0, -2)}${token.endsWith("A") ? "BB" : "AA"}`;
  for (const wrong of [
    forged,
    "",
    "x",
    token.slice(1),
    partnerToken(world.vault, { partnerId: organiserId, version: 1 }),
  ])
    expect(await openPartnerLink(world, wrong)).toBeNull();
  expect(await renewPartnerPage(world, { organiserId, partnerId })).toEqual({ ok: true });
  expect(await openPartnerLink(world, token)).toBeNull();
  expect(await openPartnerLink(world, partnerToken(world.vault, { partnerId, version: 2 }))).toBe(partnerId);
});

test("a new address gets the link; without one nothing is sent", async () => {
  const { world, partnerId, organiserId, ids } = await owed("");
  await payPartner(world, { ...ids, formToken: randomUUID(), fields });
  expect(await world.db.prisma.letter.count({ where: { kind: "partner-news" } })).toBe(0);
  const partner = { name: "小圈子", email: "new@mail.example", language: "en", kind: "percent" };
  await changePartner(world, { organiserId, partnerId, fields: { ...partner, percent: "10", amount: "" } });
  await changePartner(world, { organiserId, partnerId, fields: { ...partner, percent: "11", amount: "" } });
  await runJobs(world);
  expect(await world.db.prisma.letter.findMany({ where: { kind: "partner-news" } })).toMatchObject([
    { locale: "en", state: "sent" },
  ]);
});
