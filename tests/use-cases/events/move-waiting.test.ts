import { expect, test } from "vitest";
import { spanFields } from "#app/domain/events/time-span.ts";
import { moveEvent } from "#app/use-cases/events/move-event.server.ts";
import { witness } from "#app/use-cases/payment/witness.server.ts";
import { promoteWaitlist } from "#app/use-cases/registration/promote-waitlist.server.ts";
import { buildEvening } from "#tests/builders/evening.ts";
import { fillUp, freeSeats, stateOfEntry, waitFor } from "#tests/builders/waitlist.ts";
import { runJobs } from "#tests/run-jobs.ts";
import { openTestWorld } from "#tests/world.ts";

const now = new Date("2031-03-08T11:00:00Z");
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

test("who waits and who has an offer is told of a move once, keeps their place, and who left is not written to", {
  timeout: 60_000,
}, async () => {
  const world = await openTestWorld({ now, sandbox: true });
  const event = await buildEvening(world, { sides: [{ capacity: 1 }] });
  const [hold] = await fillUp(world, event);
  if (!hold) throw new Error("somebody holds the seat");
  const people = [];
  for (const email of ["first@mail.example", "second@mail.example", "left@mail.example"])
    people.push(await waitFor(world, event, { email }));
  const [offered, waiting, left] = people;
  if (!offered || !waiting || !left) throw new Error("three people wait");
  await world.db.prisma.waitlistEntry.update({
    where: { eventId_id: { eventId: event.eventId, id: left.entryId } },
    data: { state: "left", closedAt: now },
  });
  await world.passTime(40 * MINUTE);
  await freeSeats(world, [hold]);
  await promoteWaitlist(world, event);
  const row = await world.db.prisma.event.findUniqueOrThrow({ where: { id: event.eventId } });
  const span = { startsAt: new Date(row.startsAt.getTime() + HOUR / 4), endsAt: row.endsAt };
  const moved = await moveEvent(world, {
    ...{ organiserId: event.organiserId, eventId: event.eventId, bookingId: row.bookingId },
    ...{ version: row.updatedAt.toISOString() },
    fields: { ...spanFields(span, row.timeZone), offerDays: "3" },
  });
  expect(moved).toMatchObject({ ok: true });
  await runJobs(world);
  await runJobs(world);
  const told = await world.db.prisma.letter.findMany({ where: { kind: "waitlist-moved" } });
  expect(told.map(({ state }) => state)).toEqual(["sent", "sent"]);
  const subjects = async (email: string) =>
    (await world.sandbox.control.letters(email)).filter(({ subject }) => /改|换|移|变/.test(subject)).length;
  expect([await subjects(offered.email), await subjects(waiting.email)]).toEqual([1, 1]);
  expect([await stateOfEntry(world, offered), await stateOfEntry(world, waiting)]).toEqual([
    "offered",
    "waiting",
  ]);
  expect(await witness(world)).toEqual([]);
});
