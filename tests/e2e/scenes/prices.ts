import type { Page } from "playwright-core";
import { buyTicket, openPage } from "../guests.ts";
import { makeEvent } from "./public.ts";
import { eveningIn, type Scene, type Stage } from "./scene.ts";

const steps = [
  { from: 1, priceMinor: 39_900 },
  { from: 4, priceMinor: 44_900 },
  { from: 9, priceMinor: 49_900 },
];

async function applyCode(page: Page, code: string): Promise<void> {
  if (!(await page.isVisible("#code"))) await page.click(".code-field summary");
  await page.fill("#code", code);
  await Promise.all([page.waitForEvent("load"), page.click("[name=applyCode]")]);
}

async function sendWrongCode(page: Page): Promise<void> {
  await page.fill("#code", "优惠");
  await page.fill("#percent", "0");
  await Promise.all([page.waitForEvent("load"), page.click("form:has(#code) button[type=submit]")]);
}

async function sendWrongSteps(page: Page): Promise<void> {
  for (const id of ["side0Early", "side1Early"]) await page.click(`details:has(#${id}) > summary`);
  await page.fill("#side0Step1UpTo", "2");
  await page.fill("#side0Step2Price", "1.005");
  await page.fill("#side1Early", "9999");
  await page.fill("#tolerance", "0");
  await Promise.all([page.waitForEvent("load"), page.click("[form=event-form]")]);
}

/** Price steps, early prices and discount codes, for guests and in the office. */
export async function priceScenes(stage: Stage): Promise<Scene[]> {
  const { world, at, organiserId } = stage;
  const sides = [{ steps }, { labelZh: "女生", labelEn: "Women", steps }];
  const event = await makeEvent(stage, 0, { sides });
  const { eventId, slug } = event;
  const fresh = await makeEvent(stage, 1);
  const { prisma } = world.db;
  await prisma.event.update({
    where: { id: eventId },
    data: { earlyBirdUntil: eveningIn(4), balanceTolerance: 3, groupMax: 3 },
  });
  await prisma.side.updateMany({ where: { eventId }, data: { earlyBirdMinor: 42_900 } });
  for (const side of [0, 1, 0, 1, 0, 0])
    await buyTicket(stage, event, { sideId: event.sides[side]?.id ?? "" });
  const made = { eventId, createdBy: organiserId, createdAt: new Date() };
  const code = <Parts extends object>(parts: Parts) => ({ ...made, id: world.ids.uuid(), ...parts });
  await prisma.discountCode.createMany({
    data: [
      code({ code: "FRIENDS-10", percent: 10, maxUses: 20, used: 3, endsAt: eveningIn(7) }),
      code({ code: "SHE", amountMinor: 5_000, sideId: event.sides[1]?.id ?? null }),
      code({ code: "EARLY", percent: 100, disabledAt: new Date() }),
    ],
  });
  const held = await openPage(stage, event, { code: "FRIENDS-10", sideId: event.sides[1]?.id ?? "" });
  const register = `/e/${slug}/register`;
  const office = (name: string, path: string, act?: Scene["act"]): Scene => ({
    ...{ name: `prices-office-${name}`, url: at(`/office/events/${path}`), organiser: true },
    ...(act ? { act } : {}),
  });
  return [
    { name: "prices-event", url: at(`/e/${slug}`) },
    { name: "prices-register", url: at(register) },
    { name: "prices-register-code", url: at(`${register}?code=FRIENDS-10`) },
    { name: "prices-register-refused", url: at(register), act: (page) => applyCode(page, "NOBODY-KNOWS") },
    { name: "prices-order-held", url: at(`/o/${held.token}`) },
    office("codes", `${eventId}/codes`),
    office("codes-none", `${fresh.eventId}/codes`),
    office("codes-refused", `${fresh.eventId}/codes`, sendWrongCode),
    office("edit", `${eventId}/edit`),
    office("edit-refused", `${eventId}/edit`, sendWrongSteps),
  ];
}
