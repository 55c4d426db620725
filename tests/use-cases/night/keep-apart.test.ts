import { expect, test } from "vitest";
import { jobsOf } from "#app/server/jobs.server.ts";
import { storeProposal } from "#app/use-cases/night/apply-change.server.ts";
import { keepBlock } from "#app/use-cases/night/keep-apart.server.ts";
import { makePlan } from "#app/use-cases/night/make-plan.server.ts";
import { markHere } from "#app/use-cases/night/mark-here.server.ts";
import { proposeChange } from "#app/use-cases/night/propose-change.server.ts";
import { readNight } from "#app/use-cases/night/read-night.server.ts";
import { saveNightSetup } from "#app/use-cases/night/save-night-setup.server.ts";
import { reportPerson } from "#app/use-cases/trust/report-person.server.ts";
import { signInOrganiser } from "#tests/builders/evening.ts";
import { buildNight } from "#tests/builders/night.ts";
import { beginNight, buildPlannedNight, type PlannedNight } from "#tests/builders/running-night.ts";
import { openTestWorld, type TestWorld } from "#tests/world.ts";

const LONG = { timeout: 60_000 };

/** In which rounds two sit at one table, by the plan as it stands. */
async function roundsOf(world: TestWorld, eventId: string, a: string, b: string): Promise<number[]> {
  const { places } = await readNight(world, eventId);
  const tableOf = (round: number, who: string) =>
    places[round - 1]?.find(({ lineId }) => lineId === who)?.table ?? null;
  return places
    .map((_, index) => index + 1)
    .filter((round) => tableOf(round, a) !== null && tableOf(round, a) === tableOf(round, b));
}

function block(
  world: TestWorld,
  night: PlannedNight,
  by: string,
  about: string,
  deed: "block" | "report" = "block",
) {
  const said = { kind: "unsafe", words: "请帮帮我", block: true } as const;
  const { token } = night.guest(by);
  return reportPerson(world, { ...said, deed, token, about: night.guest(about).lineId });
}

/** Four and four, the first round begun: A1 meets B1, B2, B3, B4, A2 meets B2, B3, B4, B1, and so on. */
async function running(world: TestWorld): Promise<PlannedNight> {
  const night = await buildPlannedNight(world, [4, 4]);
  // why: the builder plans by hand; the product marks those whom its plan counts on.
  await world.db.prisma.nightGuest.updateMany({
    where: { eventId: night.eventId },
    data: { plannedAt: world.clock.now() },
  });
  await beginNight(world, night.eventId);
  return night;
}

for (const deed of ["block", "report"] as const)
  test(`a ${deed} in the middle of a night changes what is left of it at once`, LONG, async () => {
    const world = await openTestWorld();
    const night = await running(world);
    const { eventId } = night;
    const [a1, b3] = [night.guest("A1").lineId, night.guest("B3").lineId];
    expect(await roundsOf(world, eventId, a1, b3), "before").toEqual([3]);
    const before = await readNight(world, eventId);
    expect((await block(world, night, "A1", "B3", deed)).ok).toBe(true);
    expect(await roundsOf(world, eventId, a1, b3), "after").toEqual([]);
    const after = await readNight(world, eventId);
    expect([after.places[0], after.places[1], after.places[3]]).toEqual([
      ...[before.places[0], before.places[1], before.places[3]],
    ]);
    expect(after.places[2], "only the two sit out").toHaveLength(6);
    expect(after.planVersion).toBeGreaterThan(before.planVersion);
    expect(
      await world.db.prisma.letter.count({
        where: { eventId, kind: { not: "safety-report" }, orderId: null },
      }),
    ).toBe(0);
  });

test("a block of somebody met already, or one asked for twice, moves nobody", LONG, async () => {
  const world = await openTestWorld();
  const night = await running(world);
  const before = await readNight(world, night.eventId);
  for (const _ of [1, 2]) expect((await block(world, night, "A1", "B1")).ok).toBe(true);
  expect((await readNight(world, night.eventId)).places).toEqual(before.places);
  expect(await world.db.prisma.personBlock.count()).toBe(1);
});

test("a change that was worked out before a block is not applied after it", LONG, async () => {
  const world = await openTestWorld();
  const night = await running(world);
  const { eventId } = night;
  const change = { kind: "left", people: [night.guest("A2").lineId] } as const;
  const proposed = await proposeChange(world, { eventId, change });
  if (!proposed.ok) throw new Error(proposed.reason);
  await block(world, night, "A3", "B4");
  expect(await storeProposal(world, proposed.proposal, null)).toEqual({ ok: false, reason: "changed" });
});

