import type { Page } from "playwright-core";
import type { Locale } from "#app/domain/events/locale.ts";
import { localePath } from "#app/i18n/locale-path.ts";
import { words } from "#app/i18n/words.ts";
import { cashierLanguage, cashierWords } from "#app/sandbox/cashier/words.server.ts";
import { ownEmail } from "./guests.ts";

export type Person = { name: string; email: string; birth: { year: string; month: string; day: string } };

/** What a door code looks like to the guest. */
export const doorCode = /^[0-9A-Z]{8}$/;

/** Somebody of thirty or so whom nobody else in the run is. */
export function somebody(locale: Locale): Person {
  const name = locale === "en" ? "Anna Weber" : "林晓雯";
  return { name, email: ownEmail("anna"), birth: { year: "1996", month: "4", day: "12" } };
}

/** Types a registration into the open form, by its labels, and ticks every consent. */
export async function fillIn(page: Page, locale: Locale, person: Person, side?: string): Promise<void> {
  const { registration: say } = words(locale);
  if (side !== undefined) await page.getByRole("radio", { name: side }).check({ force: true });
  await page.getByLabel(say.name, { exact: true }).fill(person.name);
  await page.getByLabel(say.email, { exact: true }).fill(person.email);
  await page.getByLabel(say.year, { exact: true }).fill(person.birth.year);
  await page.getByLabel(say.month, { exact: true }).fill(person.birth.month);
  await page.getByLabel(say.day, { exact: true }).fill(person.birth.day);
  for (const kind of ["terms", "privacy", "conduct"]) await page.locator(`input[name=${kind}]`).check();
}

/** Sends the form and waits for the answer. */
export async function send(page: Page, locale: Locale): Promise<void> {
  await page.getByRole("button", { name: words(locale).registration.submit }).click();
}

/** From the event page to the cashier, as a person goes: the page, its form, the payment page. */
export async function register(
  page: Page,
  visit: { app: string; slug: string; locale: Locale; person: Person; side: string },
): Promise<void> {
  const { app, slug, locale, person, side } = visit;
  await page.goto(`${app}${localePath(locale, `/e/${slug}`)}`);
  const { event } = words(locale);
  await page.getByRole("link", { name: event.registerSide({ side }) }).click();
  await fillIn(page, locale, person);
  await send(page, locale);
  await page.waitForURL(/\/c\/pay\//);
}

type Way = "card" | "declined" | "alipay" | "wechat" | "pending" | "abandon";

/** Presses a button of the practice cashier; WeChat Pay takes two. */
export async function press(page: Page, locale: Locale, way: Way): Promise<void> {
  const say = cashierWords[cashierLanguage(locale)];
  await page.getByRole("button", { name: say[way], exact: true }).click();
  if (way === "wechat") await page.getByRole("button", { name: say.wechatPaid, exact: true }).click();
}

/** The code on the ticket page that the guest has come to. */
export async function readTicket(page: Page): Promise<string> {
  await page.waitForURL(/\/o\//);
  const code = await page.locator(".ticket .code").textContent();
  return code?.trim() ?? "";
}
