import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { checkAtDoor } from "#app/use-cases/door/check-at-door.server.ts";
import { findAtDoor } from "#app/use-cases/door/find-at-door.server.ts";
import { undoAdmission } from "#app/use-cases/door/undo-admission.server.ts";
import { listGuests } from "#app/use-cases/events/list-guests.server.ts";
import { cancelSeatForGuest } from "#app/use-cases/payment/cancel-seat.server.ts";
import { buildEvening } from "#tests/builders/evening.ts";
import { allowGroups, buyPartyFor } from "#tests/builders/party.ts";
import { openTestWorld } from "#tests/world.ts";

const now = new Date("2031-03-08T11:00:00Z");
const locale = "zh-CN" as const;
const names = ["林晓雯", "苏木", "顾清欢"];

/** The door of an evening to which one order brings three people of two sides. */
async function openDoor() {
  const world = await openTestWorld({ now, sandbox: true });
  const event = await buildEvening(world);
  await allowGroups(world, event);
  const friends = names.map((name, place) => ({ name, side: place === 0 ? 0 : 1 }));
  const order = await buyPartyFor(world, event, friends);
  const tickets = await world.db.prisma.ticket.findMany({
    where: { line: { orderId: order.orderId } },
    orderBy: { line: { position: "asc" } },
  });
  const ask = { organiserId: randomUUID(), eventId: event.eventId, locale };
  const find = async (search: string) => {
    const page = await findAtDoor(world, { eventId: event.eventId, locale, search, lastTicketId: null });
    return page?.found?.guests ?? [];
  };
  return { world, event, order, tickets, ask, find };
}

test("each person of a group is found by their own name and code, with their own ticket", async () => {
  const { tickets, find } = await openDoor();
  expect(tickets).toHaveLength(3);
  for (const [place, name] of names.entries()) {
    const ticket = tickets[place];
    for (const typed of [name, ticket?.code ?? ""]) {
      const found = await find(typed);
      expect(
        found.map((guest) => [guest.name, guest.ticketId]),
        typed,
      ).toEqual([[name, ticket?.id]]);
    }
  }
});

test("everybody of a group is admitted once, on their own side, whatever the others did", async () => {
  const { world, event, tickets, ask } = await openDoor();
  for (const [place, { code }] of tickets.entries()) {
    expect(await checkAtDoor(world, { ...ask, typed: code })).toMatchObject({
      ok: true,
      ticket: { name: names[place] },
    });
    expect(await checkAtDoor(world, { ...ask, typed: code })).toMatchObject({
      ok: false,
      reason: "already-in",
    });
  }
  const page = await findAtDoor(world, { eventId: event.eventId, locale, search: "", lastTicketId: null });
  expect(page?.sides.map(({ inside, paid }) => [inside, paid])).toEqual([
    [1, 1],
    [2, 2],
  ]);
  await undoAdmission(world, { ...ask, ticketId: tickets[1]?.id ?? "" });
  const admitted = await world.db.prisma.ticket.findMany({ orderBy: { line: { position: "asc" } } });
  expect(admitted.map(({ admittedAt }) => admittedAt !== null)).toEqual([true, false, true]);
});

test("whose seat was cancelled is not let in; the rest of the group is", async () => {
  const { world, event, order, tickets, ask, find } = await openDoor();
  const { organiserId, eventId } = ask;
  const gone = { organiserId, eventId, orderId: order.orderId, lineId: tickets[1]?.lineId ?? "" };
  expect(await cancelSeatForGuest(world, gone)).toMatchObject({ ok: true });
  expect(await find("苏木")).toEqual([]);
  expect(await checkAtDoor(world, { ...ask, typed: tickets[1]?.code ?? "" })).toMatchObject({ ok: false });
  expect(await checkAtDoor(world, { ...ask, typed: tickets[2]?.code ?? "" })).toMatchObject({ ok: true });
  const list = await listGuests(world, { eventId: event.eventId, locale, search: "", group: "all" });
  expect(list?.guests.map(({ name, group }) => [name, group])).toEqual([
    ["林晓雯", "coming"],
    ["苏木", "gone"],
    ["顾清欢", "inside"],
  ]);
  expect(list?.counts).toMatchObject({ coming: 1, inside: 1, gone: 1 });
});
