import { expect, test } from "vitest";
import { whoMayMeet } from "#app/domain/night/compatibility.ts";
import { ensureNight } from "#app/use-cases/night/ensure-night.server.ts";
import { nightNames } from "#app/use-cases/night/night-names.server.ts";
import { nightPeople } from "#app/use-cases/night/night-people.server.ts";
import { type BuiltNight, buildNight, type NightGuestBuilt } from "#tests/builders/night.ts";
import { openTestWorld, type TestWorld } from "#tests/world.ts";

const labels = [{}, { labelZh: "女生", labelEn: "Women" }];

async function nightOf(people: readonly number[]) {
  const world = await openTestWorld();
  const sides = people.map((capacity, side) => ({ capacity, priceMinor: 0, ...labels[side] }));
  return { world, night: await buildNight(world, people, { sides }) };
}

function guest(night: BuiltNight, name: string): NightGuestBuilt {
  const found = night.guests.find((one) => one.name === name);
  if (!found) throw new Error(`nobody is called ${name}`);
  return found;
}

async function tells(world: TestWorld, night: BuiltNight, name: string, profile: object) {
  const { lineId } = guest(night, name);
  const told = { sealed: world.vault.seal(profile), updatedAt: world.clock.now() };
  await world.db.prisma.profile.create({ data: { eventId: night.event.eventId, lineId, ...told } });
}

async function pairsOf(world: TestWorld, night: BuiltNight): Promise<string[]> {
  const { guests, past } = await nightPeople(world, night.event.eventId);
  const nameOf = (id: string) => night.guests.find(({ lineId }) => lineId === id)?.name ?? "?";
  return whoMayMeet(guests, past).map(({ a, b }) => [nameOf(a), nameOf(b)].sort().join("–"));
}

test("without a profile everybody meets the other side, or whom the night's preset says", async () => {
  const { world, night } = await nightOf([2, 2]);
  expect(await pairsOf(world, night)).toHaveLength(4);
  const { eventId } = night.event;
  await world.db.prisma.night.update({ where: { eventId }, data: { wishesPreset: "own-side" } });
  expect((await pairsOf(world, night)).toSorted()).toEqual(["A1–A2", "B1–B2"]);
  await world.db.prisma.night.update({ where: { eventId }, data: { wishesPreset: "everyone" } });
  expect(await pairsOf(world, night)).toHaveLength(6);
});

test("an evening of one side lets everybody meet everybody", async () => {
  const { world, night } = await nightOf([4]);
  expect(await pairsOf(world, night)).toHaveLength(6);
});

test("wishes and ages that were told decide, on both sides", async () => {
  const { world, night } = await nightOf([2, 1]);
  const own = guest(night, "A1").sideId;
  await tells(world, night, "A1", { wishes: [own] });
  await tells(world, night, "A2", { ages: { from: 50, to: 60 } });
  expect(await pairsOf(world, night)).toEqual([]);
});

test("a wish for a side the event no longer has counts as none told", async () => {
  const { world, night } = await nightOf([1, 1]);
  await tells(world, night, "A1", { wishes: ["c0ffee00-0000-4000-8000-000000000000"] });
  expect(await pairsOf(world, night)).toEqual(["A1–B1"]);
});

test("who blocked somebody at any evening never meets them again", async () => {
  const { world, night } = await nightOf([1, 2]);
  const lines = await world.db.prisma.orderLine.findMany({ where: { eventId: night.event.eventId } });
  const indexOf = (name: string) =>
    new Uint8Array(lines.find(({ id }) => id === guest(night, name).lineId)?.emailIndex ?? []);
  await world.db.prisma.personBlock.create({
    data: {
      ...{ byIndex: indexOf("B2"), aboutIndex: indexOf("A1") },
      eventId: night.event.eventId,
      createdAt: world.clock.now(),
    },
  });
  expect(await pairsOf(world, night)).toEqual(["A1–B1"]);
});

test("people who met at an earlier evening meet again only if the organiser says so", async () => {
  const { world, night } = await nightOf([2, 2]);
  const earlier = await buildNight(world, [2, 2]);
  // why: the same four addresses were at both evenings.
  for (const { name, lineId } of earlier.guests) {
    const now = await world.db.prisma.orderLine.findFirstOrThrow({
      where: { id: guest(night, name).lineId },
    });
    await world.db.prisma.orderLine.updateMany({
      where: { id: lineId },
      data: { emailIndex: now.emailIndex },
    });
  }
  const { eventId } = earlier.event;
  await ensureNight(world, eventId);
  const sit = (round: number, table: number, one: string, other: string) => {
    const [a, b] = [guest(earlier, one).lineId, guest(earlier, other).lineId];
    const at = { eventId, round, table };
    return world.db.prisma.nightPlace.createMany({
      data: [
        { ...at, seat: 1, lineId: a, partnerId: b },
        { ...at, seat: 2, lineId: b, partnerId: a },
      ],
    });
  };
  await sit(1, 1, "A1", "B1");
  await sit(2, 1, "A1", "B2");
  await world.db.prisma.night.update({
    where: { eventId },
    data: { round: 1, phase: "round", state: "running", phaseStartedAt: world.clock.now() },
  });
  expect(await pairsOf(world, night), "they may").toHaveLength(4);
  const mine = { eventId: night.event.eventId };
  await world.db.prisma.night.update({ where: mine, data: { mayMeetAgain: false } });
  expect((await pairsOf(world, night)).toSorted(), "a round that never began is no meeting").toEqual([
    "A1–B2",
    "A2–B1",
    "A2–B2",
  ]);
});

test("people are called by the name they chose, else by their side and number", async () => {
  const { world, night } = await nightOf([2, 2]);
  const { eventId } = night.event;
  await tells(world, night, "A1", { displayName: "小林" });
  const names = await nightNames(world, eventId, "zh-CN");
  const seats = await world.db.prisma.orderLine.findMany({ where: { eventId } });
  for (const { id, seatNumber, sideId } of seats) {
    const side = sideId === night.event.sides[0]?.id ? "男生" : "女生";
    const number = `${side} ${seatNumber} 号`;
    const name = id === guest(night, "A1").lineId ? "小林" : number;
    expect(names.get(id)).toEqual({ name, number, sideId });
  }
  const english = await nightNames(world, eventId, "en");
  expect([...english.values()].map(({ number }) => number)).toEqual(["Men 1", "Men 2", "Women 1", "Women 2"]);
});

test("two who chose the same name are told apart by their numbers", async () => {
  const { world, night } = await nightOf([2, 2]);
  await tells(world, night, "A1", { displayName: "小林" });
  await tells(world, night, "B1", { displayName: "小林" });
  const names = await nightNames(world, night.event.eventId, "zh-CN");
  const called = [...names.values()].map(({ name }) => name).filter((name) => name.includes("小林"));
  expect(new Set(called).size).toBe(2);
  expect(called.every((name) => /^小林（[男女]生 \d 号）$/.test(name))).toBe(true);
});
