import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { buildEvening, signInOrganiser } from "#tests/builders/evening.ts";
import { buyTicketFor } from "#tests/builders/ticket.ts";
import { openTestWorld } from "#tests/world.ts";
import { openApp } from "../app.ts";

const now = new Date("2031-03-08T11:00:00Z");

/** An evening with one paid guest, and the office of its organiser, signed in. */
async function openOffice() {
  const world = await openTestWorld({ now, sandbox: true });
  const { organiserId, cookie } = await signInOrganiser(world);
  const event = await buildEvening(world);
  const guest = await buyTicketFor(world, event, { name: "林小满", email: "xiaoman@mail.example" });
  const app = await openApp(world);
  const base = `/office/events/${event.eventId}`;
  const page = async (path: string) => {
    const answer = await app.get(path, { cookie });
    return { status: answer.status, html: await answer.text(), headers: answer.headers };
  };
  const press = (path: string, fields: Record<string, string>) => app.post(path, fields, { cookie });
  const ticket = await world.db.prisma.ticket.findFirstOrThrow({ where: { eventId: event.eventId } });
  return { world, organiserId, event, guest, app, base, page, press, ticket };
}

test("strangers are sent to sign in from every page and every button, and change nothing", async () => {
  const { app, base, guest, ticket, world } = await openOffice();
  const places = ["", "/money", "/money.csv", "/guests", `/guests/${guest.orderId}`, "/guests/new", "/door"];
  for (const place of places) {
    const answer = await app.get(`${base}${place}`);
    expect([answer.status, answer.headers.get("location")], place).toEqual([303, "/office/sign-in"]);
  }
  const deeds = [
    [`/guests/${guest.orderId}`, { intent: "cancel" }],
    ["/door", { intent: "check", code: ticket.code }],
    ["/guests/new", { name: "A", email: "a@b.cn", side: randomUUID(), language: "en" }],
  ] as const;
  for (const [place, fields] of deeds)
    expect((await app.post(`/en${base}${place}`, fields)).headers.get("location")).toBe("/en/office/sign-in");
  const order = await world.db.prisma.order.findFirstOrThrow({ where: { id: guest.orderId } });
  expect(order.state).toBe("paid");
  expect(await world.db.prisma.admission.count()).toBe(0);
});

test("what is not there is a 404 on every page, whoever asks", async () => {
  const { page, guest, base, world } = await openOffice();
  const other = await buildEvening(world);
  const elsewhere = `/office/events/${other.eventId}/guests/${guest.orderId}`;
  const nowhere = `/office/events/${randomUUID()}`;
  const paths = [elsewhere, nowhere, `${nowhere}/money`, `${nowhere}/money.csv`, `${nowhere}/guests`];
  for (const path of [...paths, `${nowhere}/door`, `${nowhere}/guests/new`, `${base}/guests/not-an-id`])
    expect((await page(path)).status, path).toBe(404);
});

test("the cockpit shows heads, profit and the next deadline in the page's language alone", async () => {
  const { page, base } = await openOffice();
  const zh = await page(base);
  expect(zh.status).toBe(200);
  expect(zh.html).toContain("保本 13 人，还差 12");
  expect(zh.html).toContain("−¥5,501");
  expect(zh.html).toContain("利润 = 票款 − 场地费");
  expect(zh.html).toContain("停止售票");
  const en = await page(`/en${base}`);
  expect(en.html).toContain("Break-even 13: 12 to go");
  expect(en.html.replace(/<a[^>]*lang="zh-CN"[^>]*>[^<]*<\/a>|男生|女生|青桔小酒馆/g, "")).not.toMatch(
    /[\u4e00-\u9fff]/,
  );
});

