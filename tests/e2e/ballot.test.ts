import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, inject, onTestFinished, test } from "vitest";
import { type BallotNight, buildBallotNight } from "#tests/builders/ballot.ts";
import { type Backstage, openBackstage } from "./backstage.ts";
import { launchChromium, openVisitor, type Visitor } from "./browser.ts";

const addresses = inject("stack");
let backstage: Backstage;

beforeAll(async () => {
  backstage = await openBackstage(addresses);
});
afterAll(() => backstage.close());

const ballotOf = (night: BallotNight, name: string) => `${addresses.app}/n/${night.guest(name).token}/ballot`;

async function phone(visitor: Visitor = {}): Promise<Page> {
  const browser = await launchChromium();
  onTestFinished(() => browser.close());
  const context = await openVisitor(browser, visitor);
  context.setDefaultTimeout(20_000);
  return context.newPage();
}

const card = (page: Page, place: number) => page.locator(`#p-${place}`);

async function marksOf({ world }: Backstage, night: BallotNight): Promise<string[]> {
  const { eventId } = night;
  const rows = await world.db.prisma.ballotMark.findMany({
    where: { eventId },
    orderBy: { markedAt: "asc" },
  });
  return rows.map(({ says }) => says);
}

test.each([{ script: true }, { script: false }])(
  "a ballot is marked, noted and handed in on a phone (script: $script)",
  async ({ script }) => {
    const night = await buildBallotNight(backstage.world, [2, 2]);
    const page = await phone({ script, width: 320 });
    await page.goto(ballotOf(night, "A1"));
    await card(page, 1).getByRole("button", { name: "想再见" }).click();
    await page.locator("#p-1 [aria-pressed=true]").waitFor();
    await page.getByText("已决定 1 / 2").waitFor();
    await card(page, 2).getByRole("button", { name: "不了，谢谢" }).click();
    await page.getByText("已决定 2 / 2").waitFor();
    await card(page, 1).getByText("只给自己看的笔记").click();
    await card(page, 1).getByRole("textbox").fill("喜欢爬山");
    await card(page, 1).getByRole("button", { name: "存下笔记" }).click();
    await page.getByText("笔记存好了").waitFor();
    await page.getByRole("button", { name: "交票" }).click();
    await page.getByText("票交好了").waitFor();
    expect(await marksOf(backstage, night)).toEqual(["yes", "no"]);
  },
  120_000,
);

test("a choice made without a connection shows at once, and arrives later, once", async () => {
  const night = await buildBallotNight(backstage.world, [1, 1]);
  const page = await phone();
  await page.goto(ballotOf(night, "A1"));
  await page.context().setOffline(true);
  await card(page, 1).getByRole("button", { name: "想再见" }).click();
  await page.locator("#p-1 .ballot-yes[aria-pressed=true]").waitFor();
  await page.getByText("已记在手机里").waitFor();
  await card(page, 1).getByRole("button", { name: "不了，谢谢" }).click();
  expect(await marksOf(backstage, night)).toEqual([]);
  await page.context().setOffline(false);
  await page.getByText("已决定 1 / 1").waitFor();
  expect(await marksOf(backstage, night)).toEqual(["no"]);
}, 120_000);
