import { expect, test } from "vitest";
import { signInOrganiser } from "#tests/builders/evening.ts";
import { buildVenue } from "#tests/builders/venue.ts";
import { openTestWorld } from "#tests/world.ts";
import { openApp } from "../app.ts";

const now = new Date("2026-11-21T04:00:00Z");
const unknown = "00000000-0000-4000-8000-00000000000f";
const when = { date: "2026-12-05", startTime: "18:00", endTime: "23:00" };
const minimum = { ...when, kind: "minimum-spend", minimum: "3000", perHead: "80", headBasis: "arrived" };

async function openOffice() {
  const world = await openTestWorld({ now });
  const app = await openApp(world);
  const { cookie } = await signInOrganiser(world);
  const venueId = await buildVenue(world.db, { now });
  return { world, app, headers: { cookie }, venueId, place: `/office/venues/${venueId}` };
}
type Office = Awaited<ReturnType<typeof openOffice>>;

async function booked({ app, place, headers }: Office, fields: Record<string, string> = minimum) {
  const response = await app.post(`${place}/bookings/new`, fields, headers);
  expect(response.status).toBe(303);
  return (response.headers.get("location") ?? "").replace(/\?.*/, "");
}

test("the kind is chosen first; then the form asks for that kind's amounts and no others", async () => {
  const { app, place, headers } = await openOffice();
  const choice = await (await app.get(`${place}/bookings/new`, headers)).text();
  expect(choice).toContain("怎么和场地算钱？");
  expect(choice).not.toContain('<form method="post" noValidate');
  const form = await (await app.get(`/en${place}/bookings/new?kind=fixed-plus-share`, headers)).text();
  for (const name of ["fee", "share", "feeBearer", "deposit", "cancel0Days"])
    expect(form).toContain(`name="${name}"`);
  for (const name of ["perHead", "minimum", "perHour"]) expect(form).not.toContain(`name="${name}"`);
});

test("a booking under a minimum is made, shown with its curve and table, and its terms change by version", async () => {
  const office = await openOffice();
  const { app, headers, world } = office;
  const path = await booked(office);
  const page = await (await app.get(`/en${path}`, headers)).text();
  expect(page).toContain("¥80 a head, at least ¥3,000 CNY");
  expect(page).toMatch(
    /<svg class="curve-picture"[^>]*role="img" aria-label="With nobody the venue costs ¥3,000.00 CNY/,
  );
  expect(page).toContain("curve-table");
  const changed = { kind: "per-hour", perHour: "500", version: "1" };
  const answer = await app.post(`${path}/terms`, changed, headers);
  expect(answer.headers.get("location")).toBe(`${path}?done=terms`);
  expect(await (await app.get(path, headers)).text()).toContain("第 2 版");
  expect((await app.post(`${path}/terms`, changed, headers)).status).toBe(409);
  expect(await world.db.prisma.bookingTerms.count()).toBe(2);
});

test("numbers typed into an address are reckoned, and nonsense in it is answered in words", async () => {
  const office = await openOffice();
  const { app, headers } = office;
  const path = await booked(office, { ...when, kind: "fixed-fee", fee: "6000" });
  const query = new URLSearchParams({
    ...{ price: "499", seats: "60", otherFixed: "1500", otherPerHead: "80", commission: "10" },
    ...{ spent: "", versusKind: "revenue-share", versusAmount: "30" },
  });
  const page = await (await app.get(`${path}?${query}`, headers)).text();
  for (const said of ["13 人", "21 人", "41 人起"]) expect(page).toContain(said);
  const odd = await app.get(`${path}?price=-1&seats=%00&commission=NaN`, headers);
  expect(odd.status).toBe(200);
  expect(await odd.text()).toContain("这不像一个金额");
});

