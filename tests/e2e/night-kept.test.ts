import type { BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, expect, inject, onTestFinished, test } from "vitest";
import { beginNight, buildPlannedNight } from "#tests/builders/running-night.ts";
import { type Backstage, openBackstage } from "./backstage.ts";
import { launchChromium, openVisitor } from "./browser.ts";

const addresses = inject("stack");
let backstage: Backstage;

beforeAll(async () => {
  backstage = await openBackstage(addresses);
});
afterAll(() => backstage.close());

async function phone(): Promise<{ context: BrowserContext; page: Page }> {
  const browser = await launchChromium();
  onTestFinished(() => browser.close());
  const context = await openVisitor(browser, { keeps: true });
  context.setDefaultTimeout(15_000);
  return { context, page: await context.newPage() };
}

const seen = (page: Page, words: string) => page.getByText(words).first().waitFor();

/** What the phone keeps, by path. */
async function kept(page: Page): Promise<string[]> {
  const paths = await page.evaluate(async () => {
    const found: string[] = [];
    for (const name of await caches.keys())
      for (const { url } of await (await caches.open(name)).keys()) found.push(url);
    return found;
  });
  return paths
    .map((url) => new URL(url))
    .filter(({ pathname }) => !pathname.startsWith("/assets/"))
    .map(({ pathname, search }) => pathname + search);
}

/** Until the page and its newest card are kept. */
async function whenKept(page: Page): Promise<void> {
  await expect.poll(() => kept(page), { timeout: 30_000 }).toHaveLength(2);
}

async function begun() {
  const evening = await buildPlannedNight(backstage.world, [2, 2]);
  await beginNight(backstage.world, evening.eventId);
  const { token } = evening.guest("A1");
  return { ...evening, token, address: `${addresses.app}/n/${token}` };
}

for (const [language, prefix, lost, connected] of [
  ["Chinese", "", /没有网络：这是 \d\d:\d\d 的样子/, "已连接"],
  ["English", "/en", /No connection: this is as of \d\d:\d\d/, "Connected"],
] as const)
  test(`a live page in ${language} that is loaded without a connection shows what it last was, and as of when`, async () => {
    const { token } = await begun();
    const { context, page } = await phone();
    await page.goto(`${addresses.app}${prefix}/n/${token}`);
    await seen(page, connected);
    await whenKept(page);
    const table = await page.locator(".night-table").innerText();
    await context.setOffline(true);
    await page.reload();
    await page.getByText(lost).waitFor();
    expect(await page.locator(".night-table").innerText()).toBe(table);
    await page.locator(".night-left", { hasText: /^\d:\d\d$/ }).waitFor();
    await context.setOffline(false);
    await page.getByText(lost).waitFor({ state: "hidden" });
    await seen(page, connected);
  }, 90_000);

test("nothing but the live page is kept: no ballot, no matches, nothing of anybody else's", async () => {
  const { token, address } = await begun();
  const { context, page } = await phone();
  await page.goto(address);
  await whenKept(page);
  for (const own of ["/ballot", "/safety", "/contact"]) await page.goto(`${address}${own}`);
  expect(await kept(page)).toEqual([`/n/${token}`, `/n/${token}?card`]);
  await context.setOffline(true);
  await expect(page.goto(`${address}/ballot`)).rejects.toThrow("ERR_INTERNET_DISCONNECTED");
}, 90_000);

test("what is kept goes when the link opens nothing any more, and when the evening is over", async () => {
  const { eventId, guest, token, address } = await begun();
  const { prisma } = backstage.world.db;
  const { page } = await phone();
  await page.goto(address);
  await whenKept(page);
  await prisma.orderLine.updateMany({
    where: { id: guest("A1").lineId },
    data: { linkVersion: { increment: 1 } },
  });
  await page.goto(address);
  await expect.poll(() => kept(page), { timeout: 15_000 }).toEqual([]);
  expect(token).not.toBe("");

  const other = await phone();
  const { token: another } = guest("B1");
  await other.page.goto(`${addresses.app}/n/${another}`);
  await whenKept(other.page);
  const at = new Date();
  await prisma.night.update({
    where: { eventId },
    data: {
      state: "closed",
      phase: "over",
      phaseEndsAt: null,
      endedAt: at,
      closedAt: at,
      ballotClosesAt: at,
    },
  });
  await seen(other.page, "心动票已截止");
  await expect.poll(() => kept(other.page), { timeout: 15_000 }).toEqual([]);
}, 120_000);
