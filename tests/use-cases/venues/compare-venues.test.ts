import { expect, test } from "vitest";
import { leastOf, weighVenue } from "#app/domain/venues/shortlist.ts";
import { answerBooking } from "#app/use-cases/venues/answer-booking.server.ts";
import { askVenue } from "#app/use-cases/venues/ask-venue.server.ts";
import { compareVenues } from "#app/use-cases/venues/compare-venues.server.ts";
import { listWaiting } from "#app/use-cases/venues/list-waiting.server.ts";
import { askedFor, asking } from "#tests/builders/asked-venue.ts";
import { signInOrganiser } from "#tests/builders/evening.ts";
import { buildEvent } from "#tests/builders/event.ts";
import { bookVenue, buildVenue } from "#tests/builders/venue.ts";
import { openTestWorld } from "#tests/world.ts";

const now = new Date("2026-11-21T04:00:00Z");
const startsAt = new Date("2026-12-19T10:30:00Z");
const endsAt = new Date("2026-12-19T13:30:00Z");
const locale = "zh-CN" as const;

test("a deal is weighed at the heads reckoned with; more heads than seats are a full house", () => {
  const prices = { sold: [], remaining: Array.from({ length: 50 }, () => 49_900) };
  const fixed = { kind: "fixed-fee", feeMinor: 600_000 } as const;
  expect(weighVenue(fixed, prices, 20)).toEqual({ costMinor: 600_000, profitMinor: 398_000, breakEven: 13 });
  expect(weighVenue({ kind: "revenue-share", share: 3000 }, prices, 99).costMinor).toBe(748_500);
  expect(weighVenue({ kind: "fixed-fee", feeMinor: 9_999_999 }, prices, 20).breakEven).toBeNull();
  const of = ({ n }: { n: number | null }) => n;
  expect(
    leastOf(
      [
        { id: "a", n: 2 },
        { id: "b", n: 1 },
        { id: "c", n: null },
      ],
      of,
    ),
  ).toEqual(["b"]);
  expect(
    leastOf(
      [
        { id: "a", n: 1 },
        { id: "b", n: 1 },
      ],
      of,
    ),
    "no difference",
  ).toEqual([]);
});

test("three venues stand side by side: what was agreed for this event, what held the last time, and what is taken", {
  timeout: 60_000,
}, async () => {
  const world = await openTestWorld({ now });
  const { organiserId } = await signInOrganiser(world);
  const event = await buildEvent(world.db, { now, startsAt, endsAt, state: "draft", venueFeeMinor: null });
  const { eventId } = event;
  const venue = (name: string, capacity: number) => buildVenue(world.db, { now, name, capacity });
  const [asked, last, taken] = [await venue("甲", 30), await venue("乙", 20), await venue("丙", 40)];
  const book = { now, currency: "CNY", organiserId };
  const before = { startsAt: new Date("2026-10-01T10:00:00Z"), endsAt: new Date("2026-10-01T14:00:00Z") };
  await bookVenue(world.db, {
    ...{ ...book, ...before, venueId: last },
    terms: { deal: { kind: "revenue-share", share: 3000 } },
  });
  await bookVenue(world.db, { ...book, startsAt, endsAt, venueId: taken, feeMinor: 500_000 });
  const made = await askVenue(world, {
    ...{ organiserId, venueId: asked, forEventId: eventId, request: asking },
    fields: { ...askedFor, depositKind: "none", deposit: "", depositDue: "" },
  });
  if (!made.ok) throw new Error(made.reason);
  const page = await compareVenues(world, { eventId, locale, chosen: [asked, last, taken] });
  expect(page).toMatchObject({ seats: 24, heads: 24 });
  expect(page?.compared).toMatchObject(
    [
      {
        ...{ name: "丙", fitsSeats: true, isFree: false, isGuess: true, booking: null },
        weighed: { costMinor: 500_000, breakEven: 11 },
      },
      {
        ...{ name: "乙", fitsSeats: false, isFree: true, isGuess: true, freeUntil: null },
        weighed: { breakEven: 0 },
      },
      {
        ...{ name: "甲", fitsSeats: true, isFree: true, isGuess: false },
        booking: { state: "requested", rests: false },
        weighed: { costMinor: 600_000, breakEven: 13, profitMinor: 24 * 49_900 - 600_000 },
        freeUntil: new Date("2026-12-05T10:00:00Z"),
      },
    ].sort(
      (a, b) =>
        (page?.compared.findIndex(({ name }) => name === a.name) ?? 0) -
        (page?.compared.findIndex(({ name }) => name === b.name) ?? 0),
    ),
  );
  const usual = await compareVenues(world, { eventId, locale, chosen: [] });
  expect(
    usual?.compared.map(({ name }) => name),
    "the one talked to, and none that is too small or taken",
  ).toEqual(["甲"]);
  expect(await listWaiting(world, { eventId })).toEqual([]);
  const speaker = { by: "venue", venueId: asked, bookingId: made.bookingId } as const;
  expect(await answerBooking(world, { speaker, version: 1, answer: { is: "accept" } })).toEqual({ ok: true });
  expect(await listWaiting(world, { eventId })).toMatchObject([{ kind: "take", venue: "甲" }]);
  expect(await listWaiting(world), "on the venues' page, too").toHaveLength(1);
});
