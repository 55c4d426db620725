import { expect, test } from "vitest";
import { answerBooking } from "#app/use-cases/venues/answer-booking.server.ts";
import { listWaiting } from "#app/use-cases/venues/list-waiting.server.ts";
import { askSomeVenue } from "#tests/builders/asked-venue.ts";
import { bookVenue } from "#tests/builders/venue.ts";
import { openTestWorld } from "#tests/world.ts";

const now = new Date("2026-11-21T04:00:00Z");
const DAY = 86_400_000;

test("a year of quiet bookings does not hide the one that waits for the organiser", {
  timeout: 60_000,
}, async () => {
  const world = await openTestWorld({ now });
  const asked = await askSomeVenue(world);
  const { organiserId } = asked;
  const answer = { is: "message", message: "要靠窗的吗？" } as const;
  const said = await answerBooking(world, { speaker: asked.venue, version: 1, answer });
  expect(said).toEqual({ ok: true });
  for (let n = 1; n <= 101; n += 1) {
    const startsAt = new Date(now.getTime() + (n * DAY) / 4);
    const endsAt = new Date(startsAt.getTime() + DAY / 8);
    await bookVenue(world.db, { now, startsAt, endsAt, currency: "CNY", organiserId });
  }
  expect(await listWaiting(world)).toMatchObject([{ bookingId: asked.bookingId, kind: "message" }]);
});
