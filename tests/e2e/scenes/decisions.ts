import { runEvent } from "#app/use-cases/events/decide-event.server.ts";
import { answerBooking } from "#app/use-cases/venues/answer-booking.server.ts";
import { askVenue } from "#app/use-cases/venues/ask-venue.server.ts";
import { bookingToken } from "#app/use-cases/venues/booking-link.server.ts";
import { askedFor, asking } from "#tests/builders/asked-venue.ts";
import { type BuiltEvent, buildEvent } from "#tests/builders/event.ts";
import { bookVenue, buildVenue } from "#tests/builders/venue.ts";
import { buyTicket, ownEmail } from "../guests.ts";
import { makeEvent } from "./public.ts";
import { eveningIn, type Scene, type Stage } from "./scene.ts";

/** Free until a week before, then half, then all of it. */
const venueTerms = {
  depositMinor: 300_000,
  cancellation: [
    { days: 7, percent: 0 },
    { days: 3, percent: 50 },
  ],
};

/** The go/no-go moment of an evening, so many hours from now, with minimums. */
async function ask({ world }: Stage, { eventId }: BuiltEvent, hours: number, auto = false): Promise<string> {
  const goNoGoAt = new Date(Date.now() + hours * 3_600_000);
  goNoGoAt.setUTCSeconds(0, 0);
  const { prisma } = world.db;
  const columns = { goNoGoAt, goNoGoAuto: auto, goNoGoMinMinor: 50_000 };
  await prisma.event.update({ where: { id: eventId }, data: columns });
  await prisma.side.updateMany({ where: { eventId }, data: { goNoGoMin: 2 } });
  return goNoGoAt.toISOString();
}

/** The go/no-go of an evening: not set, ahead, asked about, decided. */
export async function decisionScenes(stage: Stage): Promise<Scene[]> {
  const { world, at, organiserId } = stage;
  const evening = (which: number) => makeEvent(stage, which, { startsAt: eveningIn(20 + which), venueTerms });
  const unset = await evening(0);
  const ahead = await evening(1);
  await ask(stage, ahead, 48, true);
  const due = await evening(2);
  for (const side of [0, 0, 1]) await buyTicket(stage, due, { sideId: due.sides[side]?.id ?? "" });
  await ask(stage, due, -1);
  const decided = await evening(0);
  const askedFor = await ask(stage, decided, 1);
  await runEvent(world, { organiserId, eventId: decided.eventId, askedFor });
  const shortlist = await compare(stage);
  const page = (name: string, { eventId }: BuiltEvent, path = "/decision"): Scene => ({
    name: `office-${name}`,
    url: at(`/office/events/${eventId}${path}`),
    organiser: true,
  });
  return [
    page("decision-unset", unset),
    page("decision-ahead", ahead),
    page("decision-due", due),
    page("decision-decided", decided),
    page("cockpit-decision-due", due, ""),
    page("cancel-with-venue", due, "/cancel"),
    ...shortlist,
    {
      ...page("event-edit-go", ahead, "/edit"),
      act: (open) => open.locator("details:has(#goDate) > summary").click(),
    },
  ];
}

/** Three venues side by side for a draft, one of them asked; the talk as each side sees it. */
async function compare({ world, at, organiserId }: Stage): Promise<Scene[]> {
  const now = new Date();
  const draft = { now, state: "draft", venueFeeMinor: null, startsAt: eveningIn(30), organiserId } as const;
  const { eventId } = await buildEvent(world.db, draft);
  const ends = new Date(now.getTime() - 86_400_000 * 8);
  const past = { startsAt: new Date(ends.getTime() - 5 * 3_600_000), endsAt: ends };
  const venues: string[] = [];
  for (const [name, feeMinor, capacity] of [
    ["转角小酒馆", 600_000, 30],
    ["河边咖啡", 400_000, 20],
    ["梧桐书店", 800_000, 60],
  ] as const) {
    const venueId = await buildVenue(world.db, { now, name, capacity });
    await bookVenue(world.db, { now, ...past, feeMinor, currency: "CNY", organiserId, venueId });
    venues.push(venueId);
  }
  const [venueId = ""] = venues;
  const startsOn = eveningIn(30).toISOString().slice(0, 10);
  const asked = await askVenue(world, {
    ...{ organiserId, venueId, forEventId: eventId, request: { ...asking, contactEmail: ownEmail("bar") } },
    fields: { ...askedFor, date: startsOn, depositDue: "" },
  });
  if (!asked.ok) throw new Error(asked.reason);
  const { bookingId } = asked;
  const fields = { ...askedFor, date: startsOn, depositDue: "", fee: "7000" };
  const answer = { is: "counter", fields, message: "周末贵一点，可以吗？" } as const;
  const countered = await answerBooking(world, {
    speaker: { by: "venue", venueId, bookingId },
    ...{ version: 1, answer },
  });
  if (!countered.ok) throw new Error(countered.reason);
  const office = (name: string, path: string): Scene => ({
    name: `office-${name}`,
    url: at(`/office${path}`),
    organiser: true,
  });
  const chosen = venues.map((id) => `v=${id}`).join("&");
  return [
    office("shortlist", `/events/${eventId}/venues?${chosen}`),
    office("cockpit-venue-answered", `/events/${eventId}`),
    office("venues-waiting", "/venues"),
    office("booking-countered", `/venues/${venueId}/bookings/${bookingId}`),
    { name: "venue-talk", url: at(`/v/${bookingToken(world.vault, { bookingId, version: 1 })}`) },
  ];
}
