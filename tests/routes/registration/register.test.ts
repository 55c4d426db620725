import { expect, test } from "vitest";
import { consentVersions } from "#app/domain/registration/consent-texts.ts";
import { witness } from "#app/use-cases/payment/witness.server.ts";
import { buildEvent, type EventWishes } from "#tests/builders/event.ts";
import { openTestWorld, type TestWorld } from "#tests/world.ts";
import { type App, openApp } from "../app.ts";
import { hiddenValue, htmlOf } from "../text.ts";

const now = new Date("2031-03-08T11:00:00Z");

async function stage(wishes: Partial<EventWishes> = {}) {
  const world = await openTestWorld({ now, sandbox: true });
  const event = await buildEvent(world.db, { now, slug: "evening", ...wishes });
  return { world, event, app: await openApp(world) };
}

/** What a person sends who filled in the form they were shown; parts may be told. */
async function filledForm(app: App, sideId: string, parts: Record<string, string> = {}, path = "/e/evening") {
  const html = await htmlOf(await app.get(`${path}/register`));
  return {
    formToken: hiddenValue(html, "formToken"),
    [`price-${sideId}`]: hiddenValue(html, `price-${sideId}`),
    side: sideId,
    name: "周宁",
    email: "zhou.ning@mail.example",
    birthYear: "1996",
    birthMonth: "4",
    birthDay: "12",
    phone: "",
    ...consentVersions,
    ...parts,
  };
}

function firstSide(event: { sides: { id: string }[] }): string {
  return event.sides[0]?.id ?? "";
}

async function orders(world: TestWorld): Promise<number> {
  return world.db.prisma.order.count();
}

test("a filled form keeps a seat and leads straight to the payment page", async () => {
  const { world, event, app } = await stage();
  const response = await app.post("/e/evening/register", await filledForm(app, firstSide(event)));
  expect(response.status).toBe(303);
  expect(response.headers.get("Location")).toContain(world.sandbox.stripe.url);
  expect(await orders(world)).toBe(1);
});

test("the same form sent twice is one order and one payment page", async () => {
  const { world, event, app } = await stage();
  const form = await filledForm(app, firstSide(event));
  const [one, two] = await Promise.all([
    app.post("/e/evening/register", form),
    app.post("/e/evening/register", form),
  ]);
  const three = await app.post("/e/evening/register", form);
  expect(two.headers.get("Location")).toBe(one.headers.get("Location"));
  expect(three.headers.get("Location")).toBe(one.headers.get("Location"));
  expect(await orders(world)).toBe(1);
});

test("every wrong field is told beside it in the page's language, values are kept, nothing is written", async () => {
  const { world, event, app } = await stage();
  const wrong = { name: " ", email: "nope", birthYear: "2020", phone: "call me", terms: "", privacy: "" };
  const said = {
    "": [
      "请写一个称呼",
      "这看起来不是一个邮箱地址",
      "活动当天要满 18 岁才能参加",
      "请先读过并同意《参加条款》",
      "还有 6 处",
    ],
    "/en": [
      "Please give a name",
      "does not look like an email",
      "You must be 18",
      "Please read the terms",
      "6 things",
    ],
  };
  for (const [prefix, sentences] of Object.entries(said)) {
    const form = await filledForm(app, firstSide(event), wrong, `${prefix}/e/evening`);
    const response = await app.post(`${prefix}/e/evening/register`, form);
    expect(response.status).toBe(422);
    const html = await htmlOf(response);
    for (const sentence of sentences) expect(html).toContain(sentence);
    expect(html).toContain('value="nope"');
    expect(html).toContain('value="2020"');
    expect(html).toContain('value="call me"');
    expect(hiddenValue(html, "formToken")).toBe(form.formToken);
  }
  expect(await orders(world)).toBe(0);
});

test("hostile names are refused or kept as harmless words", async () => {
  const { world, event, app } = await stage();
  const long = await app.post(
    "/e/evening/register",
    await filledForm(app, firstSide(event), { name: "长".repeat(10_240) }),
  );
  expect(long.status).toBe(422);
  expect(await orders(world)).toBe(0);
  const shown = await app.post(
    "/e/evening/register",
    await filledForm(app, firstSide(event), { name: "<img src=x onerror=alert(1)>", email: "x" }),
  );
  expect(await shown.text()).not.toContain("<img src=x");
  const taken = await app.post(
    "/e/evening/register",
    await filledForm(app, firstSide(event), { name: "\u202egnin\u200b uohz" }),
  );
  expect(taken.status).toBe(303);
  expect(await witness(world)).toEqual([]);
});

