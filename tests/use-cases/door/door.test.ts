import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { openDb } from "#app/adapters/db.server.ts";
import { admitGuest } from "#app/use-cases/door/admit-guest.server.ts";
import { checkAtDoor } from "#app/use-cases/door/check-at-door.server.ts";
import { findAtDoor } from "#app/use-cases/door/find-at-door.server.ts";
import { undoAdmission } from "#app/use-cases/door/undo-admission.server.ts";
import { cancelOrderForGuest } from "#app/use-cases/payment/cancel-order.server.ts";
import { giveComplimentaryTicket } from "#app/use-cases/payment/give-ticket.server.ts";
import { buildEvening } from "#tests/builders/evening.ts";
import type { BuiltEvent } from "#tests/builders/event.ts";
import { openTestWorld, type TestWorld } from "#tests/world.ts";

const now = new Date("2031-03-08T11:00:00Z");
const organiserId = randomUUID();
const locale = "zh-CN" as const;

/** A guest with a ticket that cost nothing, which at the door is a ticket like any other. */
async function guestOf(world: TestWorld, event: BuiltEvent, name: string) {
  const given = await giveComplimentaryTicket(world, {
    organiserId,
    eventId: event.eventId,
    sideId: event.sides[0]?.id ?? "",
    name,
    email: `${randomUUID()}@mail.example`,
    locale,
  });
  if (!given.ok) throw new Error(given.reason);
  const { orderId } = given.order;
  const ticket = await world.db.prisma.ticket.findFirstOrThrow({
    where: { eventId: event.eventId, line: { orderId } },
  });
  return { orderId, ticketId: ticket.id, code: ticket.code };
}

async function openDoor() {
  const world = await openTestWorld({ now });
  const event = await buildEvening(world);
  const guest = await guestOf(world, event, "林小满");
  const ask = { organiserId, eventId: event.eventId, locale };
  return { world, event, guest, ask };
}

test("a code lets its holder in once, and the second time says when it was used", async () => {
  const { world, guest, ask } = await openDoor();
  const first = await admitGuest(world, { ...ask, typed: ` ${guest.code.toLowerCase()} ` });
  expect(first).toMatchObject({ ok: true, ticket: { name: "林小满", admittedAt: now } });
  world.clock.advance(60_000);
  const second = await admitGuest(world, { ...ask, typed: guest.code });
  expect(second).toMatchObject({ ok: false, reason: "already-in", ticket: { admittedAt: now } });
});

test("of two phones that admit the same code at once, exactly one lets the guest in", async () => {
  const { world, guest, ask } = await openDoor();
  const phones = [world, { ...world, db: openDb(world.databaseUrl, 4) }];
  const tries = Array.from({ length: 12 }, (_, n) =>
    admitGuest(phones[n % 2] ?? world, { ...ask, typed: guest.code }),
  );
  const outcomes = await Promise.all(tries);
  await phones[1]?.db.close();
  expect(outcomes.filter((outcome) => outcome.ok).length).toBe(1);
  expect(outcomes.filter((outcome) => !outcome.ok && outcome.reason === "already-in").length).toBe(11);
  expect(await world.db.prisma.admission.count({ where: { ticketId: guest.ticketId } })).toBe(1);
});

test("the control: a door that looks first and writes afterwards lets two in with one code", async () => {
  const { world, event, guest } = await openDoor();
  const where = { eventId_id: { eventId: event.eventId, id: guest.ticketId } };
  // why: the guard is the condition inside the one statement; this is the same door without it.
  const look = () => world.db.prisma.ticket.findUniqueOrThrow({ where });
  const seen = await Promise.all([look(), look()]);
  for (const ticket of seen)
    if (ticket.admittedAt === null)
      await world.db.prisma.admission.create({
        data: {
          eventId: event.eventId,
          id: randomUUID(),
          ticketId: ticket.id,
          kind: "admit",
          at: now,
          organiserId,
        },
      });
  expect(await world.db.prisma.admission.count({ where: { ticketId: guest.ticketId } })).toBe(2);
});

