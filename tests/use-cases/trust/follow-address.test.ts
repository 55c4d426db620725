import { expect, test } from "vitest";
import { ballotPartners } from "#app/use-cases/night/ballot-partners.server.ts";
import { nightPeople } from "#app/use-cases/night/night-people.server.ts";
import { findNightPerson } from "#app/use-cases/night/night-person.server.ts";
import { confirmAddress } from "#app/use-cases/registration/answer-transfer.server.ts";
import { askNewAddress } from "#app/use-cases/registration/offer-transfer.server.ts";
import { orderToken } from "#app/use-cases/registration/order-link.server.ts";
import { banPerson } from "#app/use-cases/trust/ban-person.server.ts";
import { blockPerson } from "#app/use-cases/trust/block-person.server.ts";
import { standingOfAddress } from "#app/use-cases/trust/person-standing.server.ts";
import { type BallotNight, buildBallotNight } from "#tests/builders/ballot.ts";
import { signInOrganiser } from "#tests/builders/evening.ts";
import { openOfferOf } from "#tests/builders/self-service.ts";
import { openTestWorld, type TestWorld } from "#tests/world.ts";

async function moveTo(world: TestWorld, night: BallotNight, name: string, email: string): Promise<void> {
  const { orderId } = night.guest(name);
  const { eventId } = night;
  const { linkVersion } = await world.db.prisma.order.findFirstOrThrow({ where: { id: orderId } });
  const token = orderToken(world.vault, { eventId, orderId, linkVersion });
  expect(await askNewAddress(world, { token, email })).toEqual({ ok: true });
  const confirmed = await confirmAddress(world, { token: await openOfferOf(world, orderId) });
  if (!confirmed.ok) throw new Error(confirmed.reason);
}

for (const mover of ["A1", "B1"])
  test(`a block holds when ${mover === "A1" ? "who blocked" : "who was blocked"} changes the address`, async () => {
    const world = await openTestWorld();
    const night = await buildBallotNight(world, [2, 2]);
    const { eventId } = night;
    const [byLineId, aboutLineId] = [night.guest("A1").lineId, night.guest("B1").lineId];
    await blockPerson(world, { eventId, byLineId, aboutLineId });
    await moveTo(world, night, mover, "elsewhere@mail.example");
    const { past } = await nightPeople(world, eventId);
    expect(past.blocks).toEqual([{ from: byLineId, to: aboutLineId }]);
    const line = await world.db.prisma.orderLine.findFirstOrThrow({ where: { id: byLineId } });
    const person = { eventId, lineId: byLineId, emailIndex: line.emailIndex };
    const listed = (await ballotPartners(world, person)).map(({ lineId }) => lineId);
    expect(listed).toEqual([night.guest("B2").lineId]);
    expect(await findNightPerson(world, night.guest(mover).token), "the former link is dead").toBeNull();
  });

test("a ban holds for both addresses of who changed theirs", async () => {
  const world = await openTestWorld();
  const night = await buildBallotNight(world, [1, 1]);
  const { eventId } = night;
  const { lineId, email } = night.guest("A1");
  const { organiserId } = await signInOrganiser(world);
  const banned = { organiserId, eventId, lineId, reason: "推搡" };
  expect(await banPerson(world, banned)).toEqual({ ok: true });
  await moveTo(world, night, "A1", "elsewhere@mail.example");
  expect(await standingOfAddress(world, "Elsewhere@mail.example")).toBe("barred");
  expect(await standingOfAddress(world, email)).toBe("barred");
});
