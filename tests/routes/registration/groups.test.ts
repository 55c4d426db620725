import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { consentVersions } from "#app/domain/registration/consent-texts.ts";
import { lineToken } from "#app/use-cases/registration/line-link.server.ts";
import { type BuiltEvent, buildEvent } from "#tests/builders/event.ts";
import { allowGroups, buyPartyFor, companionToken } from "#tests/builders/party.ts";
import { openApp } from "#tests/routes/app.ts";
import { openTestWorld } from "#tests/world.ts";

const now = new Date("2031-03-08T11:00:00Z");
const LONG = 60_000;

async function stage(prices: [number, number] = [49_900, 49_900]) {
  const world = await openTestWorld({ now, sandbox: true });
  const sides = prices.map((priceMinor) => ({ priceMinor }));
  const event = await buildEvent(world.db, { now, sides });
  await allowGroups(world, event);
  return { world, event, app: await openApp(world) };
}

function person(
  event: BuiltEvent,
  place: number,
  parts: Record<string, string> = {},
): Record<string, string> {
  const at = place === 1 ? "" : `-${place}`;
  const fields = {
    side: event.sides[0]?.id ?? "",
    name: `小${place}`,
    email: `p${place}@mail.example`,
    birthYear: "1996",
    birthMonth: "5",
    birthDay: "4",
    ...parts,
  };
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => [name + at, value]));
}

function form(event: BuiltEvent, ...people: Record<string, string>[]): Record<string, string> {
  const prices = event.sides.map(({ id, priceMinor }) => [`price-${id}`, String(priceMinor)]);
  return Object.assign(
    { formToken: randomUUID(), ...Object.fromEntries(prices), ...consentVersions },
    ...people,
    { total: String(49_900 * people.length), totalFor: "*" },
  );
}

test("a friend is added and removed without script, everything typed stays, nothing is written", {
  timeout: LONG,
}, async () => {
  const { world, event, app } = await stage();
  const path = `/e/${event.slug}/register`;
  expect(await (await app.get(path)).text()).toContain("带朋友一起来");
  const added = await app.post(path, { ...form(event, person(event, 1)), intent: "add-person" });
  expect(added.status).toBe(200);
  const page = await added.text();
  for (const part of ['value="小1"', 'name="email-2"', "¥998.00", "为 2 个人报名并支付"])
    expect(page).toContain(part);
  const two = form(event, person(event, 1), person(event, 2));
  const gone = await (await app.post(path, { ...two, intent: "remove-person-2" })).text();
  expect(gone).not.toContain('name="email-2"');
  expect(await world.db.prisma.order.count()).toBe(0);
});

test("a party goes to pay the sum that stood on the button", { timeout: LONG }, async () => {
  const { world, event, app } = await stage();
  const sent = form(event, person(event, 1), person(event, 2, { side: event.sides[1]?.id ?? "" }));
  const answer = await app.post(`/e/${event.slug}/register`, sent);
  expect(answer.status).toBe(303);
  const order = await world.db.prisma.order.findFirstOrThrow({ include: { lines: true, consents: true } });
  expect([order.totalMinor, order.lines.length]).toEqual([99_800, 2]);
  const first = order.lines.find(({ position }) => position === 1)?.id;
  expect(
    order.consents.map(({ lineId }) => lineId),
    "nobody agrees for a friend",
  ).toEqual([first]);
});

test("where sides cost differently the sum is shown before anything is claimed", {
  timeout: LONG,
}, async () => {
  const { world, event, app } = await stage([49_900, 39_900]);
  const path = `/e/${event.slug}/register`;
  const both = [person(event, 1), person(event, 2, { side: event.sides[1]?.id ?? "" })];
  const first = await app.post(path, { ...form(event, ...both), total: "", totalFor: "" });
  expect(first.status).toBe(409);
  expect(await first.text()).toContain("¥898.00");
  expect(await world.db.prisma.order.count()).toBe(0);
  const chosen = event.sides.map(({ id }) => id).join(",");
  const again = await app.post(path, { ...form(event, ...both), total: "89800", totalFor: chosen });
  expect(again.status).toBe(303);
});

