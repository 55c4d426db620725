import { expect, test } from "vitest";
import { consentVersions } from "#app/domain/registration/consent-texts.ts";
import { promoteWaitlist } from "#app/use-cases/registration/promote-waitlist.server.ts";
import { waitlistToken } from "#app/use-cases/registration/waitlist-link.server.ts";
import { buildEvent, type EventWishes } from "#tests/builders/event.ts";
import { buildCode } from "#tests/builders/selling.ts";
import { fillUp, freeSeats, sideOf, stateOfEntry, waitFor } from "#tests/builders/waitlist.ts";
import { openTestWorld, type TestWorld } from "#tests/world.ts";
import { openApp } from "../app.ts";
import { hiddenValue, htmlOf } from "../text.ts";

const now = new Date("2031-03-08T11:00:00Z");
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

async function stage(wishes: Partial<EventWishes> = {}) {
  const world = await openTestWorld({ now, sandbox: true });
  const event = await buildEvent(world.db, { now, slug: "evening", sides: [{ capacity: 1 }], ...wishes });
  const holds = await fillUp(world, event, 0);
  return { world, event, holds, app: await openApp(world) };
}

/** An evening where the first in line has an offer. */
async function offered(wishes: Partial<EventWishes> = {}) {
  const at = await stage(wishes);
  const entry = await waitFor(at.world, at.event);
  await at.world.passTime(40 * MINUTE);
  await freeSeats(at.world, at.holds);
  await promoteWaitlist(at.world, at.event);
  return { ...at, entry, page: `/w/${entry.token}` };
}

const person = {
  intent: "accept",
  name: "周宁",
  birthYear: "1996",
  birthMonth: "4",
  birthDay: "12",
  phone: "",
  ...consentVersions,
};

/** Everything that could change, to show that nothing did. */
async function rows(world: TestWorld): Promise<string> {
  const { prisma } = world.db;
  const [entries, orders, letters, seats] = await Promise.all([
    prisma.waitlistEntry.findMany({ orderBy: { seq: "asc" } }),
    prisma.order.findMany({ orderBy: { id: "asc" } }),
    prisma.letter.findMany({ orderBy: { id: "asc" } }),
    prisma.seat.findMany({ orderBy: [{ sideId: "asc" }, { number: "asc" }] }),
  ]);
  return JSON.stringify([entries, orders, letters, seats]);
}

test.each([
  ["", "已经满了", "排候补", "已为你排在候补第 1 位"],
  ["/en", "full", "Join the waitlist", "You are number 1 on the waitlist"],
])(
  "a full side leads from the event page %s to the waitlist, one field puts one in it",
  async (prefix, full, join, told) => {
    const { world, event, app } = await stage();
    const page = await htmlOf(await app.get(`${prefix}/e/evening`));
    expect(page.toLowerCase()).toContain(full.toLowerCase());
    expect(page).toContain(join);
    expect(page).toContain(`${prefix}/e/evening/waitlist?side=${sideOf(event, 0)}`);
    const form = await app.get(`${prefix}/e/evening/waitlist?side=${sideOf(event, 0)}`);
    expect(form.status).toBe(200);
    expect(await htmlOf(form)).toContain('name="email"');
    const sent = await app.post(`${prefix}/e/evening/waitlist`, {
      side: sideOf(event, 0),
      email: "lin@mail.example",
    });
    expect(sent.status).toBe(303);
    const done = await app.get(sent.headers.get("Location") ?? "");
    expect(await htmlOf(done)).toContain(told);
    expect(await world.db.prisma.waitlistEntry.count()).toBe(1);
  },
);

test("what is wrong with the form is told beside it, values are kept, nothing is written", async () => {
  const { world, event, app } = await stage();
  const side = sideOf(event, 0);
  const cases: [Record<string, string>, string][] = [
    [{ side, email: "nope" }, "这看起来不是一个邮箱地址"],
    [{ side, email: "" }, "请写邮箱"],
    [{ email: "lin@mail.example" }, "请选你在哪一侧"],
    [{ side: "not-a-side", email: "lin@mail.example" }, "请重新选一侧"],
    [{ side, email: "lin@mail.example\r\nBcc: all@mail.example" }, "这看起来不是一个邮箱地址"],
    [{ side, email: `${"x".repeat(10_240)}@mail.example` }, "这看起来不是一个邮箱地址"],
    [{ [`seats-${side}`]: "4", email: "lin@mail.example" }, "这么多人一起排不下"],
  ];
  for (const [fields, said] of cases) {
    const response = await app.post("/e/evening/waitlist", fields);
    const html = await htmlOf(response);
    expect(response.status, JSON.stringify(fields).slice(0, 80)).toBe(422);
    expect(html).toContain(said);
    if (fields.email === "nope") expect(html).toContain('value="nope"');
  }
  const hostile = await htmlOf(await app.post("/e/evening/waitlist", { side, email: '"><img onerror=x>' }));
  expect(hostile).not.toContain("<img onerror");
  expect(await world.db.prisma.waitlistEntry.count()).toBe(0);
});

