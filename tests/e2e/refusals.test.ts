import { expect, test } from "vitest";
import { localePath } from "#app/i18n/locale-path.ts";
import { words } from "#app/i18n/words.ts";
import { buildEvent, type EventWishes } from "#tests/builders/event.ts";
import { fillIn, press, register, send, somebody } from "./attendee-steps.ts";
import { buyTicket, openPage, ownEmail, until } from "./guests.ts";
import { openHere } from "./here.ts";
import { callOff } from "./scenes/public.ts";
import { browserOfThisFile, visit } from "./visit.ts";

const here = openHere();
browserOfThisFile();

const HOUR = 3_600_000;
const makeEvent = (wishes: Partial<EventWishes> = {}) =>
  buildEvent(here.world.db, { now: new Date(), ...wishes });

test.each([
  { locale: "zh-CN", script: false },
  { locale: "en", script: true },
] as const)(
  "who is under 18 that evening, or has not agreed, is told beside the field and keeps what was typed ($locale)",
  async ({ locale, script }) => {
    const event = await makeEvent();
    const page = await visit({ locale, script });
    await page.goto(
      `${here.app}${localePath(locale, `/e/${event.slug}/register?side=${event.sides[0]?.id}`)}`,
    );
    const person = { ...somebody(locale), birth: { year: "2015", month: "4", day: "12" } };
    await fillIn(page, locale, person);
    await page.locator("input[name=conduct]").uncheck();
    await send(page, locale);
    const { registration: say } = words(locale);
    const summary = page.getByRole("alert");
    await summary.getByRole("link", { name: say.reasons["under-18"] }).waitFor();
    expect(await page.locator("#birthDate-error").textContent()).toBe(say.reasons["under-18"]);
    expect(await page.locator("#conduct-error").textContent()).toBe(say.agree.conduct);
    expect(await page.inputValue("[name=name]"), "the name is kept").toBe(person.name);
    expect(await page.inputValue("[name=email]"), "the address is kept").toBe(person.email);
    expect(await page.isChecked("input[name=terms]"), "the tick is kept").toBe(true);
    expect(await here.world.db.prisma.order.count({ where: { eventId: event.eventId } })).toBe(0);
  },
);

