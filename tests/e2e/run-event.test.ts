import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import type { Locale } from "#app/domain/events/locale.ts";
import { formatShort } from "#app/i18n/format.ts";
import { localePath } from "#app/i18n/locale-path.ts";
import { words } from "#app/i18n/words.ts";
import { buildEvent } from "#tests/builders/event.ts";
import { buyTicket, openPage, ownEmail, until } from "./guests.ts";
import { openHere } from "./here.ts";
import { openOffice } from "./office-steps.ts";
import { browserOfThisFile, visit } from "./visit.ts";

const here = openHere();
browserOfThisFile();

function officeUrl(locale: Locale, eventId: string, place = ""): string {
  return `${here.app}${localePath(locale, `/office/events/${eventId}${place}`)}`;
}

async function waitForText(page: Page, selector: string, text: string): Promise<void> {
  await page.locator(selector).filter({ hasText: text }).first().waitFor();
}

test.each(["zh-CN", "en"] as const)(
  "the organiser sees heads and profit change while looking when a guest pays (%s)",
  async (locale) => {
    const event = await buildEvent(here.world.db, { now: new Date(), venueFeeMinor: 600_000 });
    const page = await visit({ locale });
    await openOffice(page, here);
    await page.goto(officeUrl(locale, event.eventId));
    expect(await page.locator(".heads-total").textContent()).toBe("0");
    const profit = page.locator("[data-live=profit] .headline");
    const before = await profit.textContent();
    let loads = 0;
    page.on("load", () => {
      loads += 1;
    });
    const guest = await openPage(here, event);
    await here.control.payByCard(guest.sessionId);
    const paidAt = performance.now();
    await waitForText(page, ".heads-total", "1");
    const seconds = (performance.now() - paidAt) / 1000;
    expect(await profit.textContent(), "profit moved with the head").not.toBe(before);
    const revenue = formatShort({ minor: 49_900, currency: "CNY" }, locale);
    expect(await page.locator("[data-live=profit]").textContent(), "the revenue is there").toContain(revenue);
    expect(loads, "the page was not loaded anew").toBe(0);
    expect(seconds, "seconds from the payment to the figure").toBeLessThan(4);
  },
);

test.each([
  { locale: "zh-CN", script: false },
  { locale: "en", script: true },
] as const)(
  "the door lets a code in once, says so the second time, and takes it back ($locale)",
  async ({ locale, script }) => {
    const event = await buildEvent(here.world.db, { now: new Date() });
    const guest = await buyTicket(here, event, { name: "周子衿" });
    const ticket = await here.world.db.prisma.ticket.findFirstOrThrow({ where: { eventId: guest.eventId } });
    const page = await visit({ locale, script });
    await openOffice(page, here);
    const { officeDoor: say } = words(locale);
    const check = async (text: string) => {
      await page.goto(officeUrl(locale, event.eventId, "/door"));
      await page.getByLabel(say.label).fill(text);
      await page.getByRole("button", { name: say.button, exact: true }).click();
    };
    await check(ticket.code.toLowerCase());
    await page.getByRole("heading", { name: say.in, exact: true }).waitFor();
    await waitForText(page, ".verdict", "周子衿");
    await check(ticket.code);
    await page.getByRole("heading", { name: say.refusals["already-in"].title }).waitFor();
    await page.locator(".verdict summary").click();
    await page.getByRole("button", { name: say.undoButton }).click();
    await waitForText(page, ".verdict", say.undone);
    await check("周子");
    await page.getByRole("button", { name: say.admitName({ name: "周子衿" }) }).click();
    await page.getByRole("heading", { name: say.in, exact: true }).waitFor();
    await check("2345ZZZZ");
    await page.getByRole("heading", { name: say.refusals.unknown.title }).waitFor();
  },
);

test.each([
  { locale: "zh-CN", script: false, way: "card" },
  { locale: "en", script: true, way: "alipay" },
] as const)(
  "the organiser cancels a guest: money, letter, the guest's page and the seat all follow ($locale, $way)",
  async ({ locale, script, way }) => {
    const event = await buildEvent(here.world.db, { now: new Date(), sides: [{ capacity: 1 }] });
    const email = ownEmail();
    const guest = await buyTicket(here, event, { email, locale }, way);
    const guestPage = await visit({ locale, script: true });
    await guestPage.goto(`${here.app}${localePath(locale, `/o/${guest.token}`)}`);

    const page = await visit({ locale, script });
    await openOffice(page, here);
    await page.goto(officeUrl(locale, event.eventId, `/guests/${guest.orderId}`));
    const { officeGuest: say, ticket, event: eventWords, letters } = words(locale);
    await page.getByText(say.cancelOpen).click();
    await page.getByRole("button", { name: say.cancelButton({ amount: "¥499.00 CNY" }) }).click();
    await page.getByText(say.cancelled({ amount: "¥499.00 CNY" })).waitFor();

    await until("the refund at Stripe", async () =>
      (await here.control.state()).refunds.find(
        (refund) => refund.status === "succeeded" && refund.amount === 49_900,
      ),
    );
    const subject = letters.refundDone.title;
    await until("the letter", async () =>
      (await here.control.letters(email)).find((letter) => letter.html?.includes(subject)),
    );
    await guestPage.reload();
    await guestPage.getByRole("heading", { name: ticket.refundDoneTitle }).waitFor();
    const stranger = await visit({ locale, script: false });
    const side = locale === "en" ? "Men" : "男生";
    await until("the seat to be offered again", async () => {
      await stranger.goto(`${here.app}${localePath(locale, `/e/${event.slug}`)}`);
      return stranger.getByRole("link", { name: eventWords.registerSide({ side }) }).isVisible();
    });
  },
);