test("every figure of the cockpit leads to its ledger lines, and the script replaces living parts only", async () => {
  const { page, base } = await openOffice();
  const { html } = await page(base);
  for (const figure of ["profit", "ticket-revenue", "venue-cost"]) {
    expect(html).toContain(`${base}/money?figure=${figure}#lines`);
    const money = await page(`${base}/money?figure=${figure}`);
    expect(money.status).toBe(200);
  }
  for (const key of ["heads", "profit", "next", "tasks"]) expect(html).toContain(`data-live="${key}"`);
  expect(html).not.toMatch(/\sstyle="/);
});

test("the ledger can be taken away as a file that no spreadsheet runs", async () => {
  const { page, base, world, event } = await openOffice();
  await buyTicketFor(world, event, { name: "=HYPERLINK(1)" });
  const { status, html, headers } = await page(`/en${base}/money.csv`);
  expect(status).toBe(200);
  expect(headers.get("content-type")).toBe("text/csv; charset=utf-8");
  expect(headers.get("content-disposition")).toContain(`${event.slug}-ledger.csv`);
  expect(html).toContain("'=HYPERLINK(1) paid");
  expect(html).toContain("-6000.00,CNY");
});

test("a guest is found, opened and cancelled with everything given back; pressing again is told so", async () => {
  const { page, press, base, guest, world } = await openOffice();
  expect((await page(`${base}/guests?q=xiaoman`)).html).toContain("林小满");
  expect((await page(`${base}/guests?q=nobody`)).html).toContain("没有找到这样的客人");
  const here = `${base}/guests/${guest.orderId}`;
  expect((await page(here)).html).toContain("取消并退回 ¥499.00 CNY");
  const done = await press(here, { intent: "cancel" });
  expect([done.status, done.headers.get("location")]).toEqual([303, `${here}?done=cancel`]);
  expect((await page(`${here}?done=cancel`)).html).toContain("已取消。¥499.00 CNY 正在按原路退回。");
  const again = await press(here, { intent: "cancel" });
  expect(again.status).toBe(409);
  expect(await again.text()).toContain("可能别人刚处理过");
  expect(await world.db.prisma.refund.count()).toBe(1);
});

test("a button that the page does not have is refused", async () => {
  const { press, base, guest } = await openOffice();
  expect((await press(`${base}/guests/${guest.orderId}`, { intent: "delete" })).status).toBe(400);
  expect((await press(`${base}/door`, { intent: "undo", ticket: "x" })).status).toBe(400);
});

test("a gift with nothing filled in names each field, and a good one becomes a ticket", async () => {
  const { press, page, base, event } = await openOffice();
  const empty = await press(`/en${base}/guests/new`, { name: " ", email: "zhao@", language: "en" });
  expect(empty.status).toBe(422);
  const html = await empty.text();
  expect(html).toContain("3 things need another look");
  expect(html).toContain('value="zhao@"');
  const given = await press(`${base}/guests/new`, {
    name: "赵老师",
    email: "zhao@mail.example",
    side: event.sides[1]?.id ?? "",
    language: "zh-CN",
  });
  expect(given.status).toBe(303);
  const shown = await page(given.headers.get("location") ?? "");
  expect(shown.html).toContain("赵老师 的门票已经送出。");
  expect(shown.html).toContain("赠票，没有收款。");
});

test("the door admits once, says when, and takes it back", async () => {
  const { press, page, base, ticket } = await openOffice();
  const first = await press(`${base}/door`, { intent: "check", code: ticket.code.toLowerCase() });
  expect(first.status).toBe(303);
  expect((await page(first.headers.get("location") ?? "")).html).toContain("请进");
  const second = await press(`${base}/door`, { intent: "check", code: ticket.code });
  expect(second.status).toBe(422);
  expect(await second.text()).toContain("这张票 19:00 已经入场。");
  const undone = await press(`${base}/door`, { intent: "undo", ticket: ticket.id });
  expect((await page(undone.headers.get("location") ?? "")).html).toContain("入场已撤销");
});

test("a name typed at the door leads to the people of that name, and nonsense is told kindly", async () => {
  const { press, page, base } = await openOffice();
  const named = await press(`${base}/door`, { intent: "check", code: "小满" });
  expect(named.status).toBe(303);
  expect((await page(named.headers.get("location") ?? "")).html).toContain("林小满");
  const unknown = await press(`/en${base}/door`, { intent: "check", code: "ZZZZ9999" });
  expect(unknown.status).toBe(422);
  const html = await unknown.text();
  expect(html).toContain("No such ticket");
  expect(html).toContain('value="ZZZZ9999"');
});

test("a hostile name is text on every page", async () => {
  const { page, base, world, event } = await openOffice();
  const { orderId } = await buyTicketFor(world, event, { name: "<img src=x onerror=alert(1)>" });
  for (const path of [`${base}/guests`, `${base}/guests/${orderId}`, `${base}/money`, `${base}/door?q=img`])
    expect((await page(path)).html, path).not.toContain("<img src=x");
});
