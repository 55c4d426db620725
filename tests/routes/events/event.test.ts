import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { buildEvent, type EventWishes } from "#tests/builders/event.ts";
import { buyTicketFor } from "#tests/builders/ticket.ts";
import { openTestWorld } from "#tests/world.ts";
import { openApp } from "../app.ts";
import { htmlOf, structuredData } from "../text.ts";

const now = new Date("2031-03-08T11:00:00Z");
const HOUR = 3_600_000;

async function stage(wishes: Partial<EventWishes> = {}, sandbox = false) {
  const world = await openTestWorld({ now, sandbox });
  const event = await buildEvent(world.db, { now, slug: "evening", venueFeeMinor: 100_000, ...wishes });
  return { world, event, app: await openApp(world) };
}

test("a visitor reads what the evening is, what it costs and how many seats are left, in both languages", async () => {
  const { app } = await stage({ minAge: 25, maxAge: 35 });
  const zh = await app.get("/e/evening");
  expect(zh.status).toBe(200);
  const chinese = await htmlOf(zh);
  for (const words of ["周五相亲局", "¥499.00", "CNY", "还有 12 席", "25–35 岁", "上海时间 GMT+8", "退 80%"])
    expect(chinese).toContain(words);
  const english = await htmlOf(await app.get("/en/e/evening"));
  for (const words of ["A Friday evening on Anfu Road", "12 seats left", "Ages 25–35", "80% back"])
    expect(english).toContain(words);
  expect(english).toContain('<html lang="en">');
});

test("the page that everybody shares holds no script, no secret and no inline style", async () => {
  const { app } = await stage();
  const response = await app.get("/e/evening");
  const html = await response.text();
  expect(response.headers.has("Set-Cookie")).toBe(false);
  expect(html).not.toMatch(/<script(?! type="application\/ld\+json")/);
  expect(html).not.toMatch(/style=|nonce=|formToken|<form/);
  expect(gzipSync(html).length).toBeLessThan(14_000);
});

test("an address for paid guests is nowhere an unpaid visitor can look", async () => {
  const { app } = await stage({ addressVisibility: "paid-guests" });
  const html = await htmlOf(await app.get("/e/evening"));
  const calendar = await (await app.get("/e/evening/calendar.ics")).text();
  const form = await htmlOf(await app.get("/e/evening/register"));
  const home = await htmlOf(await app.get("/"));
  for (const [where, text] of Object.entries({ html, calendar: calendar.replace(/\r\n /g, ""), form, home }))
    for (const secret of ["322 号", "青桔小酒馆", "amap.com"])
      expect(text, `${where} gives the address away`).not.toContain(secret);
  expect(html).toContain("详细地址付款后可见");
});

test("a public address is shown with its map, to people and to search engines", async () => {
  const { app } = await stage({ addressVisibility: "public" });
  const html = await htmlOf(await app.get("/e/evening"));
  expect(html).toContain("安福路 322 号 2 楼");
  expect(html).toContain("uri.amap.com");
  expect(JSON.stringify(structuredData(html))).toContain("322 号");
});

test("search engines read the true offers, and sold out when a side is", async () => {
  const { app, world, event } = await stage(
    { sides: [{ capacity: 1 }, { labelZh: "女生", priceMinor: 39_900 }] },
    true,
  );
  await buyTicketFor(world, event);
  const data = structuredData(await htmlOf(await app.get("/e/evening")));
  expect(data).toMatchObject({
    "@type": "Event",
    startDate: "2031-03-22T19:00:00+08:00",
    eventStatus: "https://schema.org/EventScheduled",
    offers: [
      { price: "499.00", priceCurrency: "CNY", availability: "https://schema.org/SoldOut" },
      { price: "399.00", priceCurrency: "CNY", availability: "https://schema.org/InStock" },
    ],
  });
});

test("hostile words of an event stay words", async () => {
  const title = '</script><img src=x onerror=alert(1)>"';
  const { app } = await stage({ texts: [{ locale: "zh-CN", title, summary: "<b>x</b>" }] });
  const html = await app.get("/e/evening").then((response) => response.text());
  expect(html).not.toContain("<img src=x");
  expect(html).not.toContain("</script><img");
  expect(structuredData(html)).toMatchObject({ name: title });
});

test("an English page of an event told only in Chinese marks the Chinese words", async () => {
  const { app } = await stage({ texts: [{ locale: "zh-CN", title: "只有中文", summary: "一句话" }] });
  expect(await htmlOf(await app.get("/en/e/evening"))).toContain('<h1 lang="zh-CN">只有中文</h1>');
});

test("each state of an event says so and offers no seat", async () => {
  const states = [
    { wishes: { salesCloseAt: new Date(now.getTime() - HOUR) }, says: "报名已经截止", register: 403 },
    { wishes: { salesPausedAt: new Date(now.getTime() - HOUR) }, says: "报名先停一停", register: 403 },
    { wishes: { startsAt: new Date(now.getTime() - 9 * HOUR) }, says: "这场局已经结束", register: 410 },
  ];
  for (const { wishes, says, register } of states) {
    const { app } = await stage(wishes);
    const page = await app.get("/e/evening");
    expect(page.status).toBe(200);
    const html = await htmlOf(page);
    expect(html).toContain(says);
    expect(html).not.toContain("/register");
    const form = await app.get("/e/evening/register");
    expect(form.status, says).toBe(register);
    expect(await htmlOf(form)).not.toContain("<form");
  }
});

