import type { Browser, BrowserContext, Page } from "playwright-core";
import { openVisitor, type Visitor } from "../browser.ts";
import { approvalScenes } from "./approval.ts";
import { ballotScenes } from "./ballots.ts";
import { bookScenes } from "./books.ts";
import { decisionScenes } from "./decisions.ts";
import { groupScenes } from "./groups.ts";
import { moneyScenes } from "./money.ts";
import { nightLiveScenes } from "./night-live.ts";
import { nightOfficeScenes } from "./night-office.ts";
import { nightProfileScenes } from "./night-profile.ts";
import { officeScenes, signIn } from "./office.ts";
import { orderScenes } from "./orders.ts";
import { priceScenes } from "./prices.ts";
import { publicScenes } from "./public.ts";
import type { Scene, Stage } from "./scene.ts";
import { selfServiceScenes } from "./self-service.ts";
import { cashierScenes, letterScenes } from "./stand-ins.ts";
import { trustScenes } from "./trust.ts";
import { waitlistScenes } from "./waitlist.ts";

/** What makes the scenes, a part of the product each; in an order in which none spoils another's. */
export const sceneMakers: readonly ((stage: Stage) => Promise<Scene[]>)[] = [
  publicScenes,
  orderScenes,
  selfServiceScenes,
  groupScenes,
  priceScenes,
  waitlistScenes,
  approvalScenes,
  moneyScenes,
  ballotScenes,
  officeScenes,
  decisionScenes,
  bookScenes,
  nightLiveScenes,
  nightOfficeScenes,
  trustScenes,
  nightProfileScenes,
  cashierScenes,
  letterScenes,
];

/** Every page of the product in every state, in the stage's language. */
export async function allScenes(stage: Stage): Promise<Scene[]> {
  const made: Scene[] = [];
  for (const make of sceneMakers) made.push(...(await make(stage)));
  return made;
}

/** A browser for a stranger, or one that is signed in to the office. */
export async function openFor(
  browser: Browser,
  stage: Stage,
  organiser: boolean,
  visitor: Visitor,
): Promise<BrowserContext> {
  const context = await openVisitor(browser, { locale: stage.locale, ...visitor });
  context.setDefaultTimeout(30_000);
  if (organiser) await signIn(context, stage.world, stage.organiserId);
  return context;
}

/** Opens a scene and does what belongs to it. */
export async function openScene(page: Page, scene: Scene): Promise<void> {
  await page.goto(scene.url, { waitUntil: "load" });
  await scene.act?.(page);
}
