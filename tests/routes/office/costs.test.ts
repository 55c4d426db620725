import sharp from "sharp";
import { expect, test } from "vitest";
import type { Deal } from "#app/domain/money/deal.ts";
import { buildEvening, signInOrganiser } from "#tests/builders/evening.ts";
import type { EventWishes } from "#tests/builders/event.ts";
import { openTestWorld } from "#tests/world.ts";
import { openApp } from "../app.ts";

const now = new Date("2031-03-08T11:00:00Z");

/** A published evening of twice twelve seats at 499, and its organiser's browser. */
async function openMoney(wishes: Partial<EventWishes> & { feeMinor?: number } = {}) {
  const world = await openTestWorld({ now });
  const { cookie } = await signInOrganiser(world);
  const event = await buildEvening(world, wishes);
  const app = await openApp(world);
  const money = `/office/events/${event.eventId}/money`;
  const booking = await world.db.prisma.venueBooking.findFirstOrThrow();
  const payments = `/office/venues/${booking.venueId}/bookings/${booking.id}/payments`;
  const see = async (path = money) => {
    const answer = await app.get(path, { cookie });
    return { status: answer.status, text: plain(await answer.text()), headers: answer.headers };
  };
  const press = async (path: string, fields: Record<string, string | Blob>) => {
    const body = new FormData();
    for (const [name, value] of Object.entries(fields)) body.append(name, value);
    const answer = await app.send(path, { method: "POST", body, headers: { cookie } });
    return { status: answer.status, at: answer.headers.get("location"), text: plain(await answer.text()) };
  };
  return { world, event, app, cookie, money, payments, see, press, bookingId: booking.id };
}

