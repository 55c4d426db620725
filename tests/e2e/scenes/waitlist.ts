import { releaseHold } from "#app/use-cases/payment/release-hold.server.ts";
import { joinWaitlist } from "#app/use-cases/registration/join-waitlist.server.ts";
import { leaveWaitlist } from "#app/use-cases/registration/leave-waitlist.server.ts";
import { promoteWaitlist } from "#app/use-cases/registration/promote-waitlist.server.ts";
import { waitlistToken } from "#app/use-cases/registration/waitlist-link.server.ts";
import { holdSeatFor } from "#tests/builders/buyer.ts";
import type { BuiltEvent } from "#tests/builders/event.ts";
import { buyTicket, ownEmail } from "../guests.ts";
import { makeEvent } from "./public.ts";
import type { Scene, Stage } from "./scene.ts";

const HOUR = 3_600_000;

/** Somebody who joins the waitlist: the key to their page. */
async function join(stage: Stage, event: BuiltEvent, sides: readonly number[] = [0]) {
  const { world, locale } = stage;
  const places = sides.map((index) => ({ sideId: event.sides[index]?.id ?? "", seats: 1 }));
  const visitor = { browserKey: null, networkKey: null };
  const joined = await joinWaitlist(world, {
    ...{ eventId: event.eventId, email: ownEmail(), locale, places, ...visitor },
  });
  if (!joined.ok) throw new Error(`not on the waitlist: ${joined.reason}`);
  const entry = await world.db.prisma.waitlistEntry.findFirstOrThrow({
    where: { eventId: event.eventId },
    orderBy: { seq: "desc" },
  });
  const token = waitlistToken(world.vault, { eventId: event.eventId, entryId: entry.id });
  return { entryId: entry.id, token };
}

/** Keeps every seat of an event, and lets some go again so that the first in line have an offer. */
async function offered(stage: Stage, event: BuiltEvent, seats: number, wait: () => Promise<unknown>) {
  const { world } = stage;
  const { eventId } = event;
  const held = [];
  for (const side of event.sides) held.push(await holdSeatFor(world, event, { sideId: side.id }));
  await wait();
  const later = new Date(Date.now() + HOUR);
  for (const { orderId } of held.slice(0, seats)) {
    await releaseHold({ ...world, clock: { now: () => later } }, { eventId, orderId });
  }
  await promoteWaitlist(world, { eventId });
}

const one = { capacity: 1 };
const pair = [one, { ...one, labelZh: "女生", labelEn: "Women" }];

/** The waitlist in each of its states: its form, the page behind a link, and the organiser's view of it. */
export async function waitlistScenes(stage: Stage): Promise<Scene[]> {
  const { world, at } = stage;
  const full = await makeEvent(stage, 1, { sides: pair });
  for (const side of full.sides) await buyTicket(stage, full, { sideId: side.id });
  await join(stage, full);
  const waiting = await join(stage, full);
  const left = await join(stage, full);
  await leaveWaitlist(world, left);

  const soon = await makeEvent(stage, 0, { sides: pair, startsAt: new Date(Date.now() + 5 * HOUR) });
  const tickets: Awaited<ReturnType<typeof join>>[] = [];
  await offered(stage, soon, 1, async () => tickets.push(await join(stage, soon), await join(stage, soon)));
  const couple = await makeEvent(stage, 2, { sides: pair });
  await world.db.prisma.event.update({ where: { id: couple.eventId }, data: { groupMax: 2 } });
  const together: Awaited<ReturnType<typeof join>>[] = [];
  await offered(stage, couple, 2, async () => together.push(await join(stage, couple, [0, 1])));
  const over = await makeEvent(stage, 0, { sides: pair });
  const late: Awaited<ReturnType<typeof join>>[] = [];
  await offered(stage, over, 1, async () => late.push(await join(stage, over)));
  await world.db.prisma.waitlistEntry.updateMany({
    where: { eventId: over.eventId },
    data: { offeredAt: new Date(Date.now() - 2 * HOUR), offerUntil: new Date(Date.now() - HOUR) },
  });

  const form = at(`/e/${full.slug}/waitlist`);
  const entry = (name: string, key: { token: string } | undefined): Scene => ({
    name: `waitlist-${name}`,
    url: at(`/w/${key?.token ?? ""}`),
  });
  const office = (name: string, event: BuiltEvent): Scene => ({
    ...{
      name: `office-waitlist-${name}`,
      url: at(`/office/events/${event.eventId}/waitlist`),
      organiser: true,
    },
  });
  const send: Scene["act"] = (page) => page.locator("form.register button[type=submit]").first().click();
  return [
    { name: "event-waitlist", url: at(`/e/${full.slug}`) },
    { name: "waitlist-form", url: form },
    { name: "waitlist-form-refused", url: form, act: send },
    { name: "waitlist-joined", url: `${form}?place=3` },
    entry("waiting", waiting),
    entry("left", left),
    entry("offered", tickets[0]),
    { ...entry("offered-refused", tickets[0]), act: send },
    entry("offered-pair", together[0]),
    entry("expired", late[0]),
    office("queue", full),
    office("offers", soon),
    { name: "office-cockpit-waitlist", url: at(`/office/events/${soon.eventId}`), organiser: true },
  ];
}
