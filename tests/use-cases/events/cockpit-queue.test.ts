import { expect, test } from "vitest";
import { listGuests } from "#app/use-cases/events/list-guests.server.ts";
import { showCockpit } from "#app/use-cases/events/show-cockpit.server.ts";
import { showGuest } from "#app/use-cases/events/show-guest.server.ts";
import { promoteWaitlist } from "#app/use-cases/registration/promote-waitlist.server.ts";
import { applyTo, buildApprovalEvent } from "#tests/builders/approval.ts";
import { buildEvening } from "#tests/builders/evening.ts";
import { allowGroups, buyPartyFor } from "#tests/builders/party.ts";
import { buyTicketFor } from "#tests/builders/ticket.ts";
import { fillUp, freeSeats, waitFor } from "#tests/builders/waitlist.ts";
import { openTestWorld } from "#tests/world.ts";

const now = new Date("2031-03-08T11:00:00Z");
const locale = "zh-CN" as const;

test("the cockpit tells who waits, for whom a seat is kept, and what is left", async () => {
  const world = await openTestWorld({ now });
  const event = await buildEvening(world, { sides: [{ capacity: 2 }, { capacity: 2 }] });
  const held = await fillUp(world, event);
  for (let waiting = 0; waiting < 3; waiting += 1) await waitFor(world, event);
  const before = await showCockpit(world, { eventId: event.eventId, locale });
  expect(before?.sides).toMatchObject([
    { paying: 2, offered: 0, waiting: 3 },
    { paying: 2, offered: 0, waiting: 0 },
  ]);
  await world.passTime(40 * 60_000);
  await freeSeats(world, held.slice(0, 1));
  await promoteWaitlist(world, { eventId: event.eventId });
  const after = await showCockpit(world, { eventId: event.eventId, locale });
  expect(after?.sides[0]).toMatchObject({ paying: 1, offered: 1, waiting: 2 });
  expect(after?.stage, "a seat that is kept for somebody is not on sale").toBe("sold-out");
});

test("applications are one task with their number, take no seat, and have a filter of their own", async () => {
  const world = await openTestWorld({ now });
  const event = await buildApprovalEvent(world);
  await applyTo(world, event);
  await applyTo(world, event);
  const cockpit = await showCockpit(world, { eventId: event.eventId, locale });
  expect(cockpit?.tasks).toMatchObject([{ kind: "applications", reason: "2" }]);
  expect(cockpit?.action).toBe("review");
  expect(cockpit?.sides[0]).toMatchObject({ paid: 0, paying: 0, offered: 0 });
  const ask = { eventId: event.eventId, locale, search: "" };
  expect((await listGuests(world, { ...ask, group: null }))?.guests, "nobody is coming yet").toEqual([]);
  expect((await listGuests(world, { ...ask, group: "asking" }))?.guests).toHaveLength(2);
});

test("a group counts each person on their own side and is a row each", async () => {
  const world = await openTestWorld({ now, sandbox: true });
  const event = await buildEvening(world);
  await allowGroups(world, event);
  const { orderId } = await buyPartyFor(world, event, [{}, { side: 1 }, { side: 1 }]);
  const cockpit = await showCockpit(world, { eventId: event.eventId, locale });
  expect(cockpit?.sides.map(({ paid }) => paid)).toEqual([1, 2]);
  expect(cockpit?.money.figures["ticket-revenue"]).toBe(3 * 49_900);
  const list = await listGuests(world, { eventId: event.eventId, locale, search: "", group: null });
  expect(list?.guests.map((guest) => [guest.orderId, guest.sideLabel, guest.seatNumber])).toEqual([
    [orderId, "男生", 1],
    [orderId, "女生", 1],
    [orderId, "女生", 2],
  ]);
});

test("the code an order used is on the guest's page, and finds its guests", async () => {
  const world = await openTestWorld({ now, sandbox: true });
  const event = await buildEvening(world);
  const { organiserId } = event;
  await world.db.prisma.discountCode.create({
    data: {
      ...{ eventId: event.eventId, id: world.ids.uuid(), code: "FRIENDS-10", percent: 10 },
      ...{ createdBy: organiserId, createdAt: now },
    },
  });
  const used = await buyTicketFor(world, event, {
    code: "FRIENDS-10",
    shownPriceMinor: 44_910,
    name: "苏木",
  });
  const plain = await buyTicketFor(world, event, { name: "林晓雯" });
  const ask = { eventId: event.eventId, locale };
  expect((await showGuest(world, { ...ask, orderId: used.orderId }))?.discount).toEqual({
    code: "FRIENDS-10",
    offMinor: 4_990,
  });
  expect((await showGuest(world, { ...ask, orderId: plain.orderId }))?.discount).toBeNull();
  const list = await listGuests(world, { ...ask, search: "friends-10", group: "all" });
  expect(list?.guests.map(({ name }) => name)).toEqual(["苏木"]);
});