/** A page as a person reads it. */
function plain(html: string): string {
  return html
    .replace(/<(script|style)[\s\S]*?<\/\1>/g, "")
    .replace(/<[^>]+>/g, " ")
    .replace(/&#x27;/g, "'")
    .replace(/\s+/g, " ");
}

const plan = { intent: "plan", heads: "20", otherFixed: "1500", otherPerHead: "80", commission: "" };
const half = { cancellation: [{ days: 1, percent: 50 }] };

test("6,000 for the venue, 1,500 besides and 80 a head, typed in: 18 for take-home, 13 for profit", async () => {
  const { see, press, money } = await openMoney();
  expect(await press(money, plan)).toMatchObject({ status: 303, at: `${money}?done=plan` });
  const { text } = await see();
  expect(text).toContain("按利润（只算场地费） 13 人");
  expect(text).toContain("按到手（所有支出都算） 18 人");
});

test("with a deposit of 3,000 and 400 spent, 3,400 are at risk, and going ahead beats cancelling from 10", async () => {
  const { see, press, money } = await openMoney({ venueTerms: { ...half, depositMinor: 300_000 } });
  await press(money, plan);
  await press(money, { intent: "cost", kind: "goods", note: "桌卡", amount: "400", spentOn: "" });
  const { text } = await see();
  expect(text).toContain("¥3,400.00 CNY");
  expect(text).toContain("继续办，比现在取消少亏 10 人起");
  expect(text).toContain("按到手（所有支出都算） 18 人");
});

test("10 % commission on every ticket besides: 21", async () => {
  const { see, press, money } = await openMoney();
  await press(money, { ...plan, commission: "10" });
  expect((await see()).text).toContain("按到手（所有支出都算） 21 人");
});

test("a 30 % share instead of the 6,000: 6", async () => {
  const deal: Deal = { kind: "revenue-share", share: 3000 };
  const { see, press, money } = await openMoney({ feeMinor: 0, venueTerms: { deal } });
  await press(money, plan);
  expect((await see()).text).toContain("按到手（所有支出都算） 6 人");
});

test("break-even, now, expected and sold out stand side by side", async () => {
  const { see, press, money } = await openMoney();
  await press(money, plan);
  const { text } = await see(`/en${money}`);
  // 13 × 499 − 6,000 = 487; − 1,500 − 13 × 80 = −2,053. 20: 3,980 and 880. 24: 5,976 and 2,556.
  expect(text).toContain("Break-even 13 ¥487 −¥2,053");
  expect(text).toContain("Now 0 −¥6,000 −¥6,000");
  expect(text).toContain("Expected 20 ¥3,980 ¥880");
  expect(text).toContain("Sold out 24 ¥5,976 ¥2,556");
});

test("a cost lowers take-home and not profit, opens to its line, and is put right by a counter entry", async () => {
  const { see, press, money, world, app, cookie } = await openMoney();
  const photo = await sharp({ create: { width: 40, height: 60, channels: 3, background: "#fff" } })
    .withMetadata({ exif: { IFD0: { Copyright: "secret place" } } })
    .jpeg()
    .toBuffer();
  const cost = { intent: "cost", kind: "people", note: "调酒师 =1+1", amount: "800", spentOn: "2031-03-07" };
  const receipt = new Blob([new Uint8Array(photo)], { type: "image/jpeg" });
  expect((await press(money, { ...cost, receipt })).at).toBe(`${money}?done=cost`);
  expect((await see(`${money}?figure=other-costs`)).text).toContain("支出：调酒师 =1+1");
  expect((await see()).text).toContain("到手 −¥6,800.00 CNY");
  const row = await world.db.prisma.eventCost.findFirstOrThrow();
  const picture = await app.get(money.replace("/money", `/costs/${row.id}/receipt`), { cookie });
  expect(picture.headers.get("content-type")).toBe("image/webp");
  expect(Buffer.from(await picture.arrayBuffer()).includes("secret place")).toBe(false);
  const correct = { intent: "correct", costId: row.id, right: "600", why: "少算了折扣" };
  expect((await press(`${money}?correct=${row.id}`, correct)).at).toBe(`${money}?done=corrected`);
  const { text } = await see();
  expect(text).toContain("已冲回：少算了折扣");
  expect(text).toContain("到手 −¥6,600.00 CNY");
  expect(await press(money, correct)).toMatchObject({ status: 409 });
  const sums = await world.db.prisma.ledgerLine.groupBy({ by: ["entry"], _sum: { amountMinor: true } });
  expect(sums.map(({ _sum }) => _sum.amountMinor)).toEqual(sums.map(() => 0));
});

test("a partner's commission passes through the partners' account", async () => {
  const { press, see, money, world } = await openMoney();
  await press(money, { intent: "cost", kind: "partner", note: "小圈子", amount: "62.38", spentOn: "" });
  const lines = await world.db.prisma.ledgerLine.findMany({ where: { entry: { startsWith: "partner-" } } });
  const sum = (account: string) =>
    lines.filter((line) => line.account === account).reduce((all, line) => all + line.amountMinor, 0);
  expect([sum("partner-costs"), sum("partner-payable"), sum("organiser-cash")]).toEqual([6238, 0, -6238]);
  expect((await see()).text).toContain("合作分成 −¥62.38 CNY");
});

test.each([
  ["nothing spent", { amount: "0", note: "x" }, "这个数不在合理范围里"],
  ["a negative amount", { amount: "-5", note: "x" }, "这不像一个金额"],
  ["a third decimal", { amount: "1.005", note: "x" }, "这不像一个金额"],
  ["no word of what for", { amount: "5", note: " " }, "花在哪里"],
  ["a day to come", { amount: "5", note: "x", spentOn: "2031-03-10" }, "哪天付的"],
])("%s is refused with words, what was typed stays, nothing is written", async (_what, fields, said) => {
  const { press, money, world } = await openMoney();
  const answer = await press(money, { intent: "cost", kind: "goods", spentOn: "", ...fields });
  expect(answer.status).toBe(422);
  expect(answer.text).toContain(said);
  expect(await world.db.prisma.eventCost.count()).toBe(0);
});

test("a payment before break-even asks for a reason, which is kept; what is owed falls by it", async () => {
  const { press, see, payments, world, money } = await openMoney();
  const paying = { kind: "balance", amount: "2000", paidOn: "", note: "转账", reason: "" };
  expect((await press(payments, paying)).status).toBe(422);
  expect(await world.db.prisma.venuePayment.count()).toBe(0);
  expect((await press(payments, { ...paying, reason: "老板说先付才留" })).at).toBe(
    `${payments}?done=payment`,
  );
  expect((await see(payments)).text).toContain("保本前付款的理由：老板说先付才留");
  const { text } = await see();
  expect(text).toContain("已付 ¥2,000.00 CNY");
  expect(text).toContain("还要付 ¥4,000.00 CNY");
  const owed = await world.db.prisma.ledgerLine.aggregate({
    where: { account: "venue-payable" },
    _sum: { amountMinor: true },
  });
  expect(owed._sum.amountMinor).toBe(-400_000);
  expect((await see(`${money}?figure=profit`)).text).toContain("利润 −¥6,000.00 CNY");
});

test("no more comes back than was paid, and a payment is taken back once", async () => {
  const { press, payments, world } = await openMoney();
  const paying = { kind: "balance", amount: "2000", paidOn: "", note: "", reason: "先付" };
  await press(payments, paying);
  expect((await press(payments, { ...paying, kind: "returned", amount: "2000.01" })).status).toBe(422);
  expect((await press(payments, { ...paying, kind: "returned", amount: "500" })).status).toBe(303);
  const first = await world.db.prisma.venuePayment.findFirstOrThrow({ where: { kind: "balance" } });
  const answers = await Promise.all([1, 2].map(() => press(payments, { takeBack: first.id })));
  expect(answers.map(({ status }) => status).sort()).toEqual([303, 409]);
  const cash = await world.db.prisma.ledgerLine.aggregate({
    where: { account: "organiser-cash" },
    _sum: { amountMinor: true },
  });
  expect(cash._sum.amountMinor).toBe(50_000);
});

test("strangers and other venues' addresses see and write nothing", async () => {
  const { app, money, payments, see, bookingId } = await openMoney();
  for (const path of [money, payments]) {
    expect((await app.get(path)).headers.get("location")).toBe("/office/sign-in");
    expect((await app.post(path, { intent: "plan" })).headers.get("location")).toBe("/office/sign-in");
  }
  const elsewhere = `/office/venues/00000000-0000-4000-8000-00000000000f/bookings/${bookingId}/payments`;
  expect((await see(elsewhere)).status).toBe(404);
  expect((await see(`${elsewhere}/00000000-0000-4000-8000-00000000000e/receipt`)).status).toBe(404);
});
