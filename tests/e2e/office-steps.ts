import type { Page } from "playwright-core";
import type { Locale } from "#app/domain/events/locale.ts";
import { localePath } from "#app/i18n/locale-path.ts";
import { words } from "#app/i18n/words.ts";
import type { Backstage } from "./backstage.ts";
import { until } from "./guests.ts";
import { makeOrganiser, signIn } from "./scenes/office.ts";

/** A new member of the team, signed in on this page's browser. */
export async function openOffice(page: Page, { world }: Backstage): Promise<{ organiserId: string }> {
  const { organiserId } = await makeOrganiser(world);
  await signIn(page.context(), world, organiserId);
  return { organiserId };
}

/** Signs in as a person does: asks for the letter, opens it in the mailbox, follows its link, presses the button. */
export async function signInByLetter(
  page: Page,
  { control }: Backstage,
  way: { app: string; locale: Locale; email: string },
): Promise<string> {
  const { app, locale, email } = way;
  const { office, letters } = words(locale);
  await page.goto(`${app}${localePath(locale, "/office")}`);
  await page.getByLabel(office.email, { exact: true }).fill(email);
  await page.getByRole("button", { name: office.signInSend }).click();
  await page.getByRole("heading", { name: office.signInSentTitle }).waitFor();
  const letter = await until("the sign-in letter", async () => (await control.letters(email))[0]);
  await page.goto(letter.url);
  await page.frameLocator("iframe").getByRole("link", { name: letters.signIn.button }).click();
  await page.waitForURL(/\/office\/sign-in\/./);
  const link = page.url();
  await page.getByRole("button", { name: office.confirmButton }).click();
  await page.waitForURL(/\/office$/);
  return link;
}

/** Whole days from today as a date field takes them. */
export function dayIn(days: number): string {
  return new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
}
