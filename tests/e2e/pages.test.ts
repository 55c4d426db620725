import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { locales } from "#app/domain/events/locale.ts";
import { type Backstage, openBackstage } from "./backstage.ts";
import { launchChromium, watchForFaults } from "./browser.ts";
import { accessibilityFaults, overflow, smallTargets } from "./checks.ts";
import { allScenes, openFor, openScene } from "./scenes/all.ts";
import { describeBusiness, makeOrganiser } from "./scenes/office.ts";
import { openStage, type Scene } from "./scenes/scene.ts";

const AT_ONCE = 3;
const addresses = inject("stack");
let backstage: Backstage;

beforeAll(async () => {
  backstage = await openBackstage(addresses);
});
afterAll(() => backstage.close());

/** Everything that is wrong with one page: at 320 px in both themes. A letter is for mail programs, not for thumbs. */
async function faultsOf(page: Page, scene: Scene): Promise<string[]> {
  const behind = watchForFaults(page);
  await openScene(page, scene);
  const found = [...(await overflow(page))];
  if ((await page.content()).includes("\ufffd")) found.push("a broken character");
  if (!scene.name.startsWith("letter-")) found.push(...(await smallTargets(page)));
  found.push(...(await accessibilityFaults(page)));
  // Nothing but colours changes with the theme.
  await page.emulateMedia({ colorScheme: "dark" });
  found.push(...(await accessibilityFaults(page, ["color-contrast"])).map((fault) => `dark: ${fault}`));
  return [...behind, ...found].map((fault) => `${scene.name}: ${fault}`);
}

test.each(locales)(
  "every page in every state is accessible in both themes, fits 320 px and has targets for thumbs (%s)",
  async (locale) => {
    await describeBusiness(backstage.world);
    const { organiserId } = await makeOrganiser(backstage.world);
    const stage = openStage(backstage, addresses, locale, organiserId);
    const scenes = await allScenes(stage);
    const browser = await launchChromium();
    try {
      const stranger = await openFor(browser, stage, false, { width: 320 });
      const organiser = await openFor(browser, stage, true, { width: 320 });
      const queue = [...scenes];
      const faults: string[] = [];
      const lane = async () => {
        for (let scene = queue.shift(); scene; scene = queue.shift()) {
          const page = await (scene.organiser ? organiser : stranger).newPage();
          faults.push(...(await faultsOf(page, scene).catch((error) => [`${scene?.name}: ${error}`])));
          await page.close();
        }
      };
      await Promise.all(Array.from({ length: AT_ONCE }, lane));
      expect(faults).toEqual([]);
    } finally {
      await browser.close();
    }
  },
  900_000,
);