test("a tampered side, price, token or consent is refused and nothing is written", async () => {
  const { world, event, app } = await stage();
  const side = firstSide(event);
  const tampered: Record<string, string>[] = [
    { side: "00000000-0000-4000-8000-000000000000" },
    { side: "' or 1=1 --" },
    { formToken: "x" },
    { [`price-${side}`]: "-5" },
    { [`price-${side}`]: "0.5" },
    { terms: "some-other-text" },
  ];
  for (const parts of tampered) {
    const response = await app.post("/e/evening/register", await filledForm(app, side, parts));
    expect(response.status, JSON.stringify(parts)).toBe(422);
  }
  expect(await orders(world)).toBe(0);
});

test("a seat dearer than the page showed is not taken before the person agrees to the new price", async () => {
  const { world, event, app } = await stage();
  const side = firstSide(event);
  const form = await filledForm(app, side, { [`price-${side}`]: "100" });
  const refused = await app.post("/e/evening/register", form);
  expect(refused.status).toBe(409);
  const html = await htmlOf(refused);
  expect(html).toContain("价格变了");
  expect(html).toContain("按新价格报名并支付");
  expect(await orders(world)).toBe(0);
  const agreed = await app.post("/e/evening/register", {
    ...form,
    [`price-${side}`]: hiddenValue(html, `price-${side}`),
  });
  expect(agreed.status).toBe(303);
});

test("the last seat goes to one person and the next is told that the side is full", async () => {
  const { world, event, app } = await stage({ sides: [{ capacity: 1 }, { labelZh: "女生" }] });
  const side = firstSide(event);
  const late = await filledForm(app, side, { email: "late@mail.example" });
  expect((await app.post("/e/evening/register", await filledForm(app, side))).status).toBe(303);
  const refused = await app.post("/e/evening/register", late);
  expect(refused.status).toBe(409);
  const html = await htmlOf(refused);
  expect(html).toContain("这一侧刚刚坐满了");
  expect(html).toContain('value="late@mail.example"');
  expect(await orders(world)).toBe(1);
});

test("sales that closed while the form was open are refused by the server", async () => {
  const { world, event, app } = await stage({ salesCloseAt: new Date(now.getTime() + 60_000) });
  const form = await filledForm(app, firstSide(event));
  await world.passTime(120_000);
  const refused = await app.post("/e/evening/register", form);
  expect(refused.status).toBe(403);
  expect(await htmlOf(refused)).toContain("报名已经截止");
  expect(await orders(world)).toBe(0);
});

test("a seat that costs nothing is a ticket at once", async () => {
  const { event, app } = await stage({ sides: [{ priceMinor: 0 }] });
  const response = await app.post("/e/evening/register", await filledForm(app, firstSide(event)));
  expect(response.status).toBe(303);
  const ticket = await htmlOf(await app.get(response.headers.get("Location") ?? ""));
  expect(ticket).toContain("门票码");
});

test("when the payment page cannot be had, the seat is kept and its page offers to pay again", async () => {
  const { world, event } = await stage();
  // why: nothing listens there, as when Stripe cannot be reached.
  const cut = await openTestWorld({ now });
  const app = await openApp({ ...world, payments: cut.payments });
  const response = await app.post("/e/evening/register", await filledForm(app, firstSide(event)));
  expect(response.status).toBe(303);
  const location = response.headers.get("Location") ?? "";
  expect(location).toMatch(/^\/o\/.*\?pay=later$/);
  const html = await htmlOf(await app.get(location));
  expect(html).toContain("支付页暂时打不开");
  expect(html).toContain("支付 ¥499.00 CNY");
});

test("inside a chat app the form shows how to go on in the phone's browser", async () => {
  const { app } = await stage();
  const agent = { "User-Agent": "Mozilla/5.0 (iPhone) MicroMessenger/8.0" };
  expect(await htmlOf(await app.get("/e/evening/register", agent))).toContain("在浏览器打开");
  expect(await htmlOf(await app.get("/e/evening/register"))).not.toContain("在浏览器打开");
});

test("a form is never listed and never the same twice", async () => {
  const { app } = await stage();
  const [one, two] = [
    await htmlOf(await app.get("/e/evening/register")),
    await htmlOf(await app.get("/e/evening/register")),
  ];
  expect(one).toContain('<meta name="robots" content="noindex"/>');
  expect(hiddenValue(one, "formToken")).not.toBe(hiddenValue(two, "formToken"));
});
