import { expect, test } from "vitest";
import { createOrganiser } from "#app/use-cases/organiser/create-organiser.server.ts";
import { makeSignInLink } from "#app/use-cases/organiser/make-sign-in-link.server.ts";
import { openTestWorld, type TestWorld } from "#tests/world.ts";
import { type App, openApp } from "../app.ts";

const now = new Date("2026-11-21T04:00:00Z");
const unknown = "00000000-0000-4000-8000-00000000000f";
const venue = {
  name: "巷口",
  city: "上海",
  area: "徐汇",
  address: "安福路 1 号",
  capacity: "40",
  timeZone: "Asia/Shanghai",
};
const booking = { intent: "book", date: "2026-12-05", startTime: "18:00", endTime: "23:00", fee: "6000" };
const event = {
  intent: "save",
  kind: "matchmaking",
  titleZh: "周六晚，十二对",
  summaryZh: "一杯好酒",
  date: "2026-12-05",
  startTime: "19:00",
  endTime: "22:00",
  minAge: "18",
  addressVisibility: "paid-guests",
  side0Zh: "女生",
  side0Capacity: "12",
  side0Price: "499.00",
};

type Office = { world: TestWorld; app: App; headers: { cookie: string } };

async function openOffice(): Promise<Office> {
  const world = await openTestWorld({ now });
  const app = await openApp(world);
  const made = await createOrganiser(world, { email: "lin@example.com", name: "林老师" });
  if (!made.ok) throw new Error(made.reason);
  const { url } = await makeSignInLink(world, made.organiserId);
  const pressed = await app.post(new URL(url).pathname, {});
  return { world, app, headers: { cookie: pressed.headers.get("set-cookie")?.split(";")[0] ?? "" } };
}

function goesTo(response: Response): string {
  expect(response.status).toBe(303);
  return response.headers.get("location") ?? "";
}

async function withVenue({ app, headers }: Office): Promise<string> {
  return goesTo(await app.post("/office/venues/new", venue, headers)).replace(/\?.*/, "");
}

test("a venue, a booking, a draft and a published event follow from four forms", async () => {
  const office = await openOffice();
  const { world, app, headers } = office;
  const place = await withVenue(office);
  expect(goesTo(await app.post(place, booking, headers))).toBe(`${place}?done=booked`);
  const { id } = await world.db.prisma.venueBooking.findFirstOrThrow();
  const preview = goesTo(await app.post("/office/events/new", { ...event, bookingId: id }, headers));
  const shown = await (await app.get(preview, headers)).text();
  expect(shown).toContain("发布，开始售票");
  expect(shown, "a draft's page leads nowhere yet").not.toMatch(/href="[^"]*(register|calendar\.ics)/);
  expect(shown).toContain("发布后开放");
  const cockpit = goesTo(await app.post(preview, {}, headers));
  expect(cockpit).toBe(preview.replace("/preview", ""));
  expect(await world.db.prisma.seat.count()).toBe(12);
});

test("an empty venue form comes back with its problems, its values and status 422", async () => {
  const { world, app, headers } = await openOffice();
  const response = await app.post(
    "/en/office/venues/new",
    { ...venue, name: "", mapUrl: "ftp://x" },
    headers,
  );
  expect(response.status).toBe(422);
  const body = await response.text();
  expect(body).toContain("Name: Please fill this in");
  expect(body).toContain('value="ftp://x"');
  expect(await world.db.prisma.venue.count()).toBe(0);
});

test("a booking that meets another is answered with 409, when it is, and the typed values", async () => {
  const office = await openOffice();
  const { world, app, headers } = office;
  const place = await withVenue(office);
  await app.post(place, booking, headers);
  const response = await app.post(place, { ...booking, startTime: "20:00", endTime: "23:30" }, headers);
  expect(response.status).toBe(409);
  const body = await response.text();
  expect(body).toContain("12 月 5 日（周六）18:00–\u206023:00");
  expect(body).toContain('value="23:30"');
  expect(await world.db.prisma.venueBooking.count()).toBe(1);
});