test("joining says no in words when sales are over, paused or the event is cancelled, and 404 for what is not there", async () => {
  const { world, event, app } = await stage();
  const fields = { side: sideOf(event, 0), email: "lin@mail.example" };
  const set = (data: object) => world.db.prisma.event.update({ where: { id: event.eventId }, data });
  for (const [data, status, said] of [
    [{ salesPausedAt: now }, 403, "报名先停一停"],
    [{ salesPausedAt: null, salesCloseAt: now }, 403, "报名已经截止"],
    [{ state: "cancelled", cancelledAt: now }, 410, "这场局取消了"],
  ] as const) {
    await set(data);
    const response = await app.post("/e/evening/waitlist", fields);
    expect(response.status, said).toBe(status);
    expect(await htmlOf(response)).toContain(said);
    expect((await app.get("/e/evening/waitlist")).status).toBe(status);
  }
  expect((await app.post("/e/nothing/waitlist", fields)).status).toBe(404);
  expect(await world.db.prisma.waitlistEntry.count()).toBe(0);
});

test("where a seat is free the waitlist leads to the form that takes it", async () => {
  const { event, app } = await stage({ sides: [{ capacity: 1 }, { labelZh: "女生", labelEn: "Women" }] });
  const side = sideOf(event, 1);
  const response = await app.post("/e/evening/waitlist", { side, email: "lin@mail.example" });
  expect(response.status).toBe(303);
  expect(response.headers.get("Location")).toBe(`/e/evening/register?side=${side}`);
});

test("a registration that must wait offers the waitlist with address and side kept, and one tap joins", async () => {
  const { world, event, app } = await stage();
  const side = sideOf(event, 0);
  const sent = await app.post("/e/evening/register", {
    ...person,
    formToken: "a-form-token-of-this-test",
    side,
    [`price-${side}`]: "49900",
    email: "zhou@mail.example",
  });
  const html = await htmlOf(sent);
  expect(sent.status).toBe(409);
  expect(html).toContain("把我排进候补");
  expect(hiddenValue(html, "email")).toBe("zhou@mail.example");
  const joined = await app.post("/e/evening/waitlist", {
    email: hiddenValue(html, "email"),
    [`seats-${side}`]: hiddenValue(html, `seats-${side}`),
  });
  expect(joined.status).toBe(303);
  expect(await world.db.prisma.waitlistPlace.findMany({ select: { sideId: true, seats: true } })).toEqual([
    { sideId: side, seats: 1 },
  ]);
});

test("too many tries from one address are answered with 429 and words, the same for a known address", async () => {
  const { event, app } = await stage();
  const fields = { side: sideOf(event, 0), email: "lin@mail.example" };
  for (let n = 0; n < 6; n += 1) expect((await app.post("/e/evening/waitlist", fields)).status).toBe(303);
  const refused = await app.post("/e/evening/waitlist", fields);
  expect(refused.status).toBe(429);
  expect(await htmlOf(refused)).toContain("刚刚试了好几次");
});

test("the page of an entry tells the place, leaves with one button, and is for the holder of its link alone", async () => {
  const { world, event, app } = await stage();
  await waitFor(world, event);
  const entry = await waitFor(world, event);
  const page = `/w/${entry.token}`;
  const zh = await app.get(page);
  const html = await htmlOf(zh);
  expect(html).toContain("第 2 位");
  expect(html).toContain("前面还有 1 位");
  expect(html).toContain('name="robots" content="noindex"');
  expect(await htmlOf(await app.get(`/en${page}`))).toContain("1 ahead of you");
  expect((await app.post(page, { intent: "leave" })).status).toBe(303);
  expect(await stateOfEntry(world, entry)).toBe("left");
  expect(await htmlOf(await app.get(page))).toContain("你已离开候补");
});