test("when many block at once, nobody meets whom they blocked", LONG, async () => {
  const world = await openTestWorld();
  const night = await running(world);
  const asked = [
    ["A1", "B3"],
    ["A2", "B4"],
    ["B1", "A3"],
    ["B2", "A4"],
  ] as const;
  const answers = await Promise.all(asked.map(([by, about]) => block(world, night, by, about)));
  expect(answers.map(({ ok }) => ok)).toEqual([true, true, true, true]);
  for (const [by, about] of asked) {
    const [a, b] = [night.guest(by).lineId, night.guest(about).lineId];
    expect(await roundsOf(world, night.eventId, a, b), `${by} and ${about}`).toEqual([]);
  }
});

test("a block whose process died before the plan was changed is seen to by its job", LONG, async () => {
  const world = await openTestWorld();
  const night = await running(world);
  const { eventId } = night;
  const apart = { eventId, byId: night.guest("A1").lineId, aboutId: night.guest("B3").lineId };
  await world.db.transaction((tx) => keepBlock(world, tx, apart));
  expect(await roundsOf(world, eventId, apart.byId, apart.aboutId)).toEqual([3]);
  const waiting = await world.db.prisma.$queryRaw`
    SELECT 1 FROM graphile_worker.jobs WHERE task_identifier = 'mend-plan'`;
  expect(waiting).toHaveLength(1);
  const mend: (payload: unknown, helpers: never) => unknown = jobsOf(world)["mend-plan"];
  // why: the task reads its payload alone.
  await mend(apart, undefined as never);
  expect(await roundsOf(world, eventId, apart.byId, apart.aboutId)).toEqual([]);
});

test("before the plan a block waits for it; before the first round it changes it", LONG, async () => {
  const world = await openTestWorld();
  const night = await buildNight(world, [3, 3]);
  const { organiserId } = await signInOrganiser(world);
  const { eventId } = night.event;
  const [anna, , , ben] = night.guests;
  if (!anna || !ben) throw new Error("six guests");
  const fields = {
    ...{ format: "pairs", rounds: "3", roundMinutes: "8", breakMinutes: "2", tables: "3" },
    ...{ sitterSideId: "", mayMeetAgain: true },
  };
  await saveNightSetup(world, { organiserId, eventId, fields });
  for (const { lineId } of night.guests) await markHere(world, { eventId, lineId });
  const ask = { deed: "block", kind: "", words: "", block: false } as const;
  const [, second, , , third] = night.guests;
  await reportPerson(world, { ...ask, token: anna.token, about: ben.lineId });
  expect((await readNight(world, eventId)).places).toEqual([]);
  expect(await makePlan(world, { organiserId, eventId })).toMatchObject({ ok: true });
  expect(await roundsOf(world, eventId, anna.lineId, ben.lineId)).toEqual([]);
  await reportPerson(world, { ...ask, token: second?.token ?? "", about: third?.lineId ?? "" });
  expect(await roundsOf(world, eventId, second?.lineId ?? "", third?.lineId ?? "")).toEqual([]);
});

test("at tables of six too, who is blocked sits at another table from then on", LONG, async () => {
  const world = await openTestWorld();
  const night = await buildNight(world, [6, 6]);
  const { organiserId } = await signInOrganiser(world);
  const { eventId } = night.event;
  const fields = {
    ...{ format: "sixes", rounds: "2", roundMinutes: "8", breakMinutes: "2", tables: "2" },
    ...{ sitterSideId: "", mayMeetAgain: true },
  };
  await saveNightSetup(world, { organiserId, eventId, fields });
  for (const { lineId } of night.guests) await markHere(world, { eventId, lineId });
  expect(await makePlan(world, { organiserId, eventId })).toMatchObject({ ok: true });
  await beginNight(world, eventId);
  const second = (await readNight(world, eventId)).places[1] ?? [];
  const [by] = night.guests;
  const table = second.find(({ lineId }) => lineId === by?.lineId)?.table;
  const about = second.find(
    (seat) => seat.table === table && night.guests.findIndex(({ lineId }) => lineId === seat.lineId) >= 6,
  );
  if (!by || !about) throw new Error("nobody meets in the second round");
  const ask = { deed: "block", kind: "", words: "", block: false } as const;
  expect(await reportPerson(world, { ...ask, token: by.token, about: about.lineId })).toMatchObject({
    ok: true,
  });
  expect(await roundsOf(world, eventId, by.lineId, about.lineId)).toEqual([]);
});
