import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { type Locale, locales } from "#app/domain/events/locale.ts";
import { openBackstage } from "./backstage.ts";
import { launchChromium, type Width } from "./browser.ts";
import { writeContactSheet } from "./contact-sheet.ts";
import { allScenes, openFor, openScene } from "./scenes/all.ts";
import { describeBusiness, makeOrganiser } from "./scenes/office.ts";
import { openStage, type Scene, type Stage } from "./scenes/scene.ts";
import { startStack } from "./stack.ts";

/*
 * `npm run screenshots`: every page in every state at three widths, in both languages and both themes, written to
 * screenshots/ with an index.html to look through them. `npm run screenshots -- cockpit books` takes only scenes whose
 * name contains "cockpit" or "books".
 */

const folder = resolve("screenshots");
const widths = [320, 390, 1280] as const satisfies readonly Width[];
const themes = ["light", "dark"] as const;
const SHORTEST = 780;
const AT_ONCE = 3;

/** Scenes that are also taken with JavaScript off. */
const withoutScript = /^(event|register|order-held|order-paid|office-cockpit|office-door)$/;

async function shoot(page: Page, scene: Scene, stem: string): Promise<string[]> {
  const taken: string[] = [];
  for (const width of widths) {
    await page.setViewportSize({ width, height: SHORTEST });
    // A window as high as the page keeps what sticks to the window's edge at the page's edge.
    const height = Math.max(SHORTEST, await page.evaluate(() => document.documentElement.scrollHeight));
    await page.setViewportSize({ width, height });
    // The first picture after a change of size may still show the old one, repeated: it is thrown away.
    await page.screenshot({ clip: { x: 0, y: 0, width: 1, height: 1 } });
    for (const theme of themes) {
      await page.emulateMedia({ colorScheme: theme, reducedMotion: "reduce" });
      const file = `${scene.name}.${width}.${stem}.${theme}.png`;
      await page.screenshot({ path: join(folder, file), animations: "disabled" });
      taken.push(file);
    }
  }
  return taken;
}

async function shootAll(
  contexts: { stranger: BrowserContext; organiser: BrowserContext },
  scenes: Scene[],
  stem: string,
): Promise<{ taken: string[]; failed: string[] }> {
  const queue = [...scenes];
  const taken: string[] = [];
  const failed: string[] = [];
  async function lane(): Promise<void> {
    for (let scene = queue.shift(); scene; scene = queue.shift()) {
      const page = await (scene.organiser ? contexts.organiser : contexts.stranger).newPage();
      try {
        await openScene(page, scene);
        taken.push(...(await shoot(page, scene, stem)));
      } catch (error) {
        failed.push(`${scene.name} (${stem}): ${error instanceof Error ? error.message : error}`);
      } finally {
        await page.close();
      }
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, lane));
  return { taken, failed };
}

async function shootStage(browser: Browser, stage: Stage, wanted: string[]) {
  const isWanted = (name: string) => wanted.length === 0 || wanted.some((part) => name.includes(part));
  const scenes = (await allScenes(stage)).filter(({ name }) => isWanted(name));
  const passes = [
    { script: true, stem: stage.locale, scenes },
    {
      script: false,
      stem: `${stage.locale}.no-script`,
      scenes: scenes.filter(({ name }) => withoutScript.test(name)),
    },
  ];
  const all: { taken: string[]; failed: string[] } = { taken: [], failed: [] };
  for (const { script, stem, scenes: chosen } of passes) {
    const stranger = await openFor(browser, stage, false, { script });
    const organiser = await openFor(browser, stage, true, { script });
    const { taken, failed } = await shootAll({ stranger, organiser }, chosen, stem);
    all.taken.push(...taken);
    all.failed.push(...failed);
    await Promise.all([stranger.close(), organiser.close()]);
  }
  return all;
}

async function run(): Promise<void> {
  const started = performance.now();
  const say = (text: string) =>
    console.log(`[${((performance.now() - started) / 1000).toFixed(1).padStart(6)} s] ${text}`);
  const wanted = process.argv.slice(2);
  const browser = await launchChromium();
  const stack = await startStack().catch((error: unknown) =>
    browser.close().then(() => Promise.reject(error)),
  );
  say("The product runs.");
  const backstage = await openBackstage(stack.addresses);
  try {
    if (wanted.length === 0) rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    await describeBusiness(backstage.world);
    const { organiserId } = await makeOrganiser(backstage.world);
    const pictures: string[] = [];
    const failures: string[] = [];
    for (const locale of locales satisfies readonly Locale[]) {
      const stage = openStage(backstage, stack.addresses, locale, organiserId);
      const { taken, failed } = await shootStage(browser, stage, wanted);
      pictures.push(...taken);
      failures.push(...failed);
      say(`${taken.length} pictures of the pages in ${locale}.`);
    }
    writeFileSync(join(folder, "index.html"), writeContactSheet(pictures));
    for (const failure of failures) console.error(`Not taken: ${failure}`);
    if (failures.length > 0) process.exitCode = 1;
    say(`${pictures.length} pictures in screenshots/; open screenshots/index.html.`);
  } finally {
    await backstage.close();
    await browser.close();
    await stack.stop();
  }
}

run().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
