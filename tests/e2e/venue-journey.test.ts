import { expect, test } from "vitest";
import { words } from "#app/i18n/words.ts";
import { buildEvening } from "#tests/builders/evening.ts";
import { buildEvent } from "#tests/builders/event.ts";
import { bookVenue, buildVenue } from "#tests/builders/venue.ts";
import { buyTicket, ownEmail, until } from "./guests.ts";
import { openHere } from "./here.ts";
import { dayIn, openOffice } from "./office-steps.ts";
import { eveningIn } from "./scenes/scene.ts";
import { browserOfThisFile, visit } from "./visit.ts";

const here = openHere();
browserOfThisFile();
const say = words("zh-CN");

/** The go/no-go day of an event has come. */
async function comesToDecide(eventId: string): Promise<void> {
  const goNoGoAt = new Date(Date.now() - 60_000);
  await here.world.db.prisma.event.update({ where: { id: eventId }, data: { goNoGoAt } });
}

test("a venue is asked, counters and is accepted; the deposit says why; on the day the evening is run", async () => {
  const page = await visit({ script: false });
  const { organiserId } = await openOffice(page, here);
  const { db } = here.world;
  const now = new Date();
  const venueId = await buildVenue(db, { now, name: `问过的馆 ${now.getTime()}` });
  const draft = { now, state: "draft", venueFeeMinor: null, startsAt: eveningIn(40), organiserId } as const;
  const { eventId } = await buildEvent(db, draft);
  const base = `${here.app}/office/events/${eventId}`;
  const email = ownEmail("venue");

  await page.goto(`${base}/venues?v=${venueId}`);
  await page.getByRole("link", { name: say.shortlist.ask, exact: true }).click();
  await page.getByRole("link", { name: say.officeDeals.kinds["fixed-fee"] }).first().click();
  await page.locator("[name=fee]").fill("6000");
  await page.locator("[name=depositKind]").selectOption("amount");
  await page.locator("[name=deposit]").fill("3000");
  for (const [n, days, percent] of [
    [0, "14", "0"],
    [1, "7", "50"],
  ] as const) {
    await page.locator(`[name=cancel${n}Days]`).fill(days);
    await page.locator(`[name=cancel${n}Percent]`).fill(percent);
  }
  await page.locator("[name=contactEmail]").fill(email);
  await page.getByRole("button", { name: say.bookingTalk.askButton }).click();
  await page.getByText(say.shortlist.done).waitFor();

  const venue = await visit({ script: false });
  const letter = await until("the request", async () => (await here.control.letters(email))[0]);
  await venue.goto(letter.url);
  await venue.frameLocator("iframe").getByRole("link", { name: say.bookingTalk.letters.answer }).click();
  await venue.waitForURL(/\/v\/./);
  await venue.getByRole("link", { name: say.bookingTalk.counter }).click();
  await venue.locator("[name=fee]").fill("5000");
  await venue.getByRole("button", { name: say.bookingTalk.sendCounter }).click();
  await venue.getByText(say.bookingTalk.doneAnswer).waitFor();

  await page.goto(base);
  await page.getByRole("link", { name: say.bookingTalk.waitingKinds.answer }).click();
  await page.getByRole("button", { name: say.bookingTalk.accept }).click();
  await page.getByText(say.bookingTalk.doneAnswer).waitFor();
  await page.locator("[name=paid]").fill("3000");
  await page.locator("[name=paidOn]").fill(dayIn(-1));
  await page.getByRole("button", { name: say.bookingTalk.recordPaid }).click();
  await page.locator("#reason-error").waitFor();
  await page.locator("[name=reason]").fill("年底场地紧");
  await page.getByRole("button", { name: say.bookingTalk.recordPaid }).click();
  await page.getByText(say.bookingTalk.depositDone).waitFor();

  await page.goto(`${base}/edit`);
  const { id: bookingId } = await db.prisma.venueBooking.findFirstOrThrow({ where: { venueId } });
  await page.locator("[name=bookingId]").selectOption(bookingId);
  await page.getByRole("button", { name: say.officeEditor.saveButton }).click();
  await page.getByText(say.officeEditor.saved).waitFor();
  await page.goto(`${base}/preview`);
  await page.getByRole("button", { name: say.officeEditor.publishButton }).click();
  await page.waitForURL(new RegExp(`/office/events/${eventId}(\\?|$)`));

  await page.goto(`${base}/decision`);
  await page.locator("form:has([value=take-day]) button").first().click();
  await page.getByText(say.goNoGo.aheadAsk).waitFor();
  await comesToDecide(eventId);
  await page.goto(base);
  await page.getByRole("link", { name: say.goNoGo.dueTitle }).waitFor();
  await page.getByRole("button", { name: say.goNoGo.runButton }).click();
  await page.getByText(say.goNoGo.justDecided).waitFor();
  await page.getByText(say.goNoGo.decided.run).waitFor();
  expect(await page.getByText("−¥5,000.00").count(), "on the figures of that moment").toBeGreaterThan(0);
});

