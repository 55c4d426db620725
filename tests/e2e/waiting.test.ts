import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import type { Locale } from "#app/domain/events/locale.ts";
import { localePath } from "#app/i18n/locale-path.ts";
import { words } from "#app/i18n/words.ts";
import { type BuiltEvent, buildEvent, type EventWishes } from "#tests/builders/event.ts";
import { allowGroups } from "#tests/builders/party.ts";
import { buildCode } from "#tests/builders/selling.ts";
import { doorCode, fillIn, press, readTicket, send, somebody } from "./attendee-steps.ts";
import { buyTicket, ownEmail, until, untilOrderIs } from "./guests.ts";
import { openHere } from "./here.ts";
import { openOffice } from "./office-steps.ts";
import { browserOfThisFile, visit } from "./visit.ts";

const here = openHere();
browserOfThisFile();

const men = { "zh-CN": "男生", en: "Men" } satisfies Record<Locale, string>;
/** The name of the second side; that of the first one is a part of it in English. */
const womenSaid = { "zh-CN": "女生", en: "Women" } satisfies Record<Locale, string>;
const women = { labelZh: womenSaid["zh-CN"], labelEn: womenSaid.en };
const ways = [
  { locale: "zh-CN", script: false },
  { locale: "en", script: true },
] as const;

function makeEvent(wishes: Partial<EventWishes> = {}): Promise<BuiltEvent> {
  return buildEvent(here.world.db, { now: new Date(), venueFeeMinor: 600_000, ...wishes });
}

function at(locale: Locale, path: string): string {
  return `${here.app}${localePath(locale, path)}`;
}

/** Opens the letter that has `link` in it and follows that link, as its reader does. */
async function followLetter(page: Page, email: string, link: string): Promise<void> {
  const letter = await until(`the letter with "${link}" to ${email}`, async () =>
    (await here.control.letters(email)).find(({ html }) => html?.includes(link)),
  );
  await page.goto(letter.url);
  await page.frameLocator("iframe").getByRole("link", { name: link }).click();
}

