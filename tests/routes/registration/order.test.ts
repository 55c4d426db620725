import { expect, test } from "vitest";
import { cancelOrderForGuest } from "#app/use-cases/payment/cancel-order.server.ts";
import { startRefund } from "#app/use-cases/payment/start-refund.server.ts";
import { witness } from "#app/use-cases/payment/witness.server.ts";
import { openPageFor } from "#tests/builders/buyer.ts";
import { buildEvent, type EventWishes } from "#tests/builders/event.ts";
import { buyTicketFor } from "#tests/builders/ticket.ts";
import { openTestWorld } from "#tests/world.ts";
import { openApp } from "../app.ts";
import { htmlOf } from "../text.ts";

const now = new Date("2031-03-08T11:00:00Z");

async function stage(wishes: Partial<EventWishes> = {}) {
  const world = await openTestWorld({ now, sandbox: true });
  const event = await buildEvent(world.db, { now, slug: "evening", venueFeeMinor: 100_000, ...wishes });
  return { world, event, app: await openApp(world) };
}

test("a held seat shows until when, what it costs and how to give it up, and no address", async () => {
  const { world, event, app } = await stage();
  const { token } = await openPageFor(world, event, { name: "周宁" });
  const html = await htmlOf(await app.get(`/o/${token}`));
  for (const words of ["座位为你留着", "支付 ¥499.00 CNY", "请在 19:32 前付款", "周宁"])
    expect(html).toContain(words);
  expect(html).not.toContain("322 号");
  expect(html).not.toContain("青桔小酒馆");
  expect(html).toContain('content="noindex"');
  expect(await htmlOf(await app.get(`/en/o/${token}`))).toContain("Your seat is being kept");
});

test("a ticket shows its code, its picture, the address, the calendar file and what cancelling gives back", async () => {
  const { world, event, app } = await stage();
  const { token, orderId } = await buyTicketFor(world, event);
  const ticket = await world.db.prisma.ticket.findFirstOrThrow({ where: { line: { orderId } } });
  const html = await htmlOf(await app.get(`/o/${token}`));
  for (const words of [ticket.code, "安福路 322 号 2 楼", "退回 ¥499.00 CNY", "约个朋友一起来", 'class="qr"'])
    expect(html).toContain(words);
  const file = (await (await app.get(`/o/${token}/calendar.ics`)).text()).replace(/\r\n /g, "");
  expect(file).toContain("322 号");
  expect(file).toContain(`UID:${orderId}@qingju`);
});

test("the ticket of a past evening says thanks and asks for nothing at the door", async () => {
  const { world, event, app } = await stage();
  const { token } = await buyTicketFor(world, event);
  await world.passTime(event.startsAt.getTime() + 24 * 3_600_000 - now.getTime());
  const html = await htmlOf(await app.get(`/o/${token}`));
  expect(html).toContain("这场局已经结束，谢谢你。");
  for (const words of ["到门口出示", 'class="qr"', "约个朋友一起来"]) expect(html).not.toContain(words);
  await world.db.prisma.ticket.updateMany({
    data: { admittedAt: event.startsAt, admittedBy: event.eventId },
  });
  expect(await htmlOf(await app.get(`/en/o/${token}`))).toContain("thank you for coming");
});

test("a forged, foreign or outdated link is answered exactly like a page that never was", async () => {
  const { world, event, app } = await stage();
  const { token, eventId, orderId } = await openPageFor(world, event);
  await world.db.prisma.order.update({
    where: { eventId_id: { eventId, id: orderId } },
    data: { linkVersion: 2 },
  });
  const forged = `${token.slice(0, -2)}AA`;
  for (const path of ["", "/cancel", "/return", "/calendar.ics"]) {
    const answers = await Promise.all([token, forged, "x"].map((one) => app.get(`/o/${one}${path}`)));
    expect(answers.map(({ status }) => status)).toEqual([404, 404, 404]);
    const [first = "", ...others] = await Promise.all(answers.map((answer) => answer.text()));
    const plain = (text: string) =>
      text.replaceAll(token, "·").replaceAll(forged, "·").replaceAll("/o/x", "/o/·");
    for (const other of others) expect(plain(other)).toBe(plain(first));
  }
  expect(await witness(world)).toEqual([]);
});

