import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { consentVersions } from "#app/domain/registration/consent-texts.ts";
import { buildEvent, type EventWishes } from "#tests/builders/event.ts";
import { openTestWorld, type TestWorld } from "#tests/world.ts";
import { type App, openApp } from "../app.ts";
import { hiddenValue, htmlOf } from "../text.ts";

const now = new Date("2031-03-08T11:00:00Z");
const register = "/e/evening/register";

type CodeWishes = {
  code?: string;
  percent?: number | null;
  amountMinor?: number | null;
  sideId?: string;
  maxUses?: number;
  used?: number;
  startsAt?: Date;
  endsAt?: Date;
  disabledAt?: Date;
};

async function stage(wishes: Partial<EventWishes> = {}) {
  const world = await openTestWorld({ now, sandbox: true });
  const event = await buildEvent(world.db, { now, slug: "evening", ...wishes });
  const withCode = (parts: CodeWishes = {}) =>
    world.db.prisma.discountCode.create({
      data: {
        ...{ eventId: event.eventId, id: world.ids.uuid(), code: "FRIENDS-10", percent: 10 },
        ...{ createdBy: event.organiserId, createdAt: now },
        ...parts,
      },
    });
  const [men, women] = event.sides.map(({ id }) => id);
  return { world, event, app: await openApp(world), withCode, men: men ?? "", women: women ?? "" };
}

/** A filled form as it stands on a page that was shown; parts may be told. */
function filled(html: string, sideId: string, parts: Record<string, string> = {}) {
  const applied = /name="appliedCode" value="([^"]*)"/.exec(html)?.[1] ?? "";
  return {
    formToken: hiddenValue(html, "formToken"),
    [`price-${sideId}`]: hiddenValue(html, `price-${sideId}`),
    ...{
      side: sideId,
      name: "周宁",
      email: "zhou.ning@mail.example",
      phone: "",
      code: applied,
      appliedCode: applied,
    },
    ...{ birthYear: "1996", birthMonth: "4", birthDay: "12" },
    ...consentVersions,
    ...parts,
  };
}

async function shown(app: App, query = "", path = register): Promise<string> {
  return htmlOf(await app.get(`${path}${query}`));
}

async function lines(world: TestWorld) {
  const rows = await world.db.prisma.orderLine.findMany();
  return rows.map(({ listMinor, priceMinor }) => [listMinor, priceMinor]);
}

test("everybody sees the price steps, the one being sold, and the early price with its end", async () => {
  const { world, event, app } = await stage({
    sides: [
      {
        steps: [
          { from: 1, priceMinor: 39_900 },
          { from: 3, priceMinor: 49_900 },
        ],
      },
    ],
  });
  await world.db.prisma.side.updateMany({
    data: { priceSteps: [{ upTo: 2, priceMinor: 39_900 }], earlyBirdMinor: 29_900 },
  });
  await world.db.prisma.event.update({
    where: { id: event.eventId },
    data: { earlyBirdUntil: new Date("2031-03-10T12:00:00Z") },
  });
  const response = await app.get("/e/evening");
  const page = await response.text();
  for (const part of ["1–2 号座", "3–12 号座", "¥399", "¥299.00", "早鸟价到 3 月 10 日", "之后 ¥399"])
    expect(page).toContain(part);
  expect(page).toMatch(/<li aria-current="step"><span>1–2 号座/);
  expect(page).not.toContain('type="module"');
  expect(gzipSync(page).length).toBeLessThan(20_000);
  const english = await (await app.get("/en/e/evening")).text();
  for (const part of ["Seats 1–2", "Early price until", "then ¥399"]) expect(english).toContain(part);
  world.clock.set(new Date("2031-03-10T12:00:00Z"));
  expect(await (await app.get("/e/evening")).text()).not.toContain("早鸟价到");
});

test("without any code the form asks for none", async () => {
  const { app } = await stage();
  expect(await shown(app)).not.toContain('name="code"');
});

test("a shared link opens the form with the price already lower, and that is what is charged", async () => {
  const { world, app, withCode, men } = await stage();
  await withCode();
  const html = await shown(app, "?code=friends-10");
  expect(html).toContain("FRIENDS-10 已经用上");
  expect(html).toContain("原价 ¥499");
  expect(html).toContain("¥449.10 CNY");
  const sent = await app.post(register, filled(html, men));
  expect(sent.status).toBe(303);
  expect(await lines(world)).toEqual([[49_900, 44_910]]);
  const [attempt] = await world.db.prisma.paymentAttempt.findMany();
  expect(attempt?.amountMinor).toBe(44_910);
});

test("apply shows the new price, keeps everything typed and claims nothing", async () => {
  const { world, app, withCode, men } = await stage();
  await withCode();
  const html = await shown(app);
  const applied = await app.post(register, filled(html, men, { code: "friends-10", applyCode: "使用" }));
  expect(applied.status).toBe(200);
  const page = await applied.text();
  for (const part of ["¥449.10 CNY", 'value="周宁"', 'value="1996"', 'name="appliedCode" value="FRIENDS-10"'])
    expect(page).toContain(part);
  expect(page).toMatch(new RegExp(`value="${men}"[^>]*checked|checked[^>]*value="${men}"`));
  expect(await world.db.prisma.order.count()).toBe(0);
  const sent = await app.post(register, filled(page, men));
  expect(sent.status).toBe(303);
  expect(await lines(world)).toEqual([[49_900, 44_910]]);
});

