import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, inject, onTestFinished, test } from "vitest";
import { type BallotNight, buildBallotNight } from "#tests/builders/ballot.ts";
import { type Backstage, openBackstage } from "./backstage.ts";
import { launchChromium, openVisitor, type Visitor } from "./browser.ts";
import { accessibilityFaults, overflow, smallTargets } from "./checks.ts";
import { ballotScenes } from "./scenes/ballots.ts";
import { makeOrganiser, signIn } from "./scenes/office.ts";
import { openStage } from "./scenes/scene.ts";

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

test("every page of a ballot is accessible in both themes, fits 320 px and has targets for thumbs", async () => {
  const { organiserId } = await makeOrganiser(backstage.world);
  const faults: string[] = [];
  for (const locale of ["zh-CN", "en"] as const) {
    const stage = openStage(backstage, addresses, locale, organiserId);
    const page = await phone({ locale, width: 320 });
    await signIn(page.context(), backstage.world, organiserId);
    for (const scene of await ballotScenes(stage)) {
      await page.emulateMedia({ colorScheme: "light" });
      await page.goto(scene.url);
      await scene.act?.(page);
      const found = [
        ...(await overflow(page)),
        ...(await smallTargets(page)),
        ...(await accessibilityFaults(page)),
      ];
      await page.emulateMedia({ colorScheme: "dark" });
      found.push(...(await accessibilityFaults(page, ["color-contrast"])));
      faults.push(...found.map((fault) => `${scene.name} (${locale}): ${fault}`));
    }
  }
  expect(faults).toEqual([]);
}, 300_000);
