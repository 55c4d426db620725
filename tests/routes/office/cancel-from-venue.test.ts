import { expect, test } from "vitest";
import { signInOrganiser } from "#tests/builders/evening.ts";
import { bookVenue } from "#tests/builders/venue.ts";
import { openTestWorld } from "#tests/world.ts";
import { openApp } from "../app.ts";

const now = new Date("2031-03-08T11:00:00Z");
const evening = { startsAt: new Date("2031-03-20T10:00:00Z"), endsAt: new Date("2031-03-20T15:00:00Z") };

test("cancelling from the venue's page costs what the page showed, or is asked about again", async () => {
  const world = await openTestWorld({ now });
  const { organiserId, cookie } = await signInOrganiser(world);
  const terms = { cancellation: [{ days: 7, percent: 0 }] };
  const booked = { now, ...evening, feeMinor: 600_000, terms, currency: "CNY", organiserId };
  const bookingId = await bookVenue(world.db, booked);
  const { venueId } = await world.db.prisma.venueBooking.findUniqueOrThrow({ where: { id: bookingId } });
  const app = await openApp(world);
  const page = `/office/venues/${venueId}`;
  const html = await (await app.get(page, { cookie })).text();
  const owed = /name="owed" value="(\d+)"/.exec(html)?.[1] ?? "";
  expect(owed).toBe("0");
  // The last free moment goes by while the page is open.
  world.clock.advance(6 * 86_400_000);
  const press = (shown: string) =>
    app.post(page, { intent: "cancel-booking", bookingId, owed: shown }, { cookie });
  const late = await press(owed);
  expect(late.status).toBe(409);
  const again = await late.text();
  expect(again).toContain("现在取消要付的变成了 ¥6,000.00 CNY，请再确认一次。");
  const newer = /name="owed" value="(\d+)"/.exec(again)?.[1] ?? "";
  expect((await press(newer)).status).toBe(303);
  const { state, cancelOwedMinor } = await world.db.prisma.venueBooking.findUniqueOrThrow({
    where: { id: bookingId },
  });
  expect({ state, cancelOwedMinor }).toEqual({ state: "cancelled", cancelOwedMinor: 600_000 });
});