test("links that are forged, cut, of no entry or of an application open nothing, in any way of asking", async () => {
  const { world, event, app, entry } = await offered();
  const flipped = entry.token.slice(0, -2) + (entry.token.endsWith("AA") ? "BB" : "AA");
  const nobody = waitlistToken(world.vault, { eventId: event.eventId, entryId: event.eventId });
  const other = await buildEvent(world.db, { now });
  const foreign = waitlistToken(world.vault, { eventId: other.eventId, entryId: entry.entryId });
  const before = await rows(world);
  for (const token of [flipped, nobody, foreign, "x", "a".repeat(64)]) {
    expect((await app.get(`/w/${token}`)).status, token).toBe(404);
    for (const intent of ["accept", "leave"])
      expect((await app.post(`/w/${token}`, { ...person, intent })).status, `${intent} ${token}`).toBe(404);
  }
  expect((await app.post(`/w/${entry.token}`, { intent: "dance" })).status).toBe(422);
  expect((await app.post(`/w/${entry.token}`, { intent: "language", locale: "xx" })).status).toBe(422);
  expect(await rows(world)).toBe(before);
});

test("looking changes nothing, not even at an offer whose time is over", async () => {
  const { world, app, page } = await offered();
  const before = await rows(world);
  for (const path of ["/e/evening", "/e/evening/waitlist", "/e/evening/waitlist?place=3", page, `/en${page}`])
    expect((await app.get(path)).status, path).toBe(200);
  world.clock.advance(13 * HOUR);
  expect(await htmlOf(await app.get(page))).toContain("为你留的时间过了");
  expect(await rows(world)).toBe(before);
});

test("an offered seat shows its deadline and leads from the full form to the payment page, once", async () => {
  const { world, app, entry, page } = await offered();
  const html = await htmlOf(await app.get(page));
  expect(html).toContain("有一个座位为你留着");
  expect(html).toContain("要这个座位，支付 ¥499.00 CNY");
  expect(html).toContain(entry.email);
  const form = {
    ...person,
    formToken: hiddenValue(html, "formToken"),
    price: hiddenValue(html, "price"),
    side: hiddenValue(html, "side"),
  };
  const taken = await app.post(page, form);
  expect(taken.status).toBe(303);
  expect(taken.headers.get("Location")).toContain(world.sandbox.stripe.url);
  const again = await app.post(page, form);
  expect(again.headers.get("Location"), "the same form again is the same page").toBe(
    taken.headers.get("Location"),
  );
  const otherTab = await app.post(page, { ...form, formToken: "another-tab-of-theirs" });
  expect(otherTab.status).toBe(409);
  const told = await htmlOf(otherTab);
  expect(told).toContain("座位已经是你的了");
  expect(told).toContain('href="/o/');
  expect(await world.db.prisma.order.count({ where: { state: "held" } })).toBe(1);
});

test("bad input in an offer's form is told beside its field, keeps the seat and what was typed", {
  timeout: 90_000,
}, async () => {
  const { world, app, entry, page } = await offered();
  const html = await htmlOf(await app.get(page));
  const good = {
    ...person,
    formToken: hiddenValue(html, "formToken"),
    price: hiddenValue(html, "price"),
    side: hiddenValue(html, "side"),
  };
  const before = await rows(world);
  for (const [wrong, status, said] of [
    [{ name: " " }, 422, "请写一个称呼"],
    [{ name: "长".repeat(10_240) }, 422, "称呼请控制在 60 个字以内"],
    [{ birthYear: "2020" }, 422, "活动当天要满 18 岁才能参加"],
    [{ terms: "" }, 422, "请先读过并同意《参加条款》"],
    [{ formToken: "" }, 422, "这一页放太久了"],
    [{ price: "1" }, 409, "票价刚刚变了"],
    [{ price: "free" }, 422, "这一页放太久了"],
    [{ side: "not-a-side" }, 422, "请重新选一侧"],
  ] as const) {
    const response = await app.post(page, { ...good, ...wrong });
    expect(response.status, said).toBe(status);
    const shown = await htmlOf(response);
    expect(shown).toContain(said);
    if ("birthYear" in wrong) expect(shown).toContain('value="周宁"');
  }
  expect(await rows(world)).toBe(before);
  expect(await stateOfEntry(world, entry)).toBe("offered");
  world.clock.advance(12 * HOUR);
  const late = await app.post(page, good);
  expect(late.status).toBe(409);
  expect(await htmlOf(late)).toContain("为你留的时间过了");
  expect(await world.db.prisma.order.count({ where: { state: "held" } })).toBe(0);
});