test("opening links changes nothing; the button gives the seat up", async () => {
  const { world, event, app } = await stage();
  const { token, eventId, orderId } = await openPageFor(world, event);
  const state = async () =>
    (await world.db.prisma.order.findUniqueOrThrow({ where: { eventId_id: { eventId, id: orderId } } }))
      .state;
  expect(await htmlOf(await app.get(`/o/${token}/cancel`))).toContain("放弃这个座位？");
  expect((await app.get(`/o/${token}/pay`)).status).toBe(303);
  expect(await state()).toBe("held");
  const given = await app.post(`/o/${token}/cancel`, {});
  expect(given.headers.get("Location")).toBe(`/o/${token}`);
  expect(await state()).toBe("cancelled");
  expect(await htmlOf(await app.get(`/o/${token}`))).toContain("这个座位已经放弃");
});

test("a ticket is not given away by the button for unpaid seats, even when nothing would come back", async () => {
  const { world, event, app } = await stage({ refundLadder: [] });
  const { token } = await buyTicketFor(world, event);
  expect((await app.post(`/o/${token}/cancel`, {})).status).toBe(409);
  expect(await htmlOf(await app.get(`/o/${token}`))).toContain("门票码");
});

test("a payment that takes its time says so and refreshes without script", async () => {
  const { world, event, app } = await stage();
  const { token, sessionId } = await openPageFor(world, event);
  await world.sandbox.control.pay(sessionId, "pending");
  const back = await app.get(`/o/${token}/return?session_id=${sessionId}`);
  expect(back.status).toBe(303);
  const html = await htmlOf(await app.get(`/o/${token}`));
  expect(html).toContain("付款正在确认");
  expect(html).toContain("<noscript>");
  expect(html).toContain('data-live-state="processing"');
});

test("a refund is shown from noted to done", async () => {
  const { world, event, app } = await stage();
  const bought = await buyTicketFor(world, event);
  await cancelOrderForGuest(world, { ...bought, organiserId: event.organiserId });
  const due = await htmlOf(await app.get(`/o/${bought.token}`));
  expect(due).toContain("正在退款");
  expect(due).toContain("退回 ¥499.00 CNY");
  const refund = await world.db.prisma.refund.findFirstOrThrow({ where: { orderId: bought.orderId } });
  await startRefund(world, { eventId: event.eventId, refundId: refund.id });
  expect(await htmlOf(await app.get(`/en/o/${bought.token}`))).toContain("Refunded");
});

test("an overdue hold does not ask for money any more", async () => {
  const { world, event, app } = await stage();
  const { token } = await openPageFor(world, event);
  await world.passTime(33 * 60_000);
  const html = await htmlOf(await app.get(`/o/${token}`));
  expect(html).toContain("正在核对有没有付款");
  expect(html).not.toContain("支付 ¥");
});

test("finding a ticket answers the same to every address, and not for ever", async () => {
  const { world, event, app } = await stage();
  await buyTicketFor(world, event, { email: "known@mail.example" });
  const ask = (email: string) => app.post("/find-my-ticket", { email });
  const [known, unknown] = [await ask("known@mail.example"), await ask("unknown@mail.example")];
  expect([known.status, unknown.status]).toEqual([200, 200]);
  expect(await known.text()).toBe(await unknown.text());
  expect((await ask("nope")).status).toBe(422);
  for (let tries = 0; tries < 2; tries += 1) await ask("known@mail.example");
  const refused = await ask("known@mail.example");
  expect(refused.status).toBe(429);
  expect(await htmlOf(refused)).toContain("刚刚试了好几次");
});
