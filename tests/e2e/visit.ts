import type { Browser, Page } from "playwright-core";
import { afterAll, expect, onTestFinished } from "vitest";
import { launchChromium, openVisitor, type Visitor, watchForFaults } from "./browser.ts";

let browser: Promise<Browser> | undefined;

/** Call once at the top of a test file: its browser ends with it. */
export function browserOfThisFile(): void {
  afterAll(async () => {
    await (await browser)?.close();
    browser = undefined;
  });
}

/** A page in a browser context of its own. The test fails when anything goes wrong behind it. */
export async function visit(visitor: Visitor = {}): Promise<Page> {
  browser ??= launchChromium();
  const context = await openVisitor(await browser, visitor);
  context.setDefaultTimeout(10_000);
  const all: string[][] = [];
  context.on("page", (page) => all.push(watchForFaults(page)));
  const page = await context.newPage();
  onTestFinished(async () => {
    await context.close();
    expect(all.flat(), "behind the page").toEqual([]);
  });
  return page;
}