test.each(ways)(
  "who waits on a full side gets the seat that somebody gives back, by letter, form and payment ($locale)",
  async ({ locale, script }) => {
    const event = await makeEvent({ sides: [{ capacity: 1 }] });
    const seated = await buyTicket(here, event, { locale });
    const { waitlist, selfService, registration } = words(locale);
    const person = somebody(locale);
    const page = await visit({ locale, script });
    await page.goto(at(locale, `/e/${event.slug}`));
    await page.getByRole("link", { name: waitlist.join }).first().click();
    await page.getByLabel(waitlist.email, { exact: true }).fill(person.email);
    await page.getByRole("radio").check({ force: true });
    await page.getByRole("button", { name: waitlist.submit }).click();
    await page.getByText(waitlist.done({ place: 1 })).waitFor();

    const guest = await visit({ locale, script });
    await guest.goto(at(locale, `/o/${seated.token}/cancel`));
    await guest.getByRole("button", { name: selfService.cancelConfirm({ back: "¥499.00 CNY" }) }).click();
    await guest.waitForURL(/\/o\/[^/]+$/);

    await followLetter(page, person.email, waitlist.letters.offer.button);
    await page.getByRole("heading", { name: waitlist.page.titles.offered }).waitFor();
    await page.getByLabel(registration.name, { exact: true }).fill(person.name);
    await page.getByLabel(registration.year, { exact: true }).fill(person.birth.year);
    await page.getByLabel(registration.month, { exact: true }).fill(person.birth.month);
    await page.getByLabel(registration.day, { exact: true }).fill(person.birth.day);
    for (const kind of ["terms", "privacy", "conduct"]) await page.locator(`input[name=${kind}]`).check();
    await page
      .getByRole("button", { name: waitlist.page.accept({ price: "¥499.00 CNY", seats: 1 }) })
      .click();
    await page.waitForURL(/\/c\/pay\//);
    await press(page, locale, "card");
    expect(await readTicket(page), "the ticket of who waited").toMatch(doorCode);
  },
);

test.each(ways)(
  "a friend on the same order gets a link of their own, agrees there, and gives the seat back for its own part ($locale)",
  async ({ locale, script }) => {
    const event = await makeEvent();
    await allowGroups(here.world, event);
    const { groups, selfService, letters } = words(locale);
    const [person, friend] = [somebody(locale), ownEmail("friend")];
    const page = await visit({ locale, script });
    await page.goto(at(locale, `/e/${event.slug}/register`));
    await fillIn(page, locale, person, womenSaid[locale]);
    await page.getByRole("button", { name: groups.form.add }).click();
    await page.locator("input[name=side-2]").nth(0).check();
    await page.locator("#name-2").fill("许知远");
    await page.locator("#email-2").fill(friend);
    const date = { birthYear: "1995", birthMonth: "6", birthDay: "1" };
    for (const [field, value] of Object.entries(date)) await page.locator(`#${field}-2`).fill(value);
    await page.getByRole("button", { name: groups.form.submit({ count: 2 }) }).click();
    await page.waitForURL(/\/c\/pay\//);
    expect(await page.locator("main").textContent(), "both seats in one sum").toContain("¥998.00 CNY");
    await press(page, locale, "card");
    expect(await readTicket(page)).toMatch(doorCode);

    const companion = await visit({ locale, script });
    await followLetter(companion, friend, letters.openOrder);
    await companion.getByRole("link", { name: groups.companion.confirmLink }).click();
    for (const kind of ["terms", "privacy", "conduct"])
      await companion.locator(`input[name=${kind}]`).check();
    await companion.getByRole("button", { name: groups.companion.submit }).click();
    expect(await readTicket(companion), "the friend's own ticket").toMatch(doorCode);
    await companion.goto(`${companion.url().replace(/\?.*/, "")}/cancel`);
    await companion.getByRole("button", { name: selfService.cancelConfirm({ back: "¥499.00 CNY" }) }).click();
    await until("one seat's money to go back", async () =>
      (await here.control.state()).refunds.find(
        ({ status, amount }) => status === "succeeded" && amount === 49_900,
      ),
    );
    await until("a letter about the money to who paid", async () =>
      (await here.control.letters(person.email)).find(({ html }) => html?.includes("¥499.00 CNY")),
    );
    await page.reload();
    expect(await readTicket(page), "the other ticket stays good").toMatch(doorCode);
  },
);

test.each(ways)(
  "an application is answered in the office: one pays and has a ticket, one is declined kindly ($locale)",
  async ({ locale, script }) => {
    const event = await makeEvent({ sides: [{ capacity: 4 }] });
    await here.world.db.prisma.side.updateMany({
      where: { eventId: event.eventId },
      data: { needsApproval: true },
    });
    const { approval } = words(locale);
    const chosen = { ...somebody(locale), name: "林晓雯" };
    const other = { ...somebody(locale), name: "周子衿" };
    const page = await visit({ locale, script });
    for (const person of [other, chosen]) {
      await page.goto(at(locale, `/e/${event.slug}/register`));
      await fillIn(page, locale, person, men[locale]);
      await page.getByRole("button", { name: approval.form.submit }).click();
      await page.getByRole("heading", { name: approval.order.appliedTitle }).waitFor();
    }
    const office = await visit({ locale, script });
    await openOffice(office, here);
    await office.goto(at(locale, `/office/events/${event.eventId}/applications`));
    await office.getByRole("button", { name: approval.office.approveName({ name: chosen.name }) }).click();
    await office.waitForLoadState();
    await office.locator("summary").filter({ hasText: approval.office.decline }).click();
    await office.getByRole("button", { name: approval.office.declineButton }).click();
    await until("the kind letter", async () =>
      (await here.control.letters(other.email)).find(({ html }) =>
        html?.includes(approval.letters.declined.title),
      ),
    );
    await followLetter(page, chosen.email, approval.letters.approved.button({ price: "¥499.00 CNY" }));
    await page.getByRole("button", { name: approval.order.pay({ price: "¥499.00 CNY" }) }).click();
    await page.waitForURL(/\/c\/pay\//);
    await press(page, locale, "card");
    expect(await readTicket(page)).toMatch(doorCode);
  },
);

test.each(ways)(
  "a shared code's price is the price that is charged ($locale)",
  async ({ locale, script }) => {
    const event = await makeEvent();
    const code = await buildCode(here.world.db, event, { percent: 15 });
    const page = await visit({ locale, script });
    await page.goto(at(locale, `/e/${event.slug}/register?code=${code}`));
    const price = "¥424.15 CNY";
    expect(await page.locator("button.button", { hasText: price }).count(), "on the button").toBe(1);
    await fillIn(page, locale, somebody(locale), womenSaid[locale]);
    await send(page, locale);
    await page.waitForURL(/\/c\/pay\//);
    expect(await page.locator("main").textContent(), "at the cashier").toContain(price);
    await press(page, locale, "card");
    expect(await readTicket(page)).toMatch(doorCode);
  },
);

test.each(ways)(
  "a guest whom the organiser moves to a dearer side pays the difference and keeps the code ($locale)",
  async ({ locale, script }) => {
    const event = await makeEvent({
      sides: [{ capacity: 2 }, { ...women, capacity: 2, priceMinor: 59_900 }],
    });
    const guest = await buyTicket(here, event, { locale });
    const { sideMove } = words(locale);
    const page = await visit({ locale, script });
    await page.goto(at(locale, `/o/${guest.token}`));
    const before = await readTicket(page);

    const office = await visit({ locale, script });
    await openOffice(office, here);
    await office.goto(at(locale, `/office/events/${event.eventId}/guests/${guest.orderId}/move`));
    await office.getByRole("radio").check({ force: true });
    await office.getByRole("button", { name: sideMove.office.button, exact: true }).click();
    await office.getByRole("heading", { name: sideMove.office.pendingTitle }).waitFor();

    await page.reload();
    await page.getByRole("button", { name: sideMove.order.pay({ amount: "¥100.00 CNY" }) }).click();
    await page.waitForURL(/\/c\/pay\//);
    expect(await page.locator("main").textContent(), "only the difference").toContain("¥100.00 CNY");
    await press(page, locale, "card");
    await page.waitForURL(/\/o\//);
    await until("the guest to sit on the other side", () =>
      here.world.db.prisma.orderLine.findFirst({
        where: { orderId: guest.orderId, state: "live", sideId: event.sides[1]?.id ?? "" },
      }),
    );
    await page.reload();
    expect(await readTicket(page), "the same code").toBe(before);
    await untilOrderIs(here, guest, "paid");
  },
);
