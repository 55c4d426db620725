import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { admitGuest } from "#app/use-cases/door/admit-guest.server.ts";
import { readHost } from "#app/use-cases/events/read-host.server.ts";
import { giveComplimentaryTicket } from "#app/use-cases/payment/give-ticket.server.ts";
import { buildEvening } from "#tests/builders/evening.ts";
import { openTestWorld, type TestWorld } from "#tests/world.ts";

const now = new Date("2031-03-08T11:00:00Z");
const organiserId = randomUUID();
const locale = "zh-CN" as const;

/** An evening with two guests, of whom so many are let in. */
async function evening(world: TestWorld, { letIn }: { letIn: number }): Promise<void> {
  const { eventId, sides } = await buildEvening(world);
  for (const n of [1, 2]) {
    const guest = { name: `客人${n}`, email: `${randomUUID()}@mail.example`, sideId: sides[0]?.id ?? "" };
    const given = await giveComplimentaryTicket(world, { organiserId, eventId, locale, ...guest });
    if (!given.ok) throw new Error(given.reason);
    const line = { orderId: given.order.orderId };
    const ticket = await world.db.prisma.ticket.findFirstOrThrow({ where: { eventId, line } });
    if (n <= letIn) await admitGuest(world, { organiserId, eventId, locale, ticketId: ticket.id });
  }
}

test("an evening at which nobody used the door counts as held, and not as one nobody came to", async () => {
  const world = await openTestWorld({ now });
  await world.db.prisma.business.create({
    data: { id: 1, displayName: "慢慢来", createdAt: now, updatedAt: now },
  });
  await evening(world, { letIn: 0 });
  world.clock.advance(90 * 24 * 3_600_000);
  expect(await readHost(world, locale)).toMatchObject({ eventsHeld: 1, attendancePercent: null });
  await evening(world, { letIn: 1 });
  world.clock.advance(90 * 24 * 3_600_000);
  expect(await readHost(world, locale)).toMatchObject({ eventsHeld: 2, attendancePercent: 50 });
});
