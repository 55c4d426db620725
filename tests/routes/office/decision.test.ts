import { expect, test } from "vitest";
import { buildEvening, signInOrganiser } from "#tests/builders/evening.ts";
import { buildVenue } from "#tests/builders/venue.ts";
import { openTestWorld } from "#tests/world.ts";
import { openApp } from "../app.ts";

const now = new Date("2031-03-08T11:00:00Z");
const DAY = 86_400_000;
const timeout = 90_000;

async function office() {
  const world = await openTestWorld({ now });
  const app = await openApp(world);
  const { cookie } = await signInOrganiser(world);
  const cancellation = [{ days: 7, percent: 0 }];
  const { eventId } = await buildEvening(world, { venueTerms: { cancellation } });
  return { world, app, headers: { cookie }, eventId, base: `/office/events/${eventId}` };
}

test("a day is taken from the proposals; on it the cockpit asks and one tap runs the evening", {
  timeout,
}, async () => {
  const { world, app, headers, eventId, base } = await office();
  const page = await (await app.get(`${base}/decision`, headers)).text();
  expect(page).toContain("还没有设成局日");
  const at = /name="at" value="([^"]+)"/.exec(page)?.[1] ?? "";
  expect(
    (await app.post(`${base}/decision`, { intent: "take-day", at: now.toISOString() }, headers)).status,
  ).toBe(409);
  const taken = await app.post(`${base}/decision`, { intent: "take-day", at }, headers);
  expect(taken.headers.get("location")).toBe(`${base}/decision`);
  expect(await (await app.get(`/en${base}/edit`, headers)).text()).toContain('name="goDate"');
  world.clock.set(new Date(at));
  const cockpit = await (await app.get(base, headers)).text();
  for (const said of ["今天决定：办，还是不办？", "照常办", "取消并全额退款", `${base}/cancel`])
    expect(cockpit).toContain(said);
  const askedFor = /name="askedFor" value="([^"]+)"/.exec(cockpit)?.[1] ?? "";
  const run = () => app.post(`${base}/decision`, { intent: "run", askedFor }, headers);
  expect((await run()).headers.get("location")).toBe(`${base}/decision?done`);
  const again = await run();
  expect(again.status).toBe(409);
  expect(await again.text()).toContain("别人刚刚已经决定了");
  expect(await (await app.get(`/en${base}/decision`, headers)).text()).toContain("Decided: run it");
  expect(await world.db.prisma.goDecision.count({ where: { eventId } })).toBe(1);
});

test("minimums typed into the editor are kept, and nonsense is answered beside its field", {
  timeout,
}, async () => {
  const { world, app, headers, eventId, base } = await office();
  const page = await (await app.get(`${base}/edit`, headers)).text();
  const hidden = [...page.matchAll(/<input[^>]*name="([^"]+)"[^>]*>/g)].flatMap(([tag, name = ""]) => {
    const value = /value="([^"]*)"/.exec(tag)?.[1] ?? "";
    return /type="(checkbox|radio)"/.test(tag) && !/checked/.test(tag) ? [] : [[name, value] as const];
  });
  const areas = [...page.matchAll(/<textarea[^>]*name="([^"]+)"[^>]*>([^<]*)/g)].map(
    ([, name = "", text = ""]) => [name, text] as const,
  );
  const form = { ...Object.fromEntries([...hidden, ...areas]), groupMax: "1", intent: "save" };
  const typed = { goDate: "2031-03-12", goTime: "19:00", goMinProfit: "500", goAuto: "yes", side0GoMin: "8" };
  const bad = await app.post(
    `${base}/edit`,
    { ...form, ...typed, side0GoMin: "13", goDate: "2031-04-01" },
    headers,
  );
  expect(bad.status).toBe(422);
  const refused = await bad.text();
  for (const said of ["成局日要在开场之前", "side0GoMin-error"]) expect(refused).toContain(said);
  const saved = await app.post(`${base}/edit`, { ...form, ...typed }, headers);
  expect(saved.headers.get("location"), await saved.clone().text()).toBe(`${base}/edit?saved`);
  expect(
    await world.db.prisma.event.findUniqueOrThrow({ where: { id: eventId }, include: { sides: true } }),
  ).toMatchObject({
    ...{ goNoGoAt: new Date("2031-03-12T11:00:00Z"), goNoGoAuto: true, goNoGoMinMinor: 50_000 },
    sides: expect.arrayContaining([expect.objectContaining({ goNoGoMin: 8 })]),
  });
});

test("venues are compared for an event, and nonsense in the address is no venue", { timeout }, async () => {
  const { world, app, headers, base } = await office();
  const venueId = await buildVenue(world.db, { now: new Date(now.getTime() - DAY), name: "转角小酒馆" });
  const page = await app.get(`/en${base}/venues?v=${venueId}&v=nonsense`, headers);
  expect(page.status).toBe(200);
  const said = await page.text();
  for (const part of ["转角小酒馆", "Ask by letter", "event="]) expect(said).toContain(part);
  expect((await app.get("/office/events/00000000-0000-4000-8000-00000000000f/venues", headers)).status).toBe(
    404,
  );
  expect((await app.get(`${base}/venues`)).status).toBe(303);
});