test("a code typed but never applied is shown first: nobody is charged a price they have not seen", async () => {
  const { world, app, withCode, men } = await stage();
  await withCode();
  const html = await shown(app);
  const sent = await app.post(register, filled(html, men, { code: "FRIENDS-10" }));
  expect(sent.status).toBe(200);
  expect(await sent.text()).toContain("¥449.10 CNY");
  expect(await world.db.prisma.order.count()).toBe(0);
});

test.each([
  ["nonsense", {}, "没有找到这个优惠码"],
  ["优惠", {}, "没有找到这个优惠码"],
  ["FRIENDS-10", { disabledAt: now }, "没有找到这个优惠码"],
  ["FRIENDS-10", { endsAt: now }, "这个优惠码已经过期了"],
  ["FRIENDS-10", { startsAt: new Date(now.getTime() + 1) }, "这个优惠码还没开始"],
  ["FRIENDS-10", { maxUses: 1, used: 1 }, "这个优惠码已经用完了"],
])(
  "the code %s with %j is refused beside its field, with 422 and everything kept",
  async (code, facts, words) => {
    const { world, app, withCode, men } = await stage();
    await withCode({ ...facts });
    await withCode({ code: "OTHER" });
    const sent = await app.post(register, filled(await shown(app), men, { code, applyCode: "使用" }));
    expect(sent.status).toBe(422);
    const page = await sent.text();
    expect(page).toContain(words);
    expect(page).toContain('id="code-error"');
    expect(page).toContain('value="周宁"');
    expect(page).toContain(`value="${code}"`);
    expect(await world.db.prisma.order.count()).toBe(0);
  },
);

test("a code that another guest used up between showing and sending is refused with words, not charged without it", async () => {
  const { world, event, app, withCode, men } = await stage();
  const { id } = await withCode({ maxUses: 1 });
  const html = await shown(app, "?code=FRIENDS-10");
  await world.db.prisma.discountCode.update({
    where: { eventId_id: { eventId: event.eventId, id } },
    data: { used: 1 },
  });
  const sent = await app.post(register, filled(html, men));
  expect(sent.status).toBe(422);
  expect(await sent.text()).toContain("这个优惠码已经用完了");
  expect(await world.db.prisma.order.count()).toBe(0);
});

test("a code of one side lowers that side alone and is refused on the other", async () => {
  const { world, app, withCode, men, women } = await stage();
  await withCode({ sideId: women });
  const html = await shown(app, "?code=FRIENDS-10", `/en${register}`);
  expect(html).toContain("For Women only");
  expect(hiddenValue(html, `price-${men}`)).toBe("49900");
  expect(hiddenValue(html, `price-${women}`)).toBe("44910");
  const refused = await app.post(`/en${register}`, filled(html, men));
  expect(refused.status).toBe(422);
  expect(await refused.text()).toContain("This code is not for the side you chose");
  expect((await app.post(`/en${register}`, filled(html, women))).status).toBe(303);
  expect(await lines(world)).toEqual([[49_900, 44_910]]);
});

test("a code for everything gives the ticket at once, and Stripe is never asked", async () => {
  const { world, app, withCode, men } = await stage();
  await withCode({ percent: 100, maxUses: 1 });
  const html = await shown(app, "?code=FRIENDS-10");
  const sent = await app.post(register, filled(html, men));
  expect(sent.status).toBe(303);
  const order = await world.db.prisma.order.findFirstOrThrow();
  expect(order).toMatchObject({ state: "paid", totalMinor: 0 });
  expect(await world.db.prisma.paymentAttempt.count()).toBe(0);
  expect(await world.db.prisma.ticket.count()).toBe(1);
  const page = await (await app.get(sent.headers.get("location") ?? "")).text();
  for (const part of ["优惠码 FRIENDS-10", "−¥499.00 CNY", "¥499.00 CNY"]) expect(page).toContain(part);
});

test("a dearer seat than the page showed is asked about, with its code still on", async () => {
  const { world, app, withCode, men } = await stage();
  await withCode();
  const html = await shown(app, "?code=FRIENDS-10");
  await world.db.prisma.seat.updateMany({ data: { priceMinor: 60_000 } });
  const sent = await app.post(register, filled(html, men));
  expect(sent.status).toBe(409);
  const page = await sent.text();
  expect(page).toContain("价格变了");
  expect(page).toContain("¥540.00 CNY");
  expect((await app.post(register, filled(page, men))).status).toBe(303);
  expect(await lines(world)).toEqual([[60_000, 54_000]]);
});

test("guessing codes is answered with 429 after a while, and the form still registers without one", async () => {
  const { app, withCode, men } = await stage();
  await withCode();
  const html = await shown(app);
  let last = await app.post(register, filled(html, men, { code: "GUESS-0", applyCode: "1" }));
  for (let guess = 1; guess <= 30; guess += 1)
    last = await app.post(register, filled(html, men, { code: `GUESS-${guess}`, applyCode: "1" }));
  expect(last.status).toBe(429);
  const forged = filled(html, men, { code: "FRIENDS-10", appliedCode: "FRIENDS-10" });
  const right = await app.post(register, forged);
  expect(right.status, "the right code tells nothing more either").toBe(429);
  expect(await right.text()).toContain("试得太多了");
  expect((await app.post(register, filled(html, men))).status).toBe(303);
});

test("a code that is hostile text is shown as text", async () => {
  const { app, withCode } = await stage();
  await withCode();
  const html = await (await app.get(`${register}?code=${encodeURIComponent('"><script>x')}`)).text();
  expect(html).not.toContain("<script>x");
  expect(html).toContain("没有找到这个优惠码");
});