test("bad people are refused beside the right person, and nothing is written", {
  timeout: LONG,
}, async () => {
  const { world, event, app } = await stage();
  const path = `/e/${event.slug}/register`;
  const me = person(event, 1);
  const cases: [string, Record<string, string>, number, string][] = [
    [
      "the same address twice",
      form(event, me, person(event, 2, { email: "P1+x@mail.example" })),
      422,
      'id="email-2-error"',
    ],
    [
      "a friend under 18",
      form(event, me, person(event, 2, { birthYear: "2020" })),
      422,
      "朋友 1：活动当天要满 18 岁",
    ],
    [
      "a side of nowhere",
      form(event, me, person(event, 2, { side: randomUUID() })),
      422,
      'id="side-2-error"',
    ],
    [
      "a friend without anything",
      form(event, me, person(event, 2, { name: "", email: "" })),
      422,
      'id="name-2-error"',
    ],
    ["five people", form(event, me, ...[2, 3, 4, 5].map((n) => person(event, n))), 422, ""],
    ["a sum that is too small", { ...form(event, me, person(event, 2)), total: "1" }, 409, "¥998.00"],
    ["a sum that is none", { ...form(event, me, person(event, 2)), total: "-5" }, 409, "¥998.00"],
  ];
  for (const [what, sent, status, said] of cases) {
    const answer = await app.post(path, sent);
    expect(answer.status, what).toBe(status);
    expect(await answer.text(), what).toContain(said);
  }
  expect(await world.db.prisma.order.count()).toBe(0);
});

test("a companion's page shows their own ticket and nobody else; the texts are agreed to there", {
  timeout: LONG,
}, async () => {
  const { world, event, app } = await stage();
  const party = await buyPartyFor(world, event, [{ name: "林晓雯" }, { name: "苏木" }]);
  const own = `/o/${await companionToken(world, party, 2)}`;
  const page = await (await app.get(own)).text();
  expect(page).toContain("苏木");
  expect(page).toContain("请你确认一下");
  expect(page).not.toContain("林晓雯");
  expect(page).not.toContain("¥998.00");
  const half = await app.post(`${own}/confirm`, { terms: consentVersions.terms });
  expect(half.status).toBe(422);
  expect((await app.post(`${own}/confirm`, { ...consentVersions })).status).toBe(303);
  expect(await (await app.get(own)).text()).not.toContain("请你确认一下");
  expect(
    (await app.get(`/o/${party.token}/confirm`)).status,
    "who ordered has nothing to agree to here",
  ).toBe(404);
  const whole = await (await app.get(`/o/${party.token}`)).text();
  for (const part of ["林晓雯", "苏木", "已确认条款", "这笔订单里的 2 个人"]) expect(whole).toContain(part);
});

test("links and places that lead nowhere are answered alike, and change nothing", {
  timeout: LONG,
}, async () => {
  const { world, event, app } = await stage();
  const party = await buyPartyFor(world, event, [{}, {}]);
  const alone = await buyPartyFor(world, event, [{}, {}]);
  const line = await world.db.prisma.orderLine.findFirstOrThrow({
    where: { orderId: alone.orderId, position: 2 },
  });
  const own = await companionToken(world, party, 2);
  const forged = `${own.slice(0, -2)}${own.endsWith("A") ? "B" : "A"}x`;
  const old = lineToken(world.vault, { eventId: event.eventId, lineId: line.id, linkVersion: 2 });
  const shown = { shown: "49900" };
  for (const path of [
    `/o/${forged}`,
    `/o/${old}`,
    `/o/${party.token}/cancel?person=3`,
    `/o/${party.token}/cancel?person=${line.id}`,
    `/o/${party.token}/cancel?person=0`,
    `/o/${own}/cancel?person=1`,
    `/o/${own}/transfer?person=1`,
  ])
    expect((await app.get(path)).status, path).toBe(404);
  for (const path of [
    `/o/${own}/cancel?person=1`,
    `/o/${forged}/cancel`,
    `/o/${party.token}/cancel?person=4`,
  ])
    expect((await app.post(path, shown)).status, path).toBe(404);
  expect((await app.post(`/o/${party.token}/cancel?person=2`, { shown: "1" })).status).toBe(409);
  expect(await world.db.prisma.orderLine.count({ where: { state: "live" } })).toBe(4);
  expect((await app.post(`/o/${party.token}/cancel?person=2`, shown)).status).toBe(303);
  expect(await world.db.prisma.refund.count()).toBe(1);
});
