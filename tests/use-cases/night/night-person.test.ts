import { expect, test } from "vitest";
import { nightToken, readNightToken } from "#app/use-cases/night/night-link.server.ts";
import { findNightPerson } from "#app/use-cases/night/night-person.server.ts";
import { lineToken } from "#app/use-cases/registration/line-link.server.ts";
import { buildNight } from "#tests/builders/night.ts";
import { openTestWorld } from "#tests/world.ts";

async function paidGuest() {
  const world = await openTestWorld();
  const { guests } = await buildNight(world, [1, 1]);
  const line = await world.db.prisma.orderLine.findFirstOrThrow({ where: { id: guests[0]?.lineId ?? "" } });
  const key = { eventId: line.eventId, lineId: line.id, linkVersion: line.linkVersion };
  return { world, line, key };
}

test("a night link opens the evening of who holds the ticket", async () => {
  const { world, line, key } = await paidGuest();
  const person = await findNightPerson(world, nightToken(world.vault, key));
  expect(person).toMatchObject({ lineId: line.id, sideId: line.sideId, locale: "zh-CN" });
});

test("a link to a ticket is no link to a night, nor is a forged one", async () => {
  const { world, key } = await paidGuest();
  const good = nightToken(world.vault, key);
  for (const token of [
    lineToken(world.vault, key),
    `${good.slice(0, -1)}${good.endsWith("A") ? "E" : "A"}`,
    "",
    "x",
  ])
    expect([readNightToken(world.vault, token), await findNightPerson(world, token)]).toEqual([null, null]);
});

test("a night link ends with its ticket", async () => {
  const { world, line, key } = await paidGuest();
  const token = nightToken(world.vault, key);
  await world.db.prisma.ticket.updateMany({
    where: { lineId: line.id },
    data: { voidedAt: world.clock.now() },
  });
  expect(await findNightPerson(world, token)).toBeNull();
});

test("a night link of who gave the ticket away opens nothing", async () => {
  const { world, key } = await paidGuest();
  const earlier = nightToken(world.vault, { ...key, linkVersion: key.linkVersion + 1 });
  expect(await findNightPerson(world, earlier)).toBeNull();
});