test.each([
  ["a share above the whole", { ...when, kind: "revenue-share", share: "101" }, "比例不能超过 100%"],
  ["a negative fee", { ...when, kind: "fixed-fee", fee: "-1" }, "这不像一个金额"],
  ["an end before the start", { ...when, endTime: "17:00", kind: "fixed-fee", fee: "1" }, "结束要晚于开始"],
  ["a day that is over", { ...when, date: "2026-11-01", kind: "fixed-fee", fee: "1" }, "已经过去了"],
  [
    "a deposit above the fee",
    { ...when, kind: "fixed-fee", fee: "100", depositKind: "amount", deposit: "101" },
    "定金不能比确定要付的钱还多",
  ],
  [
    "too many heads",
    { ...when, kind: "fixed-fee", fee: "1", expectedHeads: "31" },
    "超过这个地方能坐下的人数",
  ],
])("%s is refused with words, the typed values stay, nothing is written", async (_what, fields, words) => {
  const { app, place, headers, world } = await openOffice();
  const response = await app.post(`${place}/bookings/new`, { ...fields, note: "自己带酒" }, headers);
  expect(response.status).toBe(422);
  const page = await response.text();
  expect(page).toContain(words);
  expect(page).toContain("自己带酒");
  expect(await world.db.prisma.venueBooking.count()).toBe(0);
});

test("an overlap in the time to set up is answered with what it meets", async () => {
  const office = await openOffice();
  const { app, place, headers } = office;
  await booked(office, { ...minimum, setupMinutes: "60" });
  const before = { ...minimum, startTime: "15:00", endTime: "17:30" };
  const response = await app.post(`${place}/bookings/new`, before, headers);
  expect(response.status).toBe(409);
  expect(await response.text()).toContain("这段时间已经订出去了");
});

test("pages of bookings that do not exist, and forms nobody signed, lead nowhere", async () => {
  const office = await openOffice();
  const { app, place, headers, world } = office;
  for (const path of [
    `${place}/bookings/${unknown}`,
    `${place}/bookings/x`,
    `/office/venues/${unknown}/bookings/new`,
  ])
    expect((await app.get(path, headers)).status).toBe(404);
  const path = await booked(office);
  const other = await buildVenue(world.db, { now });
  expect((await app.get(path.replace(/venues\/[^/]+/, `venues/${other}`), headers)).status).toBe(404);
  expect(
    (await app.post(`${path}/terms`, { kind: "fixed-fee", fee: "1", version: "1" })).headers.get("location"),
  ).toContain("sign-in");
  expect(await world.db.prisma.bookingTerms.count()).toBe(1);
});

test("a month of a venue shows what is taken, as a grid and as a list, set-up included", async () => {
  const office = await openOffice();
  const { app, place, headers } = office;
  await booked(office, { ...minimum, startTime: "00:30", endTime: "05:00", setupMinutes: "60" });
  const page = await (await app.get(`/en${place}/calendar?month=2026-12`, headers)).text();
  expect(page).toContain('aria-label="4, taken 23:30–05:00"');
  expect(page).toContain('aria-label="5, taken 23:30–05:00"');
  expect(page).toContain("With set-up and clean-up: 23:30–\u206005:00");
  expect(await (await app.get(`${place}/calendar?month=2026-11`, headers)).text()).toContain("还没有预订");
  expect((await app.get(`${place}/calendar?month=%27`, headers)).status).toBe(200);
  expect((await app.get(`/office/venues/${unknown}/calendar`, headers)).status).toBe(404);
});

test("a venue's facts are typed into one form, shown on its page and found by the search", async () => {
  const { app, place, headers } = await openOffice();
  const form = await (await app.get(`${place}/facts`, headers)).text();
  const version = /name="version" value="([^"]+)"/.exec(form)?.[1] ?? "";
  const facts = {
    "offer-quiet": "yes",
    rules: "不带宠物",
    contact0Name: "陈店长",
    contact0Phone: "138 0000 0000",
  };
  const wrong = await app.post(`${place}/facts`, { ...facts, version, opens1: "25:00" }, headers);
  expect(wrong.status).toBe(422);
  expect(await wrong.text()).toContain("不带宠物");
  const saved = await app.post(`${place}/facts`, { ...facts, version }, headers);
  expect(saved.headers.get("location")).toBe(`${place}?done=facts`);
  const page = await (await app.get(place, headers)).text();
  for (const said of ["安静", "不带宠物", "陈店长", "tel:13800000000", "看地图"])
    expect(page).toContain(said);
  expect((await app.post(`${place}/facts`, { ...facts, version }, headers)).status).toBe(409);
  const found = (query: string) =>
    app.get(`/office/venues?${query}`, headers).then((answer) => answer.text());
  expect(await found("offer-quiet=yes&capacity=30")).toContain("青桔小酒馆");
  expect(await found("offer-kitchen=yes")).toContain("没有符合的场地");
  expect(await found("word=%25%00&capacity=-1")).toContain("场地");
});
