import { expect, test } from "vitest";
import { blankBooking } from "#app/domain/venues/booking-fields.ts";
import { askedFor, asking } from "#tests/builders/asked-venue.ts";
import { buildEvening, signInOrganiser } from "#tests/builders/evening.ts";
import { openTestWorld } from "#tests/world.ts";
import { openApp } from "../app.ts";

const now = new Date("2031-03-08T11:00:00Z");

/** The office of a business with one evening; `twice` sends the form of a page two times at the same instant. */
async function openOffice() {
  const world = await openTestWorld({ now });
  const { cookie } = await signInOrganiser(world);
  const { eventId } = await buildEvening(world);
  const { id: bookingId, venueId } = await world.db.prisma.venueBooking.findFirstOrThrow();
  const app = await openApp(world);
  const drawnFor = async (page: string) => {
    const html = await (await app.get(page, { cookie })).text();
    return /name="formId" value="([^"]+)"/.exec(html)?.[1] ?? "";
  };
  const send = async (page: string, fields: Record<string, string>) => {
    const { status, headers } = await app.post(page, fields, { cookie });
    return { status, at: headers.get("location") };
  };
  const twice = async (page: string, fields: Record<string, string>, action = page) => {
    const formId = await drawnFor(page);
    return Promise.all([1, 2].map(() => send(action, { ...fields, formId })));
  };
  return { world, eventId, bookingId, venueId, send, twice, drawnFor };
}

test("a cost that is sent twice is spent once; the same cost from a new page is another one", async () => {
  const { world, eventId, twice } = await openOffice();
  const page = `/office/events/${eventId}/money`;
  const fields = { intent: "cost", kind: "goods", note: "桌卡", amount: "400", spentOn: "" };
  const done = { status: 303, at: `${page}?done=cost` };
  expect(await twice(page, fields)).toEqual([done, done]);
  expect(await world.db.prisma.eventCost.count()).toBe(1);
  expect(await world.db.prisma.ledgerLine.count({ where: { account: "other-costs" } })).toBe(1);
  await twice(page, fields);
  expect(await world.db.prisma.eventCost.count()).toBe(2);
});

test("a payment to the venue that is sent twice is paid once", async () => {
  const { world, bookingId, venueId, twice } = await openOffice();
  const page = `/office/venues/${venueId}/bookings/${bookingId}/payments`;
  const fields = { kind: "balance", amount: "600", paidOn: "", note: "", reason: "定下来" };
  const done = { status: 303, at: `${page}?done=payment` };
  expect(await twice(page, fields)).toEqual([done, done]);
  expect(await world.db.prisma.venuePayment.count()).toBe(1);
});

const asked = Object.fromEntries(
  Object.entries({ ...askedFor, ...asking, date: "2031-04-19", depositDue: "2031-04-10" }).filter(
    (field): field is [string, string] => typeof field[1] === "string",
  ),
);

test("a request that is sent twice asks the venue once, and both are led to it", async () => {
  const { world, venueId, twice } = await openOffice();
  const page = `/office/venues/${venueId}/bookings/new?kind=fixed-fee`;
  const [first, second] = await twice(page, { ...asked, intent: "ask" }, page.split("?")[0]);
  expect(first?.status).toBe(303);
  expect(second).toEqual(first);
  expect(await world.db.prisma.venueBooking.count({ where: { state: "requested" } })).toBe(1);
  expect(await world.db.prisma.letter.count({ where: { kind: "venue-news" } })).toBe(1);
});

test("a booking that is sent twice is booked once, and does not stand in its own way", async () => {
  const { world, venueId, twice } = await openOffice();
  const evening = { date: "2031-04-19", startTime: "18:00", endTime: "23:00", fee: "6000" };
  const short = await twice(`/office/venues/${venueId}`, { ...evening, intent: "book" });
  expect(short.map(({ status }) => status)).toEqual([303, 303]);
  expect(await world.db.prisma.venueBooking.count()).toBe(2);
  const page = `/office/venues/${venueId}/bookings/new?kind=per-hour`;
  const hourly = { ...blankBooking, ...evening, date: "2031-04-20", kind: "per-hour", perHour: "300" };
  const { cancellation: _none, endsNextDay: _same, ...fields } = hourly;
  const long = await twice(page, { ...fields, intent: "book" }, page.split("?")[0]);
  expect(long.map(({ status }) => status)).toEqual([303, 303]);
  expect(long[0]).toEqual(long[1]);
});

test("a venue that is sent twice is noted down once", async () => {
  const { world, twice } = await openOffice();
  const names = { name: "巷口小酒馆", city: "上海", area: "静安", address: "愚园路 1018 号" };
  const [first, second] = await twice("/office/venues/new", {
    ...names,
    ...{ capacity: "40", timeZone: "Asia/Shanghai" },
  });
  expect(first?.status).toBe(303);
  expect(second).toEqual(first);
  expect(await world.db.prisma.venue.count({ where: { name: names.name } })).toBe(1);
});

test("an evening that is sent twice becomes one draft", async () => {
  const { world, twice } = await openOffice();
  const evening = { date: "2031-05-10", startTime: "19:00", endTime: "22:00", kind: "matchmaking" };
  const side = { side0Zh: "男生", side0Capacity: "12", side0Price: "499" };
  const [first, second] = await twice("/office/events/new", {
    ...{ ...evening, ...side, titleZh: "五月的局", summaryZh: "十二对", closeHours: "0", minAge: "18" },
    ...{ addressVisibility: "public", groupMax: "1", offerHours: "12", approvalHours: "48" },
  });
  expect(first?.status).toBe(303);
  expect(second).toEqual(first);
  expect(await world.db.prisma.event.count({ where: { state: "draft" } })).toBe(1);
});

test("a form with an id that nobody drew makes something of its own", async () => {
  const { world, eventId, send } = await openOffice();
  const fields = { intent: "cost", kind: "goods", note: "桌卡", amount: "400", spentOn: "" };
  for (const formId of ["", "x", "__proto__"])
    expect((await send(`/office/events/${eventId}/money`, { ...fields, formId })).status).toBe(303);
  expect(await world.db.prisma.eventCost.count()).toBe(3);
});