test("a cancelled event keeps its page and says what happens to the money", async () => {
  const { app, world, event } = await stage();
  await world.db.prisma.event.update({
    where: { id: event.eventId },
    data: { state: "cancelled", cancelledAt: now },
  });
  const html = await htmlOf(await app.get("/e/evening"));
  expect(html).toContain("这场局取消了");
  expect(html).toContain("全额原路退回");
  expect(structuredData(html)).toMatchObject({ eventStatus: "https://schema.org/EventCancelled" });
  expect((await app.get("/e/evening/register")).status).toBe(410);
});

test("a draft is as unknown as an event that never was", async () => {
  const { app } = await stage({ state: "draft" });
  const [draft, unknown] = await Promise.all([app.get("/e/evening"), app.get("/e/never-was")]);
  expect([draft.status, unknown.status]).toEqual([404, 404]);
  expect(await draft.text()).toBe((await unknown.text()).replaceAll("never-was", "evening"));
  for (const path of ["/e/evening/register", "/e/evening/share.png", "/e/evening/calendar.ics"])
    expect((await app.get(path)).status, path).toBe(404);
});

test("the organiser's record is counted, and a first evening says that it is one", async () => {
  const { app, world, event } = await stage({}, true);
  await world.db.prisma.business.create({
    data: { id: 1, displayName: "林夏 · 轻局工作室", createdAt: now, updatedAt: now },
  });
  expect(await htmlOf(await app.get("/e/evening"))).toContain("这是第一场");
  const [first] = [await buyTicketFor(world, event), await buyTicketFor(world, event)];
  await world.db.prisma.ticket.updateMany({
    where: { line: { orderId: first.orderId } },
    data: { admittedAt: now, admittedBy: event.organiserId },
  });
  world.clock.set(new Date(event.endsAt.getTime() + HOUR));
  const html = await htmlOf(await app.get("/e/evening"));
  expect(html).toContain("<dd>1</dd>");
  expect(html).toContain("<dd>50%</dd>");
});

test("an English reader is shown the English name of the place, and Chinese words are marked as such", async () => {
  const { app, world } = await stage({ addressVisibility: "public" }, true);
  const before = await htmlOf(await app.get("/en/e/evening"));
  expect(before).toContain('<span lang="zh-CN">上海 · ');
  await world.db.prisma.venue.updateMany({
    data: { nameEn: "Lane Bar", cityEn: "Shanghai", areaEn: "Xuhui", addressEn: "322 Anfu Road" },
  });
  const html = await htmlOf(await app.get("/en/e/evening"));
  expect(html).toContain("<span>Shanghai · Xuhui · Lane Bar</span>");
  expect(html).not.toContain("徐汇");
  expect(await (await app.get("/en/e/evening/calendar.ics")).text()).toContain("Xuhui");
  expect(await htmlOf(await app.get("/e/evening"))).toContain("徐汇");
});

test("the share picture is a PNG of 1200 × 630 in each language", async () => {
  const { app } = await stage();
  const pictures = await Promise.all(
    ["/e/evening/share.png", "/en/e/evening/share.png"].map(async (path) => {
      const response = await app.get(path);
      expect(response.headers.get("Content-Type")).toBe("image/png");
      return Buffer.from(await response.arrayBuffer());
    }),
  );
  for (const picture of pictures) {
    expect([picture.readUInt32BE(16), picture.readUInt32BE(20)]).toEqual([1200, 630]);
    expect(picture.length).toBeLessThan(300_000);
  }
  expect(pictures[0]?.equals(pictures[1] ?? Buffer.alloc(0))).toBe(false);
});

test("the list shows what is coming, and search engines find it", async () => {
  const { app } = await stage();
  const home = await htmlOf(await app.get("/"));
  expect(home).toContain("/e/evening");
  expect(await htmlOf(await app.get("/en"))).toContain("/en/e/evening");
  const sitemap = await (await app.get("/sitemap.xml")).text();
  expect(sitemap).toContain('hreflang="en"');
  expect(sitemap).toContain("/e/evening</loc>");
  expect(await (await app.get("/robots.txt")).text()).toContain("/sitemap.xml");
});

test("without events the list says so and leads on", async () => {
  const app = await openApp(await openTestWorld({ now }));
  expect(await htmlOf(await app.get("/"))).toContain("下一场还在筹备");
});

test("the texts a registration asks consent to are there in both languages, and no others", async () => {
  const app = await openApp(await openTestWorld({ now }));
  for (const page of ["terms", "privacy", "conduct"])
    for (const prefix of ["", "/en"]) expect((await app.get(`${prefix}/legal/${page}`)).status).toBe(200);
  expect((await app.get("/legal/other")).status).toBe(404);
});
