import { randomUUID } from "node:crypto";
import sharp from "sharp";
import { expect, test } from "vitest";
import { payVenue } from "#app/use-cases/money/pay-venue.server.ts";
import { recordCost } from "#app/use-cases/money/record-cost.server.ts";
import { addPhoto } from "#app/use-cases/venues/venue-photos.server.ts";
import { buildEvening, signInOrganiser } from "#tests/builders/evening.ts";
import { buyTicketFor } from "#tests/builders/ticket.ts";
import { openTestWorld } from "#tests/world.ts";
import { openApp } from "../app.ts";

const now = new Date("2031-03-08T11:00:00Z");
const timeout = 180_000;

/** Two evenings at two venues; everything there can be belongs to the first. */
async function openTwoEvenings() {
  const world = await openTestWorld({ now, sandbox: true });
  const { organiserId, cookie } = await signInOrganiser(world);
  const evening = async () => {
    const event = await buildEvening(world);
    const where = { id: event.bookingId ?? "" };
    const { id: bookingId, venueId } = await world.db.prisma.venueBooking.findUniqueOrThrow({ where });
    return { event, eventId: event.eventId, bookingId, venueId };
  };
  const [own, other] = [await evening(), await evening()];
  const guest = await buyTicketFor(world, own.event);
  const sent = await sharp({ create: { width: 9, height: 9, channels: 3, background: "#fff" } })
    .png()
    .toBuffer();
  const cost = await recordCost(world, {
    ...{ organiserId, eventId: own.eventId, receipt: sent },
    fields: { kind: "goods", amount: "400", spentOn: "", note: "桌卡" },
  });
  const paid = await payVenue(world, {
    ...{ organiserId, venueId: own.venueId, bookingId: own.bookingId, receipt: sent },
    fields: { kind: "balance", amount: "600", paidOn: "", note: "", reason: "定下来" },
  });
  const photo = await addPhoto(world, { organiserId, venueId: own.venueId, sent, altZh: "", altEn: "" });
  if (!cost.ok || !paid.ok || !photo.ok) throw new Error("nothing to look for");
  const { lineId } = await world.db.prisma.ticket.findFirstOrThrow();
  const app = await openApp(world);
  const ids = { costId: cost.costId, paymentId: paid.paymentId, photoId: photo.photoId, lineId };
  return { world, app, cookie, own, other, guest, ...ids };
}

test("what belongs to one evening or venue does not open under another's address", { timeout }, async () => {
  const office = await openTwoEvenings();
  const { app, cookie, own, other, guest, costId, paymentId, photoId } = office;
  const booked = (place: { venueId: string }, rest = "") =>
    `/office/venues/${place.venueId}/bookings/${own.bookingId}${rest}`;
  const guests = (place: { eventId: string }, rest = "") =>
    `/office/events/${place.eventId}/guests/${guest.orderId}${rest}`;
  const pages = (place: { eventId: string; venueId: string }) => [
    ...["", "/agreement", "/payments", "/terms", `/payments/${paymentId}/receipt`].map((rest) =>
      booked(place, rest),
    ),
    ...["", "/move"].map((rest) => guests(place, rest)),
    `/office/events/${place.eventId}/costs/${costId}/receipt`,
    `/office/venues/${place.venueId}/photos/${photoId}/small`,
    `/office/safety/ban/${place.eventId}/${office.lineId}`,
  ];
  for (const path of pages(own)) expect((await app.get(path, { cookie })).status, path).toBe(200);
  for (const place of [other, { eventId: randomUUID(), venueId: randomUUID() }])
    for (const path of pages(place)) expect((await app.get(path, { cookie })).status, path).toBe(404);
});

test("no button of one evening or venue reaches into another, and nothing is written", {
  timeout,
}, async () => {
  const { world, app, cookie, own, other, guest, costId, paymentId, photoId, lineId } =
    await openTwoEvenings();
  const booking = `/office/venues/${other.venueId}/bookings/${own.bookingId}`;
  const order = `/office/events/${other.eventId}/guests/${guest.orderId}`;
  const terms = { version: "1", kind: "fixed-fee", fee: "1", depositKind: "none" };
  const token = "a".repeat(16);
  const presses: [string, Record<string, string>][] = [
    ...["accept", "decline", "message", "release", "link", "new-link", "deposit"].map(
      (intent): [string, Record<string, string>] => [
        booking,
        { intent, version: "1", [`message-${intent}`]: "好", paid: "1", paidOn: "2031-03-08", reason: "好" },
      ],
    ),
    [booking, { intent: "cancel", owed: "600000" }],
    [`${booking}/terms`, terms],
    [`${booking}/payments`, { kind: "balance", amount: "1", paidOn: "", note: "", reason: "好" }],
    [`${booking}/payments`, { takeBack: paymentId }],
    [
      `/office/venues/${other.venueId}`,
      { intent: "cancel-booking", bookingId: own.bookingId, owed: "600000" },
    ],
    [`/office/venues/${other.venueId}/photos`, { delete: photoId, altZh: "", altEn: "" }],
    [`/office/events/${other.eventId}/money`, { intent: "correct", costId, right: "1", why: "错" }],
    [order, { intent: "cancel", token }],
    [order, { intent: "resend", token }],
    [order, { intent: "part", token, amount: "1", reason: "好" }],
    [`/office/events/${other.eventId}/applications`, { intent: "approve", order: guest.orderId, note: "" }],
    [`/office/safety/ban/${other.eventId}/${lineId}`, { reason: "不让来" }],
  ];
  const before = await counts(world);
  for (const [path, fields] of presses) {
    const { status } = await app.post(path, fields, { cookie });
    expect(status, `${path} ${fields.intent ?? ""}`).toBe(404);
  }
  expect(await counts(world)).toEqual(before);
});

async function counts({ db }: Awaited<ReturnType<typeof openTestWorld>>) {
  const { rows } = await db.pool.query(`
    select (select count(*) from audit_entry)::int as audits, (select count(*) from ledger_line)::int as lines,
      (select count(*) from venue_payment)::int as payments, (select count(*) from booking_step)::int as steps,
      (select count(*) from refund)::int as refunds, (select count(*) from letter)::int as letters,
      (select count(*) from venue_photo)::int as photos, (select count(*) from event_cost)::int as costs`);
  return rows[0];
}