test("an offered seat takes a discount code: its price is shown first, and is the one that is held", async () => {
  const { world, app, page, event } = await offered();
  expect(await htmlOf(await app.get(page)), "no field where no code exists").not.toContain('name="code"');
  await buildCode(world.db, event, { percent: 15 });
  const html = await htmlOf(await app.get(page));
  const form = {
    ...person,
    formToken: hiddenValue(html, "formToken"),
    price: hiddenValue(html, "price"),
    side: hiddenValue(html, "side"),
    appliedCode: "",
  };
  const before = await rows(world);
  const unknown = await app.post(page, { ...form, code: "NOBODY", applyCode: "1" });
  expect(unknown.status).toBe(422);
  expect(await htmlOf(unknown)).toContain("没有找到这个优惠码");
  const unseen = await app.post(page, { ...form, code: "friend" });
  expect(unseen.status, "a code nobody saw the price of only shows it").toBe(200);
  const shown = await htmlOf(unseen);
  expect(shown).toContain("支付 ¥424.15 CNY");
  expect(shown, "what was typed stays").toContain('value="周宁"');
  expect(await rows(world)).toBe(before);
  const coded = {
    code: "friend",
    appliedCode: hiddenValue(shown, "appliedCode"),
    price: hiddenValue(shown, "price"),
  };
  expect((await app.post(page, { ...form, ...coded })).status).toBe(303);
  const order = await world.db.prisma.order.findFirstOrThrow({ where: { state: "held" } });
  expect(order.totalMinor, "the price on the button").toBe(42_415);
});

test("a party's offer is taken whole, by a form with every person on it and no fewer", async () => {
  const sides = [{ capacity: 1 }, { capacity: 1, labelZh: "女生", labelEn: "Women" }];
  const world = await openTestWorld({ now, sandbox: true });
  const event = await buildEvent(world.db, { now, slug: "evening", sides });
  await world.db.prisma.event.update({ where: { id: event.eventId }, data: { groupMax: 2 } });
  const holds = [...(await fillUp(world, event, 0)), ...(await fillUp(world, event, 1))];
  const app = await openApp(world);
  const places = [0, 1].map((index) => ({ sideId: sideOf(event, index), seats: 1 }));
  const entry = await waitFor(world, event, { places });
  await world.passTime(40 * MINUTE);
  await freeSeats(world, holds);
  await promoteWaitlist(world, event);
  const page = `/w/${entry.token}`;
  const html = await htmlOf(await app.get(page));
  expect(html).toContain("要这 2 个座位，支付 ¥998.00 CNY");
  const alone = {
    ...person,
    formToken: hiddenValue(html, "formToken"),
    price: hiddenValue(html, "price"),
    side: sideOf(event, 0),
  };
  const before = await rows(world);
  expect((await app.post(page, alone)).status, "one person cannot take both seats").toBe(422);
  expect((await app.post(page, { intent: "accept" })).status, "nobody at all").toBe(422);
  expect(await rows(world)).toBe(before);
  const friend = { "side-2": sideOf(event, 1), "name-2": "许知远", "email-2": "friend@mail.example" };
  const born = { "birthYear-2": "1995", "birthMonth-2": "6", "birthDay-2": "1", "phone-2": "" };
  expect((await app.post(page, { ...alone, ...friend, ...born })).status).toBe(303);
  const order = await world.db.prisma.order.findFirstOrThrow({
    where: { state: "held" },
    include: { lines: true },
  });
  expect([order.totalMinor, order.lines.length]).toEqual([99_800, 2]);
});

test("letters change their language by the button, and the answer comes in it", async () => {
  const { world, app, page, entry } = await offered();
  const response = await app.post(page, { intent: "language", locale: "en" });
  expect(response.headers.get("Location")).toBe(`/en${page}?done=language`);
  const row = await world.db.prisma.waitlistEntry.findFirstOrThrow({ where: { id: entry.entryId } });
  expect(row.locale).toBe("en");
});
