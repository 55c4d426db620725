import { expect, test } from "vitest";
import { cancelBooking } from "#app/use-cases/venues/cancel-booking.server.ts";
import { buildEvening, signInOrganiser } from "#tests/builders/evening.ts";
import { buyTicketFor } from "#tests/builders/ticket.ts";
import { bookVenue } from "#tests/builders/venue.ts";
import { openTestWorld } from "#tests/world.ts";
import { openApp } from "../app.ts";

const now = new Date("2031-03-08T11:00:00Z");
const half = { cancellation: [{ days: 1, percent: 50 }] };

/** Two evenings at one venue, in March and in April, one with a paid guest, and a booking that was cancelled. */
async function openBooks() {
  const world = await openTestWorld({ now, sandbox: true });
  const { cookie, organiserId } = await signInOrganiser(world);
  const texts = (title: string) => [{ locale: "zh-CN" as const, title, summary: "…" }];
  const march = await buildEvening(world, {
    texts: texts("三月局"),
    startsAt: new Date("2031-03-31T15:30:00Z"),
  });
  const first = await world.db.prisma.venueBooking.findFirstOrThrow();
  const starts = new Date("2031-04-20T11:00:00Z");
  const bookingId = await bookVenue(world.db, {
    ...{ now, startsAt: starts, endsAt: new Date("2031-04-20T14:00:00Z"), feeMinor: 100_000 },
    ...{ currency: "CNY", organiserId, venueId: first.venueId },
  });
  const april = await buildEvening(world, {
    texts: texts("=1+1 四月局"),
    startsAt: starts,
    venueFeeMinor: null,
    bookingId,
    feeMinor: 100_000,
  });
  await buyTicketFor(world, april);
  const loose = await bookVenue(world.db, {
    ...{ now, startsAt: new Date("2031-05-02T11:00:00Z"), endsAt: new Date("2031-05-02T14:00:00Z") },
    ...{ feeMinor: 50_001, currency: "CNY", organiserId, venueId: first.venueId, terms: half },
  });
  const app = await openApp(world);
  const see = async (path: string) => {
    const answer = await app.get(path, { cookie });
    const body = await answer.clone().text();
    const text = body
      .replace(/<script[\s\S]*?<\/script>/g, "")
      .replace(/<[^>]+>/g, " ")
      .replace(/\s+/g, " ");
    return { answer, body, text };
  };
  return { world, app, see, march, april, loose, organiserId, venueId: first.venueId };
}

test("a year's profit adds up by event, by month and by venue, where each evening took place", async () => {
  const { see } = await openBooks();
  const { text } = await see("/office/money?period=2031");
  // 499 − 6,000 − 1,000.
  expect(text).toContain("利润 −¥6,501.00 CNY");
  expect(text).toContain("3月 1 场 −¥6,000");
  expect(text).toContain("4月 1 场 −¥501");
  expect(text).toMatch(/青桔小酒馆 2 场 −¥6,501/);
  expect(text).toContain("赚得最多 =1+1 四月局 −¥501.00 CNY");
  expect(text).toContain("赚得最少 三月局 −¥6,000.00 CNY");
  expect((await see("/office/money?period=2031-04")).text).toContain("利润 −¥501.00 CNY");
  expect((await see("/office/money?period=1999")).text).toContain("利润 −¥6,501.00 CNY");
  expect((await see("/office/money?period=2030")).text).toContain("这段时间没有活动");
});

test("each figure over all events opens to the events it is made of, and each of them to its lines", async () => {
  const { see, april } = await openBooks();
  const { body, text } = await see("/office/money?period=2031&figure=ticket-revenue");
  expect(text).toContain("活动 票款 ( CNY )");
  expect(body).toContain(`/office/events/${april.eventId}/money?figure=ticket-revenue#lines`);
});

test("what a cancelled booking costs stands in the books of its month, without an event", async () => {
  const { see, world, loose, organiserId, venueId } = await openBooks();
  expect((await see("/office/money?period=2031-05")).text).toContain("这段时间没有活动");
  expect(await cancelBooking(world, { organiserId, venueId, bookingId: loose })).toEqual({
    ...{ ok: true, owedMinor: 25_001 },
  });
  const { text } = await see("/en/office/money?period=2031-05");
  expect(text).toContain("Venue cost −¥250.01 CNY");
  expect(text).toContain("青桔小酒馆 (booking without an event)");
});

test("cash at risk over everything that comes peaks before the first evening", async () => {
  const { see } = await openBooks();
  const { text } = await see("/office/money");
  // 6,000 and 1,000 without a way back, and half of 500.01.
  expect(text).toContain("¥7,250.01 CNY");
  expect(text).toContain("所有还没开始的活动和预订");
});

test("the books can be taken away as CSV and as a workbook that no spreadsheet runs", async () => {
  const { see } = await openBooks();
  const csv = await see("/en/office/money.csv?period=2031");
  expect(csv.answer.headers.get("content-disposition")).toBe('attachment; filename="books-2031.csv"');
  expect(csv.body).toContain("'=1+1 四月局");
  expect(csv.body).toContain("499.00,1000.00,-501.00,");
  const { answer } = await see("/office/money.xlsx?period=2031");
  expect(answer.headers.get("content-type")).toContain("spreadsheetml.sheet");
  const bytes = Buffer.from(await answer.arrayBuffer());
  expect(bytes.subarray(0, 4).toString("latin1")).toBe("PK\u0003\u0004");
  expect(bytes.toString("utf8")).toContain("<v>-6501.00</v>");
  expect(bytes.toString("utf8")).toContain("&apos;=1+1".replace("&apos;", "'"));
});

test("a month's statement says the same sums on paper", async () => {
  const { see } = await openBooks();
  const { text } = await see("/en/office/money/statement?period=2031-04");
  expect(text).toContain("Statement for April 2031");
  expect(text).toContain("Profit −¥501.00");
});

test("strangers see no books", async () => {
  const { app } = await openBooks();
  for (const path of ["", "/statement", ".csv", ".xlsx"])
    expect((await app.get(`/office/money${path}`)).headers.get("location")).toBe("/office/sign-in");
});
