import { expect, test } from "vitest";
import { formatShort } from "#app/i18n/format.ts";
import { localePath } from "#app/i18n/locale-path.ts";
import { words } from "#app/i18n/words.ts";
import { buildEvent } from "#tests/builders/event.ts";
import { openPage, until } from "./guests.ts";
import { openHere } from "./here.ts";
import { openOffice } from "./office-steps.ts";
import { eveningIn } from "./scenes/scene.ts";
import { browserOfThisFile, visit } from "./visit.ts";

const here = openHere();
browserOfThisFile();

test.each([
  { locale: "zh-CN", script: false },
  { locale: "en", script: true },
] as const)(
  "price steps, a balance and a code go from the editor to the event page, to what is charged, to the cockpit ($locale, script $script)",
  async ({ locale, script }) => {
    const { prisma } = here.world.db;
    const event = await buildEvent(here.world.db, {
      now: new Date(),
      state: "draft",
      startsAt: eveningIn(14),
      venueFeeMinor: 600_000,
    });
    const page = await visit({ locale, script });
    await openOffice(page, here);
    const office = `${here.app}${localePath(locale, `/office/events/${event.eventId}`)}`;
    const { officeEditor, officeSales: say } = words(locale);

    await page.goto(`${office}/edit`);
    for (const n of [0, 1]) {
      await page.locator(`details:has(#side${n}Early) > summary`).first().click();
      await page
        .getByLabel(say.stepUpTo({ n: 1 }))
        .nth(n)
        .fill("4");
      await page
        .getByLabel(say.stepPrice({ n: 1 }))
        .nth(n)
        .fill("399");
    }
    await page.getByLabel(say.tolerance, { exact: true }).fill("3");
    await page.getByRole("button", { name: officeEditor.saveButton, exact: true }).click();
    await page.getByText(officeEditor.saved).first().waitFor();
    await page.goto(`${office}/preview`);
    await page.getByRole("button", { name: officeEditor.publishButton }).click();
    await page.waitForURL(/\/office\/events\/[0-9a-f-]{36}(\?|$)/);

    await page.goto(`${office}/codes`);
    const code = `LAO-${locale.toUpperCase()}`;
    await page.locator("#code").fill(code);
    await page.locator("#percent").fill("10");
    await page.locator("form:has(#code) button[type=submit]").click();
    await page.getByRole("heading", { name: code }).waitFor();

    const row = await prisma.event.findUniqueOrThrow({
      where: { id: event.eventId },
      include: { sides: true },
    });
    expect([row.state, row.balanceTolerance]).toEqual(["published", 3]);
    const guest = await visit({ locale, script: false });
    await guest.goto(`${here.app}${localePath(locale, `/e/${row.slug}`)}`);
    const shown = (await guest.locator("main").textContent()) ?? "";
    for (const minor of [39_900, 49_900])
      expect(shown, "both steps are public").toContain(formatShort({ minor, currency: "CNY" }, locale));
    await guest.goto(`${here.app}${localePath(locale, `/e/${row.slug}/register?code=${code}`)}`);
    const form = (await guest.locator("main").textContent()) ?? "";
    expect(form, "the code is on the form").toContain(code);
    expect(form, "the price with the code is on the form").toContain(
      formatShort({ minor: 35_910, currency: "CNY" }, locale),
    );

    const sides = row.sides.toSorted((a, b) => a.position - b.position);
    const bought = await openPage(here, { ...event, slug: row.slug }, { code, sideId: sides[0]?.id ?? "" });
    await here.control.payByCard(bought.sessionId);
    const paid = await until("the sale to be settled", async () => {
      const order = await prisma.order.findFirst({ where: { id: bought.orderId, state: "paid" } });
      return order ?? undefined;
    });
    expect(paid.totalMinor, "what was shown is what was charged").toBe(35_910);
    await page.goto(office);
    expect(await page.locator(".heads-total").textContent()).toBe("1");
    const money = (await page.locator("[data-live=profit]").textContent()) ?? "";
    for (const minor of [35_910, 35_910 - 600_000])
      expect(money, "revenue and profit of one sale").toContain(
        formatShort({ minor, currency: "CNY" }, locale),
      );
    await page.goto(`${office}/guests/${bought.orderId}`);
    expect(await page.locator("main").textContent(), "the code on the guest's page").toContain(code);
    await page.goto(`${office}/codes`);
    await page.getByRole("link", { name: say.codeGuests }).click();
    await page.waitForURL(/\/guests\?/);
    expect(await page.locator(".guest-list li").count(), "who used the code").toBe(1);
  },
);