test("an admission can be taken back and given again, and the door remembers all three", async () => {
  const { world, event, guest, ask } = await openDoor();
  await admitGuest(world, { ...ask, ticketId: guest.ticketId });
  const undone = await undoAdmission(world, { ...ask, ticketId: guest.ticketId });
  expect(undone).toMatchObject({ ok: true, ticket: { admittedAt: null } });
  expect(await undoAdmission(world, { ...ask, ticketId: guest.ticketId })).toMatchObject({
    ok: false,
    reason: "not-in",
  });
  expect((await admitGuest(world, { ...ask, ticketId: guest.ticketId })).ok).toBe(true);
  const kept = await world.db.prisma.admission.findMany({ where: { eventId: event.eventId } });
  expect(kept.map(({ kind }) => kind).sort()).toEqual(["admit", "admit", "undo"]);
});

test("a cancelled ticket does not open the door", async () => {
  const { world, event, guest, ask } = await openDoor();
  await cancelOrderForGuest(world, { organiserId, eventId: event.eventId, orderId: guest.orderId });
  expect(await admitGuest(world, { ...ask, typed: guest.code })).toMatchObject({
    ok: false,
    reason: "refunded",
  });
});

test("a ticket of another evening is named as such and stays unused", async () => {
  const { world, guest } = await openDoor();
  const other = await buildEvening(world);
  const outcome = await admitGuest(world, {
    organiserId,
    eventId: other.eventId,
    locale: "en",
    typed: guest.code,
  });
  expect(outcome).toEqual({ ok: false, reason: "other-event", eventTitle: "A Friday evening on Anfu Road" });
  const ticket = await world.db.prisma.ticket.findFirstOrThrow({ where: { id: guest.ticketId } });
  expect(ticket.admittedAt).toBe(null);
});

test("a guest picked by the id of another evening is nobody here", async () => {
  const { world, guest } = await openDoor();
  const other = await buildEvening(world);
  const there = { organiserId, eventId: other.eventId, locale, ticketId: guest.ticketId };
  expect(await admitGuest(world, there)).toEqual({ ok: false, reason: "unknown" });
  expect(await undoAdmission(world, there)).toEqual({ ok: false, reason: "not-found" });
});

test("nobody enters a cancelled evening", async () => {
  const { world, event, guest, ask } = await openDoor();
  await world.db.prisma.event.update({
    where: { id: event.eventId },
    data: { state: "cancelled", cancelledAt: now },
  });
  expect(await admitGuest(world, { ...ask, typed: guest.code })).toMatchObject({ reason: "event-cancelled" });
});

test.each(["ZZZZ9999", "", "林", "<script>alert(1)</script>"])("%j is no ticket", async (typed) => {
  const { world, ask } = await openDoor();
  expect(await admitGuest(world, { ...ask, typed })).toEqual({ ok: false, reason: "unknown" });
});

test("guessing codes is stopped after sixty tries in a minute, while names can still be found", async () => {
  const { world, ask } = await openDoor();
  for (let n = 0; n < 60; n += 1) await admitGuest(world, { ...ask, typed: "ZZZZ9999" });
  expect(await admitGuest(world, { ...ask, typed: "ZZZZ9999" })).toEqual({ ok: false, reason: "too-many" });
  expect(await checkAtDoor(world, { ...ask, typed: "小满" })).toEqual({ ok: false, reason: "names" });
});

test("a name that reads like a code falls back to the list of names", async () => {
  const { world, event, ask } = await openDoor();
  await guestOf(world, event, "Anna Weber");
  expect(await checkAtDoor(world, { ...ask, typed: "Anna" })).toEqual({ ok: false, reason: "names" });
  expect(await checkAtDoor(world, { ...ask, typed: "Otto" })).toEqual({ ok: false, reason: "unknown" });
});

test("the door lists ticket holders only, a dozen at most, and counts who is inside", async () => {
  const { world, event, ask, guest } = await openDoor();
  await admitGuest(world, { ...ask, ticketId: guest.ticketId });
  for (const name of ["林一", "林二", "陈三"]) await guestOf(world, event, name);
  const door = await findAtDoor(world, {
    eventId: event.eventId,
    locale,
    search: "林",
    lastTicketId: guest.ticketId,
  });
  expect(door?.found?.guests.map(({ name }) => name).sort()).toEqual(["林一", "林二", "林小满"].sort());
  expect(door?.sides[0]).toMatchObject({ paid: 4, inside: 1 });
  expect(door?.last).toMatchObject({ name: "林小满", admittedAt: now });
});
