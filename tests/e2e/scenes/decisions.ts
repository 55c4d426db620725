import { runEvent } from "#app/use-cases/events/decide-event.server.ts";
import type { BuiltEvent } from "#tests/builders/event.ts";
import { buyTicket } from "../guests.ts";
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
    {
      ...page("event-edit-go", ahead, "/edit"),
      act: (open) => open.locator("details:has(#goDate) > summary").click(),
    },
  ];
}