test("a hostile name is a name like any other, on the page and in the letter", async () => {
  const event = await makeEvent();
  const page = await visit({ locale: "en" });
  const name = `<img src=x onerror=alert(1)>"'&`;
  const person = { ...somebody("en"), name };
  await register(page, { app: here.app, slug: event.slug, locale: "en", person, side: "Men" });
  await press(page, "en", "card");
  await page.waitForURL(/\/o\//);
  await page.getByText(name, { exact: true }).first().waitFor();
  const letter = await until("the letter", async () => (await here.control.letters(person.email))[0]);
  expect(letter.html).not.toContain("<img src=x");
});

test("a price changed by hand in the form is not the price that is paid", async () => {
  const event = await makeEvent();
  const page = await visit();
  await page.goto(`${here.app}/e/${event.slug}/register?side=${event.sides[0]?.id}`);
  await fillIn(page, "zh-CN", somebody("zh-CN"));
  await page.evaluate(() => {
    for (const input of document.querySelectorAll<HTMLInputElement>("input[name^=price-]")) input.value = "1";
  });
  await send(page, "zh-CN");
  await page.getByText(words("zh-CN").registration.priceChangedTitle).waitFor();
  expect(await here.world.db.prisma.order.count({ where: { eventId: event.eventId } })).toBe(0);
});

test("the last seat goes to one of two who have the form open", async () => {
  const event = await makeEvent({ sides: [{ capacity: 1 }, { labelZh: "女生", labelEn: "Women" }] });
  const page = await visit({ locale: "en", script: false });
  await page.goto(`${here.app}/en/e/${event.slug}/register?side=${event.sides[0]?.id}`);
  await fillIn(page, "en", somebody("en"));
  await openPage(here, event);
  await send(page, "en");
  await page.getByText(words("en").waitlist.mustWaitTitle).waitFor();
  expect(await page.inputValue("[name=name]"), "what was typed is kept").toBe("Anna Weber");
});

const ago = (hours: number) => new Date(Date.now() - hours * HOUR);

test.each([
  { state: "closed", wishes: () => ({ salesCloseAt: ago(1) }), status: 403 },
  { state: "paused", wishes: () => ({ salesPausedAt: ago(1) }), status: 403 },
  { state: "past", wishes: () => ({ startsAt: ago(30), salesCloseAt: ago(30) }), status: 410 },
  { state: "cancelled", wishes: () => ({}), status: 410 },
] as const)("an event that is $state says so and takes nobody", async ({ state, wishes, status }) => {
  const event = await makeEvent(wishes());
  if (state === "cancelled") await callOff(here, event);
  const page = await visit({ locale: "en", script: false });
  const shown = await page.goto(`${here.app}/en/e/${event.slug}`);
  expect(shown?.status(), "the page stays").toBe(200);
  const { event: say } = words("en");
  expect(await page.locator("body").textContent()).toContain(say.statusShort[state]);
  expect(await page.getByRole("link", { name: say.registerSide({ side: "Men" }) }).count()).toBe(0);
  const form = await page.goto(`${here.app}/en/e/${event.slug}/register`);
  expect(form?.status()).toBe(status);
  expect(await page.locator("form.register").count(), "no form is offered").toBe(0);
});

test("an event whose every seat is taken is full for everybody", async () => {
  const event = await makeEvent({ sides: [{ capacity: 1 }] });
  await buyTicket(here, event);
  const page = await visit({ script: false });
  await until("the kept page to know", async () => {
    await page.goto(`${here.app}/e/${event.slug}`);
    return page.getByText(words("zh-CN").event.noticeSoldOutTitle).first().isVisible();
  });
});

test.each(["/nothing-here", "/e/nothing-here", "/e/nothing-here/register", "/o/forged", "/legal/nothing"])(
  "%s is a page that does not exist, and says what to do",
  async (path) => {
    const page = await visit({ locale: "en", script: false });
    const shown = await page.goto(`${here.app}/en${path}`);
    expect(shown?.status()).toBe(404);
    await page.getByRole("heading", { name: words("en").common.notFoundTitle }).waitFor();
  },
);

test("an order's link with one letter changed opens nothing", async () => {
  const guest = await buyTicket(here, await makeEvent());
  const page = await visit({ script: false });
  const at = guest.token.length - 9;
  const forged = guest.token.slice(0, at) + (guest.token[at] === "A" ? "B" : "A") + guest.token.slice(at + 1);
  expect((await page.goto(`${here.app}/o/${forged}`))?.status()).toBe(404);
  expect((await page.goto(`${here.app}/o/${guest.token}`))?.status()).toBe(200);
});

test.each(["zh-CN", "en"] as const)(
  "find my ticket says the same to every address and writes to the one it knows (%s)",
  async (locale) => {
    const email = somebody(locale).email;
    await buyTicket(here, await makeEvent(), { email, locale });
    await until("the ticket letter", async () => (await here.control.letters(email))[0]);
    const page = await visit({ locale, script: false });
    const { registration: say, letters } = words(locale);
    const ask = async (address: string) => {
      await page.goto(`${here.app}${localePath(locale, "/find-my-ticket")}`);
      await page.locator("[name=email]").fill(address);
      await page.getByRole("button", { name: say.findSubmit }).click();
      await page.getByText(say.findDoneTitle).waitFor();
      return page.locator("main").innerText();
    };
    const known = await ask(email);
    expect(await ask(ownEmail("nobody")), "nobody learns who is registered").toBe(known);
    const letter = await until(
      "the letter with the link",
      async () => (await here.control.letters(email)).length > 1 && (await here.control.letters(email))[0],
    );
    await page.goto(letter.url);
    await page.frameLocator("iframe").locator("a[href*='/o/']").first().click();
    await page.waitForURL(/\/o\//);
    expect(letters.openOrder.length).toBeGreaterThan(0);
    await page.locator(".ticket .code").waitFor();
  },
);
