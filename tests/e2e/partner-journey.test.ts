import { expect, test } from "vitest";
import { localePath } from "#app/i18n/locale-path.ts";
import { words } from "#app/i18n/words.ts";
import { cancelOrderForGuest } from "#app/use-cases/payment/cancel-order.server.ts";
import { buildEvent } from "#tests/builders/event.ts";
import { fillIn, press, readTicket, send, somebody } from "./attendee-steps.ts";
import { ownEmail, until, untilOrderIs } from "./guests.ts";
import { openHere } from "./here.ts";
import { openOffice } from "./office-steps.ts";
import { browserOfThisFile, visit } from "./visit.ts";

const here = openHere();
browserOfThisFile();

test.each([{ locale: "zh-CN" }, { locale: "en" }] as const)(
  "a partner's link sells a ticket, their page shows 62.38, a refund takes it back, a payout is written down ($locale)",
  async ({ locale }) => {
    const event = await buildEvent(here.world.db, { now: new Date() });
    const { partners: say, event: public_ } = words(locale);
    const page = await visit({ locale, script: false });
    const { organiserId } = await openOffice(page, here);
    await page.goto(`${here.app}${localePath(locale, "/office")}`);
    await page.getByRole("link", { name: say.nav, exact: true }).click();
    const email = ownEmail("partner");
    const name = `Book Club ${locale}`;
    await page.getByLabel(say.name, { exact: true }).fill(name);
    await page.locator("[name=email]").fill(email);
    await page.locator("[name=language]").selectOption(locale);
    await page.locator("[name=percent]").fill("12.5");
    await page.getByRole("button", { name: say.addSave }).click();
    await page.getByText(say.done.added).waitFor();
    await page.locator("[name=eventId]").first().selectOption(event.eventId);
    await page.getByRole("button", { name: say.linkSave }).click();
    await page.getByText(say.done.linked).waitFor();
    const link = await page.locator("input[id^=link-]").inputValue();
    expect(link).toContain(`/e/${event.slug}?via=`);

    const guest = await visit({ locale, script: false });
    await guest.goto(link);
    const side = locale === "en" ? "Men" : "男生";
    await guest.getByRole("link", { name: public_.registerSide({ side }) }).click();
    await fillIn(guest, locale, somebody(locale));
    await send(guest, locale);
    await guest.waitForURL(/\/c\/pay\//);
    await press(guest, locale, "card");
    expect(await readTicket(guest)).not.toBe("");

    const letter = await until("the partner's letter", async () => (await here.control.letters(email))[0]);
    const partner = await visit({ locale, script: false });
    await partner.goto(letter.url);
    await partner.frameLocator("iframe").getByRole("link", { name: say.letter.button }).click();
    await partner.getByText(say.heads({ count: 1 })).waitFor();
    expect(await partner.locator(".owed-now").textContent()).toBe("¥62.38 CNY");
    expect(await partner.content()).not.toContain(locale === "en" ? "Anna Weber" : "林晓雯");

    const { orderId } = await here.world.db.prisma.partnerSale.findFirstOrThrow({
      where: { eventId: event.eventId },
    });
    const ref = { eventId: event.eventId, orderId };
    await cancelOrderForGuest(here.world, { organiserId, ...ref });
    await untilOrderIs(here, ref, "refunded");
    await partner.reload();
    expect(await partner.locator(".owed-now").textContent()).toBe("¥0.00 CNY");

    await page.getByText(say.payTitle).click();
    await page.locator("[name^=amount-]").fill("20");
    await page.getByRole("button", { name: say.paySave }).click();
    await page.getByRole("alert").first().waitFor();
    await page.locator("[name^=reason-]").fill("An advance");
    await page.getByRole("button", { name: say.paySave }).click();
    await page.getByText(say.done.paid).waitFor();
    await partner.reload();
    await partner.getByText(say.ownPayouts).waitFor();
    expect(await partner.locator(".payout-list").textContent()).toContain("¥20.00 CNY");
    expect(await partner.content()).not.toContain("An advance");
  },
);