test("on the day an evening is called off: everybody is refunded, and the venue is owed what its terms say", async () => {
  const page = await visit({ script: false });
  const { organiserId } = await openOffice(page, here);
  const cancellation = [
    { days: 14, percent: 0 },
    { days: 7, percent: 50 },
  ];
  const wishes = { startsAt: eveningIn(10), venueTerms: { cancellation }, organiserId };
  const event = await buildEvening(here.world, wishes);
  const { eventId, bookingId, sides } = event;
  const guest = await buyTicket(here, event, { sideId: sides[0]?.id ?? "" });
  await comesToDecide(eventId);
  await page.goto(`${here.app}/office/events/${eventId}`);
  await page.getByRole("link", { name: say.goNoGo.cancelButton }).click();
  await page.getByText("¥3,000.00").first().waitFor();
  await page.locator("[name=confirmed]").check();
  await page.getByRole("button", { name: say.officeCancel.button }).click();
  await page.getByRole("heading", { name: say.officeCancel.progressTitle }).waitFor();
  await until("the refund", () =>
    here.world.db.prisma.order.findFirst({ where: { id: guest.orderId, state: "refunded" } }),
  );
  const booking = await here.world.db.prisma.venueBooking.findUniqueOrThrow({
    where: { id: bookingId ?? "" },
  });
  expect([booking.state, booking.cancelOwedMinor]).toEqual(["cancelled", 300_000]);
  await page.goto(`${here.app}/office/events/${eventId}/decision`);
  await page.getByText(say.goNoGo.decided.cancel).waitFor();
});

test("three venues are compared on a phone, and the cheapest stands out", async () => {
  const page = await visit({ script: false, width: 320 });
  const { organiserId } = await openOffice(page, here);
  const { db } = here.world;
  const now = new Date();
  const draft = { now, state: "draft", venueFeeMinor: null, startsAt: eveningIn(45), organiserId } as const;
  const { eventId } = await buildEvent(db, draft);
  const past = {
    startsAt: new Date(now.getTime() - 86_400_000 * 9),
    endsAt: new Date(now.getTime() - 86_400_000 * 8),
  };
  const venues: string[] = [];
  for (const [name, feeMinor] of [
    ["甲馆", 600_000],
    ["乙馆", 400_000],
    ["丙馆", 800_000],
  ] as const) {
    const venueId = await buildVenue(db, { now, name: `${name} ${now.getTime()}` });
    await bookVenue(db, { now, ...past, feeMinor, currency: "CNY", organiserId, venueId });
    venues.push(venueId);
  }
  await page.goto(`${here.app}/office/events/${eventId}/venues?${venues.map((id) => `v=${id}`).join("&")}`);
  const row = page.getByRole("row").filter({ hasText: "乙馆" });
  await row.getByText(say.shortlist.cheapest).waitFor();
  await row.getByText(say.shortlist.heads({ count: 9 })).waitFor();
  expect(await page.getByRole("link", { name: say.shortlist.ask, exact: true }).count()).toBe(3);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(wide, "nothing stands beyond the edge").toBeLessThanOrEqual(320);
});
