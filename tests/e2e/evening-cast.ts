import { setTimeout as sleep } from "node:timers/promises";
import type { Browser, Page } from "playwright-core";
import { expect } from "vitest";
import type { Locale } from "#app/domain/events/locale.ts";
import { emptyProfile } from "#app/domain/night/profile.ts";
import { localePath } from "#app/i18n/locale-path.ts";
import { words } from "#app/i18n/words.ts";
import type { World } from "#app/use-cases/world.server.ts";
import { type BuiltNight, buildNight, type NightGuestBuilt } from "#tests/builders/night.ts";
import { openVisitor } from "./browser.ts";

const men = "一凡 阿哲 南风 老周 十一 晴川 大为 程野 小满 乔木 阿树 路远".split(" ");
const women = "小林 橘子 可可 苏木 安然 周宁 青禾 若水 鹿鸣 知夏 念念 白露".split(" ");

/** Somebody with a phone of their own in the simulated evening. */
export type Player = NightGuestBuilt & {
  /** How everybody calls them tonight. */
  called: string;
  locale: Locale;
  script: boolean;
  page: Page;
  /** Whatever went wrong behind their page. */
  faults: string[];
};

/** Every third phone speaks English; two have no JavaScript. */
const isEnglish = (index: number) => index % 3 === 2;
const unscripted = new Set(["A4", "B6"]);

/** Twelve and twelve with tickets for tonight, each with a name, contact details and a phone of their own. */
export async function castEvening(
  world: World,
  browser: Browser,
  app: string,
): Promise<{ night: BuiltNight; players: Player[] }> {
  const startsAt = new Date(Date.now() + 20 * 60_000);
  const free = { capacity: 12, priceMinor: 0 };
  const sides = [free, { ...free, labelZh: "女生", labelEn: "Women" }];
  const night = await buildNight(world, [12, 12], { startsAt, sides });
  const players: Player[] = [];
  for (const [index, guest] of night.guests.entries()) {
    const called = [...men, ...women][index] ?? guest.name;
    const updatedAt = world.clock.now();
    await world.db.prisma.profile.create({
      data: {
        ...{ eventId: night.event.eventId, lineId: guest.lineId, updatedAt, completedAt: updatedAt },
        sealed: world.vault.seal({ ...emptyProfile, displayName: called }),
        contactSealed: world.vault.seal({ wechat: wechatOf(guest) }),
      },
    });
    const locale = isEnglish(index) ? "en" : "zh-CN";
    const script = !unscripted.has(guest.name);
    const context = await openVisitor(browser, { locale, script });
    context.setDefaultTimeout(30_000);
    const page = await context.newPage();
    const player = { ...guest, called, locale, script, page, faults: watch(page) } satisfies Player;
    await page.goto(nightPage(app, player));
    players.push(player);
  }
  return { night, players };
}

/** What a match may see of somebody. */
export function wechatOf({ name }: { name: string }): string {
  return `wx_${name.toLowerCase()}_2031`;
}

/** One of somebody's own pages. */
export function nightPage(app: string, { token, locale }: Player, path = ""): string {
  return `${app}${localePath(locale, `/n/${token}${path}`)}`;
}

/** What must never happen, whatever becomes of the connection. */
function watch(page: Page): string[] {
  const faults: string[] = [];
  page.on("pageerror", (error) => faults.push(`uncaught: ${error.message}`));
  page.on("response", (answer) => {
    if (answer.status() >= 500) faults.push(`${answer.status()} for ${answer.url()}`);
  });
  return faults;
}

/** The line a phone says aloud: in which round, at which table, with whom. */
export function placeWords(
  { locale }: Player,
  at: { round: number; rounds: number; table: number; partner: string } | { round: number; rounds: number },
): string {
  const { nightPage: say } = words(locale);
  const where = "table" in at ? [say.tableSaid(at), say.with({ names: at.partner })] : [say.restTitle];
  return [say.roundsLabel(at), ...where].join(say.listGap);
}

/**
 * Waits until a phone says what it should say by now, by itself where it has a script; the others are asked to load
 * again. Answers what that was.
 */
export async function untilSaid<T extends { words: string }>(
  { page, script, name }: Player,
  byNow: () => Promise<T>,
): Promise<T> {
  const end = Date.now() + 40_000;
  let said: string | null = null;
  while (Date.now() < end) {
    // A page without a script loads itself anew too: a reload that comes at the same moment is given up.
    if (!script) await page.reload().catch(() => null);
    const line = page.locator("[data-night-say]");
    said = await line.textContent({ timeout: 5_000 }).catch(() => null);
    const wanted = await byNow();
    if (said === wanted.words) return wanted;
    await sleep(150);
  }
  const link = await page
    .locator("[data-night-link]")
    .textContent({ timeout: 1_000 })
    .catch(() => "no word of the line");
  expect(said, `on ${name}'s phone (${link})`).toBe((await byNow()).words);
  throw new Error(`${name}'s phone was too late`);
}

/** Takes a picture of a telling moment. */
export async function picture(page: Page, name: string, fullPage = false): Promise<void> {
  await page.screenshot({ path: `screenshots/evening-${name}.png`, fullPage });
}
