import type { BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, expect, inject, onTestFinished, test } from "vitest";
import { skipPhase } from "#app/domain/night/night-clock.ts";
import { withNight, writeClock } from "#app/use-cases/night/lock-night.server.ts";
import { reportPerson } from "#app/use-cases/trust/report-person.server.ts";
import { beginNight, buildPlannedNight, type PlannedNight } from "#tests/builders/running-night.ts";
import { type Backstage, openBackstage } from "./backstage.ts";
import { launchChromium, openVisitor, type Visitor } from "./browser.ts";
import { until } from "./guests.ts";
import { browserOfThisFile, visit } from "./visit.ts";

browserOfThisFile();
const addresses = inject("stack");
let backstage: Backstage;

beforeAll(async () => {
  backstage = await openBackstage(addresses);
});
afterAll(() => backstage.close());

const night = (here = true) => buildPlannedNight(backstage.world, [2, 2], { here });
const pageOf = ({ token }: { token: string }) => `${addresses.app}/n/${token}`;

async function skip({ eventId }: PlannedNight): Promise<void> {
  await withNight(backstage.world, eventId, async (tx, found) => {
    const turned = skipPhase(found, found, backstage.world.clock.now());
    if (!turned.ok) throw new Error(turned.reason);
    await writeClock(backstage.world, tx, found, turned.clock);
  });
}

/** A phone that may lose its connection: what its browser complains of then is no fault. */
async function phone(visitor: Visitor = {}): Promise<{ context: BrowserContext; page: Page }> {
  const browser = await launchChromium();
  onTestFinished(() => browser.close());
  const context = await openVisitor(browser, visitor);
  context.setDefaultTimeout(15_000);
  return { context, page: await context.newPage() };
}

const seen = (page: Page, words: string) => page.getByText(words).first().waitFor();

/** Whether it showed within two seconds of the change. */
async function soon(page: Page, change: () => Promise<void>, words: string): Promise<number> {
  await change();
  const changed = performance.now();
  await seen(page, words);
  return performance.now() - changed;
}

test("a phone taps that it is here, and from then on shows by itself where to sit, within two seconds", async () => {
  const evening = await night(false);
  const page = await visit();
  await page.goto(pageOf(evening.guest("A1")));
  await page.getByRole("button", { name: "我到了" }).click();
  await seen(page, "知道你到了");
  const begun = await soon(page, () => beginNight(backstage.world, evening.eventId), "请坐到");
  expect(begun, "the first round").toBeLessThan(2_000);
  await page.locator(".night-left", { hasText: /^\d:\d\d$/ }).waitFor();
  expect(await soon(page, () => skip(evening), "换桌时间"), "the break").toBeLessThan(2_000);
  expect(await soon(page, () => skip(evening), "第 2 轮，共 2 轮"), "the second round").toBeLessThan(2_000);
}, 60_000);

test("a phone with a wrong clock counts by the server's", async () => {
  const evening = await night();
  await beginNight(backstage.world, evening.eventId);
  const page = await visit();
  await page.clock.setSystemTime(new Date(Date.now() + 3 * 3_600_000));
  await page.goto(pageOf(evening.guest("A1")));
  await page.locator(".night-left", { hasText: /^7:[345]\d$/ }).waitFor();
}, 60_000);

test("answers tapped without a connection are kept on the phone and arrive later, once", async () => {
  const evening = await night();
  await beginNight(backstage.world, evening.eventId);
  await skip(evening);
  const { context, page } = await phone();
  const a1 = evening.guest("A1");
  await page.goto(pageOf(a1));
  await seen(page, "已连接");
  await context.setOffline(true);
  await seen(page, "网络断开了");
  await page.getByRole("button", { name: "想再见" }).click();
  await seen(page, "已记在手机里");
  expect(await page.getByRole("button", { name: "想再见" }).isVisible(), "the question is answered").toBe(
    false,
  );
  await context.setOffline(false);
  await seen(page, "已决定 1 / 1");
  await seen(page, "已送达");
  const { prisma } = backstage.world.db;
  const where = { eventId: evening.eventId, voterId: a1.lineId };
  expect((await prisma.ballotMark.findMany({ where })).map(({ says }) => says)).toEqual(["yes"]);
  expect(await prisma.nightTap.count({ where: { eventId: evening.eventId } })).toBe(1);
  await seen(page, "已连接");
}, 60_000);