test("an event that changed in the meantime is answered with 409 and words", async () => {
  const { world, app, headers } = await openOffice();
  const edit = goesTo(await app.post("/office/events/new", event, headers)).replace("preview", "edit");
  const { updatedAt } = await world.db.prisma.event.findFirstOrThrow();
  const typed = { ...event, version: updatedAt.toISOString() };
  expect((await app.post(edit, { ...typed, titleZh: "甲的标题" }, headers)).status).toBe(303);
  const late = await app.post(edit, { ...typed, titleZh: "乙的标题" }, headers);
  expect(late.status).toBe(409);
  const body = await late.text();
  expect(body).toContain("刚刚有人改过这一页");
  expect(body).toContain("乙的标题");
});

test("publishing what is not ready is refused with its reasons", async () => {
  const { world, app, headers } = await openOffice();
  const preview = goesTo(await app.post("/office/events/new", event, headers));
  const response = await app.post(preview, {}, headers);
  expect(response.status).toBe(422);
  expect(await response.text()).toContain("还没有选场地预订");
  expect((await world.db.prisma.event.findFirstOrThrow()).state).toBe("draft");
});

test.each([
  `/office/venues/${unknown}`,
  "/office/venues/not-an-id",
  `/office/events/${unknown}/edit`,
  `/office/events/${unknown}/preview`,
  "/office/events/1/edit",
])("%s is not found, whatever is sent to it", async (path) => {
  const { app, headers } = await openOffice();
  expect((await app.get(path, headers)).status).toBe(404);
  expect((await app.post(path, { ...booking, ...event, ...venue, intent: "save" }, headers)).status).toBe(
    404,
  );
});

test("hostile words are shown as words", async () => {
  const { app, headers } = await openOffice();
  const title = `<img src=x onerror=alert(1)>\u202e"`;
  const edit = goesTo(await app.post("/office/events/new", { ...event, titleZh: title }, headers));
  const body = await (await app.get(edit.replace("preview", "edit"), headers)).text();
  expect(body).not.toContain("<img src=x");
  expect(body).toContain("&lt;img src=x onerror=alert(1)&gt;");
});

test("the settings say which keys are set and never their values", async () => {
  const { world, app, headers } = await openOffice();
  const body = await (await app.get("/office/settings", headers)).text();
  const { STRIPE_SECRET_KEY, APP_SECRET, DATABASE_URL, RESEND_API_KEY } = world.settings;
  for (const secret of [STRIPE_SECRET_KEY, APP_SECRET, DATABASE_URL, RESEND_API_KEY])
    expect(body).not.toContain(secret);
  expect(body).toContain("Stripe 密钥");
});

test("a member is invited by email and then signs in alone; a second invitation is explained", async () => {
  const { world, app, headers } = await openOffice();
  const invite = { intent: "member", memberName: "阿May", memberEmail: "may@example.com" };
  expect((await app.post("/office/settings", invite, headers)).status).toBe(303);
  const again = await app.post("/office/settings", invite, headers);
  expect(again.status).toBe(422);
  expect(await again.text()).toContain("这个邮箱已经在团队里了");
  expect(await world.db.prisma.organiser.count()).toBe(2);
});

test("the profile is saved, and a second writer who has not seen it is told", async () => {
  const { app, headers } = await openOffice();
  const profile = { intent: "profile", version: "", displayName: "轻局", contactEmail: "hi@example.com" };
  expect((await app.post("/office/settings", profile, headers)).status).toBe(303);
  expect((await app.post("/office/settings", { ...profile, displayName: "别名" }, headers)).status).toBe(409);
  const wrong = await app.post("/office/settings", { ...profile, contactEmail: "hi" }, headers);
  expect(wrong.status).toBe(422);
});
