import { expect, test } from "vitest";
import type { Locale } from "#app/domain/events/locale.ts";
import { localePath } from "#app/i18n/locale-path.ts";
import { words } from "#app/i18n/words.ts";
import { cashierLanguage, cashierWords } from "#app/sandbox/cashier/words.server.ts";
import { type BuiltEvent, buildEvent } from "#tests/builders/event.ts";
import { doorCode, type Person, press, readTicket, register, somebody } from "./attendee-steps.ts";
import { until } from "./guests.ts";
import { openHere } from "./here.ts";
import { browserOfThisFile, visit } from "./visit.ts";

const here = openHere();
browserOfThisFile();

const sides = { "zh-CN": "女生", en: "Women" } satisfies Record<Locale, string>;

function makeEvent(): Promise<BuiltEvent> {
  return buildEvent(here.world.db, { now: new Date(), venueFeeMinor: 600_000 });
}

async function goToCashier(locale: Locale, script: boolean, event: BuiltEvent, person: Person) {
  const page = await visit({ locale, script });
  await register(page, { app: here.app, slug: event.slug, locale, person, side: sides[locale] });
  return page;
}

function letterTo(email: string) {
  return until(`a letter to ${email}`, async () => (await here.control.letters(email))[0]);
}

test.each([
  { locale: "zh-CN", script: true, way: "card", amount: "¥499.00 CNY" },
  { locale: "en", script: false, way: "card", amount: "¥499.00 CNY" },
  { locale: "zh-CN", script: false, way: "alipay", amount: "¥499.00 CNY" },
  { locale: "en", script: true, way: "wechat", amount: "¥499.00 CNY" },
] as const)(
  "a guest registers and pays ($way, $locale, script $script) and has the ticket on the page and by letter",
  async ({ locale, script, way, amount }) => {
    const person = somebody(locale);
    const event = await makeEvent();
    const page = await goToCashier(locale, script, event, person);
    expect(await page.locator("main").textContent(), "the cashier asks for what the page showed").toContain(
      amount,
    );
    await press(page, locale, way);
    const code = await readTicket(page);
    expect(code, "a code to read out at the door").toMatch(doorCode);
    expect(await page.getByRole("img", { name: code }).count(), "the QR code says the same").toBe(1);

    const letter = await letterTo(person.email);
    await page.goto(`${letter.url}?lang=${cashierLanguage(locale)}`);
    const body = page.frameLocator("iframe");
    await body.getByText(code, { exact: true }).waitFor();
    await body.getByRole("link", { name: words(locale).letters.openOrder }).click();
    expect(await readTicket(page), "the letter leads back to the same ticket").toBe(code);

    const download = page.waitForEvent("download");
    await page.getByRole("link", { name: words(locale).ticket.calendar }).click();
    expect((await download).suggestedFilename()).toMatch(/\.ics$/);
  },
);

test("a declined card can be followed by one that works", async () => {
  const page = await goToCashier("zh-CN", true, await makeEvent(), somebody("zh-CN"));
  await press(page, "zh-CN", "declined");
  await page.getByText(cashierWords.zh.declinedTitle).waitFor();
  await press(page, "zh-CN", "card");
  expect(await readTicket(page)).toMatch(doorCode);
});

test.each([
  { locale: "zh-CN", script: false },
  { locale: "en", script: true },
] as const)(
  "a guest who leaves the cashier keeps the seat and pays later from the same page ($locale)",
  async ({ locale, script }) => {
    const page = await goToCashier(locale, script, await makeEvent(), somebody(locale));
    const cashier = page.url();
    await press(page, locale, "abandon");
    await page.waitForURL(/\/o\//);
    const { ticket } = words(locale);
    await page.getByRole("heading", { name: ticket.heldTitle }).waitFor();
    await page.getByRole("button", { name: ticket.pay({ price: "¥499.00 CNY" }) }).click();
    await page.waitForURL(/\/c\/pay\//);
    expect(page.url(), "the same payment page, not a second one").toBe(cashier);
    await press(page, locale, "card");
    expect(await readTicket(page)).toMatch(doorCode);
  },
);

test("money that arrives later turns the waiting page into the ticket without a reload by hand", async () => {
  const person = somebody("en");
  const page = await goToCashier("en", true, await makeEvent(), person);
  const sessionId = new URL(page.url()).pathname.split("/").at(-1) ?? "";
  await press(page, "en", "pending");
  await page.getByRole("heading", { name: words("en").ticket.processingTitle }).waitFor();
  await here.control.settleLater(sessionId, "succeeded");
  await page.locator(".ticket .code").waitFor();
});

test.each([
  { locale: "zh-CN", script: false },
  { locale: "en", script: true },
] as const)("a guest gives up a held seat and it is free again ($locale)", async ({ locale, script }) => {
  const event = await buildEvent(here.world.db, {
    now: new Date(),
    sides: [{ capacity: 1 }, { capacity: 1, labelZh: "女生", labelEn: "Women" }],
  });
  const page = await goToCashier(locale, script, event, somebody(locale));
  await press(page, locale, "abandon");
  const { ticket, event: say } = words(locale);
  await page.getByRole("link", { name: ticket.giveUp }).click();
  await page.getByRole("button", { name: ticket.cancelConfirm }).click();
  await page.waitForURL(/\/o\/[^/]+$/);
  const next = await visit({ locale, script });
  await until("the seat to be offered again", async () => {
    await next.goto(`${here.app}${localePath(locale, `/e/${event.slug}`)}`);
    return next.getByRole("link", { name: say.registerSide({ side: sides[locale] }) }).isVisible();
  });
});
