import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { words } from "#app/i18n/words.ts";
import { cashierWords } from "#app/sandbox/cashier/words.server.ts";
import { buildEvent } from "#tests/builders/event.ts";
import { doorCode, readTicket, somebody } from "./attendee-steps.ts";
import { openHere } from "./here.ts";
import { browserOfThisFile, visit } from "./visit.ts";

const here = openHere();
browserOfThisFile();

const FARTHEST = 60;

/** Presses Tab until the wanted control has the focus, which must be visible. */
async function tabTo(page: Page, selector: string): Promise<void> {
  for (let pressed = 0; pressed < FARTHEST; pressed += 1) {
    await page.keyboard.press("Tab");
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted) === true, selector)) {
      const outline = await page.evaluate(() => {
        const focused = document.activeElement;
        if (focused === null) return "";
        const own = getComputedStyle(focused);
        const next = focused.nextElementSibling ? getComputedStyle(focused.nextElementSibling) : own;
        return [own.outlineStyle, own.boxShadow, next.outlineStyle, next.boxShadow].join(" ");
      });
      expect(outline.replaceAll("none", "").trim(), `${selector} shows that it has the focus`).not.toBe("");
      return;
    }
  }
  throw new Error(`${selector} cannot be reached by Tab on ${page.url()}`);
}

test("a guest registers and pays with the keyboard alone", async () => {
  const event = await buildEvent(here.world.db, { now: new Date() });
  const page = await visit({ locale: "zh-CN", width: 1280 });
  const person = somebody("zh-CN");
  await page.goto(`${here.app}/e/${event.slug}`);
  await page.keyboard.press("Tab");
  const skip = words("zh-CN").common.skipToContent;
  expect(await page.evaluate(() => document.activeElement?.textContent), "the first stop").toBe(skip);
  await tabTo(page, "a[href*='/register']");
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/register/);
  await tabTo(page, "input[name=side]");
  await page.keyboard.press("Space");
  for (const [name, text] of [
    ["name", person.name],
    ["email", person.email],
    ["birthYear", person.birth.year],
    ["birthMonth", person.birth.month],
    ["birthDay", person.birth.day],
  ] as const) {
    await tabTo(page, `[name=${name}]`);
    await page.keyboard.type(text);
  }
  for (const consent of ["terms", "privacy", "conduct"]) {
    await tabTo(page, `[name=${consent}]`);
    await page.keyboard.press("Space");
  }
  await tabTo(page, "form.register button[type=submit]");
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/c\/pay\//);
  await tabTo(page, `form[action$='/alipay'] button`);
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe(cashierWords.zh.alipay);
  await page.keyboard.press("Enter");
  expect(await readTicket(page)).toMatch(doorCode);
});