test("a card that comes while a finger is on a button waits until the tap is felt", async () => {
  const evening = await night();
  await beginNight(backstage.world, evening.eventId);
  await skip(evening);
  const page = await visit();
  const a1 = evening.guest("A1");
  await page.goto(pageOf(a1));
  await seen(page, "已连接");
  await page.getByRole("button", { name: "想再见" }).hover();
  await page.mouse.down();
  const word = page.evaluate(
    () => new Promise((done) => document.addEventListener("night", () => done(true), { once: true })),
  );
  await skip(evening);
  await word;
  await page.mouse.up();
  await seen(page, "第 2 轮，共 2 轮");
  const where = { eventId: evening.eventId, voterId: a1.lineId };
  await until("the tap", () => backstage.world.db.prisma.ballotMark.findFirst({ where }));
}, 60_000);

test("a tap kept on the phone outlives the page", async () => {
  const evening = await night(false);
  const { context, page } = await phone();
  const a1 = evening.guest("A1");
  await page.goto(pageOf(a1));
  await context.setOffline(true);
  await page.getByRole("button", { name: "我到了" }).click();
  await seen(page, "已记在手机里");
  await page.close();
  await context.setOffline(false);
  const again = await context.newPage();
  await again.goto(pageOf(a1));
  await seen(again, "知道你到了");
  // Nothing stays behind on the phone.
  await again.waitForFunction(() => localStorage.length === 0);
}, 60_000);

test("whose seat changes is told so, with a block and without a reason; nobody else is", async () => {
  const evening = await night();
  const { world } = backstage;
  // why: the builder plans by hand; the product marks those whom its plan counts on.
  const { count } = await world.db.prisma.nightGuest.updateMany({
    where: { eventId: evening.eventId },
    data: { plannedAt: world.clock.now() },
  });
  expect(count).toBe(4);
  await beginNight(world, evening.eventId);
  const pages = new Map<string, Page>();
  for (const name of ["A1", "B2", "A2"]) {
    const page = await visit();
    await page.goto(pageOf(evening.guest(name)));
    await seen(page, "已连接");
    pages.set(name, page);
  }
  const asked = { deed: "block", kind: "", words: "", block: false } as const;
  const { token } = evening.guest("A1");
  await reportPerson(world, { ...asked, token, about: evening.guest("B2").lineId });
  for (const name of ["A1", "B2"]) {
    await pages.get(name)?.getByText("安排有变").waitFor();
    await pages.get(name)?.getByText("下一轮：你休息").waitFor();
  }
  expect(await pages.get("A2")?.getByText("安排有变").isVisible()).toBe(false);
  await skip(evening);
  await pages.get("A1")?.getByText("安排有变").waitFor({ state: "hidden" });
}, 60_000);

test("where no line stays open the phone asks again and again, and is as true", async () => {
  const evening = await night();
  const { context, page } = await phone();
  await context.route(/\/live$/, (route) => route.abort());
  await page.goto(pageOf(evening.guest("A1")));
  await seen(page, "更新中");
  const begun = await soon(page, () => beginNight(backstage.world, evening.eventId), "请坐到");
  expect(begun).toBeLessThan(4_000);
}, 60_000);

test("without JavaScript the buttons work, the end of the round is written out, and the page asks anew by itself", async () => {
  const evening = await night(false);
  const page = await visit({ script: false });
  await page.goto(pageOf(evening.guest("A1")));
  await page.getByRole("button", { name: "我到了" }).click();
  await seen(page, "知道你到了");
  await beginNight(backstage.world, evening.eventId);
  await page.getByText("请坐到").waitFor({ timeout: 15_000 });
  expect(await page.locator(".night-left").textContent()).toMatch(/^到 \d\d:\d\d 结束$/);
}, 60_000);
