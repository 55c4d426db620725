import type { BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import type { Locale } from "#app/domain/events/locale.ts";
import { type Backstage, openBackstage } from "./backstage.ts";
import { launchChromium, watchForFaults } from "./browser.ts";
import { accessibilityFaults, overflow, smallTargets } from "./checks.ts";
import { openFor, openScene, sceneMakers } from "./scenes/all.ts";
import { describeBusiness, makeOrganiser } from "./scenes/office.ts";
import { openStage, type Scene } from "./scenes/scene.ts";

const AT_ONCE = 4;
const addresses = inject("stack");
let backstage: Backstage;

beforeAll(async () => {
  backstage = await openBackstage(addresses);
});
afterAll(() => backstage.close());

type Looking = { colours: boolean };

/** Everything that is wrong with one page: at 320 px in both themes. A letter is for mail programs, not for thumbs. */
async function faultsOf(page: Page, scene: Scene, { colours }: Looking): Promise<string[]> {
  await page.emulateMedia({ media: "screen", colorScheme: "light" });
  await openScene(page, scene);
  const found = [...(await overflow(page))];
  if ((await page.content()).includes("\ufffd")) found.push("a broken character");
  if (!scene.name.startsWith("letter-")) found.push(...(await smallTargets(page)));
  found.push(...(await accessibilityFaults(page, colours ? "all" : "all-but-colours")));
  if (colours) {
    // Nothing but colours changes with the theme.
    await page.emulateMedia({ colorScheme: "dark" });
    found.push(...(await accessibilityFaults(page, "colours")).map((fault) => `dark: ${fault}`));
  }
  return found;
}

/** One tab of a visitor, used for one scene after the other: opening a tab takes longer than opening a page. */
function tabOf(visitor: BrowserContext) {
  let tab: { page: Page; behind: string[] } | undefined;
  return async (scene: Scene, looking: Looking): Promise<string[]> => {
    if (tab === undefined) {
      const page = await visitor.newPage();
      tab = { page, behind: watchForFaults(page) };
    }
    const { page, behind } = tab;
    const found = await faultsOf(page, scene, looking).catch(async (error: unknown) => {
      // What hangs on this page is left behind with it.
      tab = undefined;
      await page.close();
      return [String(error)];
    });
    return [...behind.splice(0), ...found].map((fault) => `${scene.name}: ${fault}`);
  };
}

// why: a page has the same colours in every language, and to judge them takes longer than all the rest together.
test.each<{ locale: Locale } & Looking>([
  { locale: "zh-CN", colours: true },
  { locale: "en", colours: false },
])(
  "every page in every state is accessible in both themes, fits 320 px and has targets for thumbs ($locale)",
  {
    timeout: 900_000,
  },
  async ({ locale, colours }) => {
    await describeBusiness(backstage.world);
    const { organiserId } = await makeOrganiser(backstage.world);
    const stage = openStage(backstage, addresses, locale, organiserId);
    const browser = await launchChromium();
    try {
      const stranger = await openFor(browser, stage, false, { width: 320 });
      const organiser = await openFor(browser, stage, true, { width: 320 });
      const faults: string[] = [];
      const lanes = Array.from({ length: AT_ONCE }, () => {
        const asStranger = tabOf(stranger);
        const asOrganiser = tabOf(organiser);
        return async (queue: Scene[]) => {
          for (let scene = queue.shift(); scene; scene = queue.shift())
            faults.push(...(await (scene.organiser ? asOrganiser : asStranger)(scene, { colours })));
        };
      });
      let coming = sceneMakers[0]?.(stage);
      for (let part = 1; coming; part += 1) {
        const scenes = await coming;
        // The next part is made while this one is looked at; should that fail, it is told when it is asked for.
        coming = sceneMakers[part]?.(stage);
        coming?.catch(() => undefined);
        await Promise.all(lanes.map((lane) => lane(scenes)));
      }
      expect(faults).toEqual([]);
    } finally {
      await browser.close();
    }
  },
);
