import { expect, test } from "vitest";
import { localePath } from "#app/i18n/locale-path.ts";
import { words } from "#app/i18n/words.ts";
import { openHere } from "./here.ts";
import { dayIn, signInByLetter } from "./office-steps.ts";
import { makeOrganiser } from "./scenes/office.ts";
import { browserOfThisFile, visit } from "./visit.ts";

const here = openHere();
browserOfThisFile();

test.each([
  { locale: "zh-CN", script: false },
  { locale: "en", script: true },
] as const)(
  "an organiser signs in by letter, books a venue, writes an event with two sides and publishes it ($locale, script $script)",
  async ({ locale, script }) => {
    const { email } = await makeOrganiser(here.world);
    await here.world.db.prisma.organiser.updateMany({ data: { locale } });
    const page = await visit({ locale, script });
    await signInByLetter(page, here, { app: here.app, locale, email });
    const { office, officeVenues: venue, officeEditor: editor, event: say } = words(locale);

    await page.getByRole("link", { name: office.navVenues }).first().click();
    await page.getByRole("link", { name: venue.add }).first().click();
    await page.getByLabel(venue.name, { exact: true }).fill(`灯下小馆 ${locale}`);
    await page.getByLabel(venue.city, { exact: true }).fill("上海");
    await page.getByLabel(venue.area, { exact: true }).fill("徐汇 · 安福路");
    await page.getByLabel(venue.address, { exact: true }).fill("安福路 322 号 2 楼");
    await page.getByLabel(venue.capacity, { exact: true }).fill("30");
    await page.getByRole("button", { name: venue.create }).click();

    await page.getByText(venue.saved).waitFor();
    await page.getByLabel(venue.date, { exact: true }).fill(dayIn(20));
    await page.locator("[name=fee]").fill("6000");
    await page.getByRole("button", { name: venue.book, exact: true }).click();
    await page.getByText(venue.booked).waitFor();
    await page.getByLabel(venue.date, { exact: true }).fill(dayIn(20));
    await page.locator("[name=fee]").fill("1");
    await page.getByRole("button", { name: venue.book, exact: true }).click();
    await page.getByText(venue.overlapTitle).waitFor();

    await page.getByRole("link", { name: venue.planEvent }).first().click();
    await page.locator("[name=titleZh]").fill("周六晚，十二对");
    await page.locator("[name=summaryZh]").fill("二十四个人，六轮对话，一杯好酒。");
    if (!script) await page.locator("details:has([name=titleEn]) > summary").click();
    else await page.getByText(editor.englishTitle).click();
    await page.locator("[name=titleEn]").fill("Saturday night, twelve pairs");
    await page.locator("[name=summaryEn]").fill("Twenty-four people, six conversations.");
    await page.getByRole("button", { name: editor.createButton }).click();

    await page.getByText(editor.previewBanner).first().waitFor();
    await page.getByRole("button", { name: editor.publishButton }).click();
    await page.waitForURL(/\/office\/events\/[0-9a-f-]{36}(\?|$)/);
    const eventId = new URL(page.url()).pathname.split("/").at(-1) ?? "";

    const event = await here.world.db.prisma.event.findUniqueOrThrow({ where: { id: eventId } });
    const guest = await visit({ locale, script: false });
    await guest.goto(`${here.app}${localePath(locale, `/e/${event.slug}`)}`);
    const title = locale === "en" ? "Saturday night, twelve pairs" : "周六晚，十二对";
    await guest.getByRole("heading", { level: 1, name: title }).waitFor();
    const sides = locale === "en" ? ["Men", "Women"] : ["男生", "女生"];
    for (const side of sides)
      expect(await guest.getByRole("link", { name: say.registerSide({ side }) }).count(), side).toBe(1);
  },
);

test("a sign-in link works once", async () => {
  const { email } = await makeOrganiser(here.world);
  const page = await visit({ script: false });
  const link = await signInByLetter(page, here, { app: here.app, locale: "zh-CN", email });
  const second = await visit({ script: false });
  await second.goto(link);
  const { office } = words("zh-CN");
  await second.getByRole("heading", { name: office.linkDeadTitle }).waitFor();
  expect(await second.getByRole("button", { name: office.confirmButton }).count()).toBe(0);
});

test("the office shows nothing to who is not signed in", async () => {
  const page = await visit();
  for (const path of ["/office", "/office/venues", "/office/settings"]) {
    await page.goto(here.app + path);
    expect(new URL(page.url()).pathname, `${path} leads to the door`).toBe("/office/sign-in");
  }
});
