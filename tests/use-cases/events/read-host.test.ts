import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { matchRecord } from "#app/domain/trust/match-record.ts";
import { admitGuest } from "#app/use-cases/door/admit-guest.server.ts";
import { readHost } from "#app/use-cases/events/read-host.server.ts";
import { sweepBallots } from "#app/use-cases/night/sweep-ballots.server.ts";
import { giveComplimentaryTicket } from "#app/use-cases/payment/give-ticket.server.ts";
import { buildBallotNight, vote } from "#tests/builders/ballot.ts";
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

test("strangers read how many people matched once three evenings are revealed, and not a moment earlier", async () => {
  const world = await openTestWorld({ now });
  await world.db.prisma.business.create({
    data: { id: 1, displayName: "慢慢来", createdAt: now, updatedAt: now },
  });
  const matches = async () => (await readHost(world, locale))?.matches;
  for (const evening of [1, 2, 3]) {
    const night = await buildBallotNight(world, [5, 5], { slug: `evening-${evening}` });
    await vote(world, night, { A1: ["B1", "B2"], B1: ["A1"], B2: ["A1"], A3: ["B4"] });
    expect(await matches(), `with ${evening - 1} evenings revealed and one ballot open`).toBeNull();
    world.clock.advance(2 * 3_600_000 + 1_000);
    await sweepBallots(world);
  }
  expect(await matches(), "9 of 30 people over three evenings").toEqual({ nights: 3, from: 16, to: 48 });
});

test("a share of few evenings or few people is not told to strangers", () => {
  expect(matchRecord(2, { people: 60, matched: 40 }), "two evenings").toBeNull();
  expect(matchRecord(3, { people: 29, matched: 20 }), "29 people").toBeNull();
  expect(matchRecord(3, { people: 30, matched: 21 })).toEqual({ nights: 3, from: 52, to: 84 });
});
