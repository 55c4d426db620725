import { expect, test } from "vitest";
import { createOrganiser } from "#app/use-cases/organiser/create-organiser.server.ts";
import { makeSignInLink } from "#app/use-cases/organiser/make-sign-in-link.server.ts";
import { openTestWorld, type TestWorld } from "#tests/world.ts";
import { openApp } from "../app.ts";

const someId = "00000000-0000-4000-8000-00000000000f";
const pages = [
  "/office",
  "/office/settings",
  "/office/venues",
  "/office/venues/new",
  `/office/venues/${someId}`,
  "/office/events/new",
  `/office/events/${someId}/edit`,
  `/office/events/${someId}/preview`,
];

/** Pages that take no form. */
const withoutForm = ["/office", "/office/venues"];

async function linkPath(world: TestWorld): Promise<string> {
  const made = await createOrganiser(world, { email: "lin@example.com", name: "林老师" });
  if (!made.ok) throw new Error(made.reason);
  const { url } = await makeSignInLink(world, made.organiserId);
  return new URL(url).pathname;
}

function cookieOf(response: Response): string {
  return response.headers.get("set-cookie")?.split(";")[0] ?? "";
}

test.each(pages)(
  "without a session %s leads to the sign-in page, reading and writing alike",
  async (path) => {
    const world = await openTestWorld();
    const app = await openApp(world);
    const shown = await app.get(path);
    expect([shown.status, shown.headers.get("location")]).toEqual([303, "/office/sign-in"]);
    const sent = await app.post(path, { intent: "save", name: "x" });
    if (withoutForm.includes(path)) expect(sent.status).toBe(405);
    else expect([sent.status, sent.headers.get("location")]).toEqual([303, "/office/sign-in"]);
    const english = await app.get(`/en${path}`);
    expect(english.headers.get("location")).toBe("/en/office/sign-in");
    expect(await world.db.prisma.auditEntry.count()).toBe(0);
  },
);

test("known and unknown addresses get the same page", async () => {
  const world = await openTestWorld();
  await linkPath(world);
  const app = await openApp(world);
  const ask = async (email: string) => {
    const response = await app.post("/office/sign-in", { email });
    return { status: response.status, body: await response.text() };
  };
  const known = await ask("lin@example.com");
  expect(known.status).toBe(200);
  expect(await ask("stranger@example.com")).toEqual(known);
});

test("a wrong address is explained beside the field, its text kept", async () => {
  const app = await openApp(await openTestWorld());
  const response = await app.post("/office/sign-in", { email: "lin@<b>" });
  expect(response.status).toBe(422);
  const body = await response.text();
  expect(body).toContain("email-error");
  expect(body).toContain("lin@&lt;b&gt;");
});

test("too many letters are refused with 429 and words", async () => {
  const app = await openApp(await openTestWorld());
  for (let n = 0; n < 5; n += 1) await app.post("/office/sign-in", { email: "lin@example.com" });
  const refused = await app.post("/office/sign-in", { email: "lin@example.com" });
  expect(refused.status).toBe(429);
  expect(await refused.text()).toContain("刚才寄得太频繁了");
});

test("the link shows a button, the button signs in, and the link is then gone", async () => {
  const world = await openTestWorld();
  const path = await linkPath(world);
  const app = await openApp(world);
  const shown = await app.get(path);
  expect(shown.status).toBe(200);
  expect(shown.headers.get("set-cookie")).toBeNull();
  const pressed = await app.post(path, {});
  expect([pressed.status, pressed.headers.get("location")]).toEqual([303, "/office"]);
  expect(pressed.headers.get("set-cookie")).toMatch(/HttpOnly; SameSite=Lax/);
  expect((await app.get("/office", { cookie: cookieOf(pressed) })).status).toBe(200);
  for (const again of [await app.get(path), await app.post(path, {})]) {
    expect(again.status).toBe(410);
    expect(await again.text()).toContain("这个链接用不了了");
  }
});

test("a cookie planted before the sign-in is not the one used after it", async () => {
  const world = await openTestWorld();
  const path = await linkPath(world);
  const app = await openApp(world);
  const planted = `qingju-session=${"a".repeat(43)}`;
  const pressed = await app.post(path, {}, { cookie: planted });
  expect(cookieOf(pressed)).not.toBe(planted);
  expect((await app.get("/office", { cookie: planted })).status).toBe(303);
});

test("signing out ends the session; opening its address does not", async () => {
  const world = await openTestWorld();
  const app = await openApp(world);
  const cookie = cookieOf(await app.post(await linkPath(world), {}));
  await app.get("/office/sign-out", { cookie });
  expect((await app.get("/office", { cookie })).status).toBe(200);
  const out = await app.post("/office/sign-out", {}, { cookie });
  expect(out.headers.get("set-cookie")).toContain("Max-Age=0");
  expect((await app.get("/office", { cookie })).status).toBe(303);
});

test("on https the session's cookie carries the browser's own promise", async () => {
  const world = await openTestWorld({ settings: { PUBLIC_URL: "https://qingju.example" } });
  const app = await openApp(world);
  const cookie = (await app.post(await linkPath(world), {})).headers.get("set-cookie") ?? "";
  expect(cookie).toMatch(/^__Host-qingju=[\w-]{43}; Path=\/; .*Secure$/);
});

test("who opened a page of the office while signed out is back on it after signing in", async () => {
  const world = await openTestWorld();
  const app = await openApp(world);
  const wanted = `/en/office/events/${someId}/guests`;
  const cookie = cookieOf(await app.get(wanted));
  expect(cookie).toBe(`qingju-next=${wanted}`);
  const pressed = await app.post(await linkPath(world), {}, { cookie });
  expect(pressed.headers.get("location")).toBe(wanted);
  expect(pressed.headers.getSetCookie()[1]).toMatch(/^qingju-next=; Path=\/; Max-Age=0/);
});

test.each([
  "//evil.example",
  "https://evil.example/office",
  "/office/../e/x",
  "/office//evil.example",
  "/o/x",
])("a planted way on (%s) leads to the office and nowhere else", async (planted) => {
  const world = await openTestWorld();
  const app = await openApp(world);
  const pressed = await app.post(await linkPath(world), {}, { cookie: `qingju-next=${planted}` });
  expect(pressed.headers.get("location")).toBe("/office");
});
