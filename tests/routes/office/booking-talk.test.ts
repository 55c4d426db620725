import { expect, test } from "vitest";
import { askedFor, asking, askSomeVenue } from "#tests/builders/asked-venue.ts";
import { signInOrganiser } from "#tests/builders/evening.ts";
import { buildVenue } from "#tests/builders/venue.ts";
import { openTestWorld } from "#tests/world.ts";
import { openApp } from "../app.ts";

const now = new Date("2026-11-21T04:00:00Z");
const typed = (fields: Partial<typeof askedFor> = {}): Record<string, string> => {
  const { cancellation, endsNextDay: _no, ...rest } = { ...askedFor, ...fields };
  const rungs = cancellation.flatMap(({ days, percent }, n) => [
    [`cancel${n}Days`, days],
    [`cancel${n}Percent`, percent],
  ]);
  return { ...rest, ...Object.fromEntries(rungs) };
};

async function talking() {
  const world = await openTestWorld({ now });
  const asked = await askSomeVenue(world);
  const office = `/office/venues/${asked.venueId}/bookings/${asked.bookingId}`;
  return {
    ...{ world, office, app: await openApp(world), headers: { cookie: asked.cookie } },
    ...{ path: `/v/${asked.token}`, bookingId: asked.bookingId },
  };
}

test("asking goes from the form; what is wrong is said beside its field, and nothing is written", {
  timeout: 90_000,
}, async () => {
  const world = await openTestWorld({ now });
  const app = await openApp(world);
  const { cookie } = await signInOrganiser(world);
  const place = `/office/venues/${await buildVenue(world.db, { now })}/bookings`;
  const form = { ...typed(), ...asking, intent: "ask" };
  const wrong = await app.post(`/en${place}/new`, { ...form, contactEmail: "not an address" }, { cookie });
  expect(wrong.status).toBe(422);
  expect(await wrong.text()).toContain('value="not an address"');
  expect(await world.db.prisma.venueBooking.count()).toBe(0);
  const sent = await app.post(`${place}/new`, form, { cookie });
  expect(sent.headers.get("location")).toMatch(/bookings\/[\w-]{36}\?done=asked$/);
  expect(await (await app.get(sent.headers.get("location") ?? "", { cookie })).text()).toContain(
    "等场地答复",
  );
});

test("the venue reads, counters and is accepted, in its language and without an account", {
  timeout: 90_000,
}, async () => {
  const { app, path, office, headers } = await talking();
  const page = await (await app.get(`/en${path}`)).text();
  for (const said of [
    "¥6,000",
    "Agree to these terms",
    "Propose other terms",
    "Not this time",
    "希望是一张长桌",
  ])
    expect(page).toContain(said);
  expect(page, "no script").not.toMatch(/<script(?! type="application\/ld)/);
  const form = { ...typed({ fee: "7000", deposit: "3500" }), version: "1", message: "周末贵一点" };
  const bad = await app.post(`${path}/counter`, { ...form, deposit: "7001" });
  expect(bad.status).toBe(422);
  const refused = await bad.text();
  expect(refused).toContain("定金不能比确定要付的钱还多");
  expect(refused).toContain("周末贵一点");
  const sent = await app.post(`${path}/counter`, form);
  expect(sent.headers.get("location")).toBe(`${path}?done=answered`);
  const here = await (await app.get(office, headers)).text();
  for (const said of ["和上一版不同：价钱、定金", "周末贵一点", "同意这些条件"]) expect(here).toContain(said);
  const older = await app.post(office, { intent: "accept", version: "1" }, headers);
  expect(older.status).toBe(409);
  expect(await older.text()).toContain("条件刚刚变了");
  expect((await app.post(office, { intent: "accept", version: "2" }, headers)).status).toBe(303);
  for (const agreement of [`${path}/agreement`, `/en${path}/agreement`])
    expect(await (await app.get(agreement)).text()).toContain("¥7,000");
  expect(await (await app.get(`${office}/agreement`, headers)).text()).toContain("第 2 版条件");
});

test("a deposit is recorded from the page, and cancelling tells what is owed first", async () => {
  const { app, path, office, headers } = await talking();
  await app.post(path, { intent: "accept", version: "1" });
  const early = await app.post(office, { intent: "deposit", paid: "3000", paidOn: "2026-12-01" }, headers);
  expect(early.status).toBe(422);
  expect(await early.text()).toContain('value="3000"');
  const paid = await app.post(
    office,
    { intent: "deposit", paid: "3000", paidOn: "2026-11-20", reason: "早订便宜" },
    headers,
  );
  expect(paid.headers.get("location")).toBe(`${office}?done=deposit`);
  const page = await (await app.get(office, headers)).text();
  expect(page).toContain("现在取消不用付钱");
  expect((await app.post(office, { intent: "cancel", owed: "5" }, headers)).status).toBe(409);
  expect((await app.post(office, { intent: "cancel", owed: "0" }, headers)).status).toBe(303);
  expect(await (await app.get(`/en${path}`)).text()).toContain("They cancelled");
});

test("forged, outdated and expired links are refused in the same words", async () => {
  const { app, path, world } = await talking();
  const forged = `${path.slice(0, -1)}${path.endsWith("A") ? "B" : "A"}`;
  const first = await app.get(`/v/${"A".repeat(44)}`);
  const words = (await first.text()).replace(/<head>.*<\/head>/s, "").match(/<h1>.*?<\/p>/s)?.[0];
  expect(words).toContain("这个链接打不开");
  const refusedAlike = async (address: string) => {
    const response = await app.get(address);
    expect(response.status, address).toBe(404);
    expect(await response.text(), address).toContain(words);
    expect((await app.post(address, { intent: "accept", version: "1" })).status, address).toBe(404);
  };
  expect(first.status).toBe(404);
  for (const wrong of [forged, "/v/x", `${forged}/counter`]) await refusedAlike(wrong);
  expect((await app.get(`${forged}/agreement`)).status).toBe(404);
  world.clock.set(new Date("2026-12-19T15:00:00Z"));
  await refusedAlike(path);
});

test("looking changes nothing, and a release needs a reason", async () => {
  const { app, path, bookingId, world } = await talking();
  const steps = () => world.db.prisma.bookingStep.count({ where: { bookingId } });
  for (const address of [path, `/en${path}`, `${path}/counter?kind=per-hour`, `${path}/agreement`])
    expect((await app.get(address)).status, address).toBe(200);
  expect(await steps()).toBe(1);
  await app.post(path, { intent: "accept", version: "1" });
  const empty = await app.post(path, { intent: "release", version: "1", "message-release": " " });
  expect(empty.status).toBe(422);
  expect(await empty.text()).toContain("message-release-error");
});
