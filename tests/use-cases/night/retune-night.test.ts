import { expect, test } from "vitest";
import type { PlanChange } from "#app/domain/night/change-plan.ts";
import { applyChange } from "#app/use-cases/night/apply-change.server.ts";
import { proposeChange } from "#app/use-cases/night/propose-change.server.ts";
import { readNight } from "#app/use-cases/night/read-night.server.ts";
import { showNight } from "#app/use-cases/night/show-night.server.ts";
import { showRoom, showSheets } from "#app/use-cases/night/show-room.server.ts";
import { phaseName, turnClock } from "#app/use-cases/night/turn-clock.server.ts";
import { createOrganiser } from "#app/use-cases/organiser/create-organiser.server.ts";
import { beginNight, buildPlannedNight } from "#tests/builders/running-night.ts";
import { openTestWorld, type TestWorld } from "#tests/world.ts";

const LONG = { timeout: 60_000 };
const MINUTE = 60_000;

/** Six and six, three rounds planned of the six there could be, the first begun. */
async function stage() {
  const world = await openTestWorld();
  const night = await buildPlannedNight(world, [6, 6], { rounds: 3 });
  const { prisma } = world.db;
  const at = world.clock.now();
  await prisma.nightGuest.updateMany({ where: { eventId: night.eventId }, data: { plannedAt: at } });
  await prisma.night.update({
    where: { eventId: night.eventId },
    data: { roundMinutes: 8, breakMinutes: 2 },
  });
  await beginNight(world, night.eventId);
  const made = await createOrganiser(world, { email: "host@mail.example", name: "慢慢来" });
  if (!made.ok) throw new Error(made.reason);
  return { world, ...night, organiserId: made.organiserId };
}

type Staged = Awaited<ReturnType<typeof stage>>;
type Settings = Extract<PlanChange, { kind: "settings" }>;
const usual: Settings = {
  ...{ kind: "settings", rounds: 3, roundMinutes: 8, breakMinutes: 2, tables: 6 },
  ...{ sitterSideId: null, anew: false },
};

async function propose({ world, eventId }: Staged, wishes: Partial<Settings>) {
  const change = { ...usual, ...wishes };
  const proposed = await proposeChange(world, { eventId, change });
  if (!proposed.ok) throw new Error(proposed.reason);
  return proposed.proposal;
}

async function apply(staged: Staged, wishes: Partial<Settings>) {
  const { world, eventId, organiserId } = staged;
  const { change, fingerprint } = await propose(staged, wishes);
  expect(await applyChange(world, { organiserId, eventId, change, fingerprint })).toMatchObject({ ok: true });
}

async function skip(world: TestWorld, { eventId, organiserId }: Staged) {
  const seen = phaseName(await readNight(world, eventId));
  expect(await turnClock(world, { organiserId, eventId, seen, turn: { kind: "skip" } })).toEqual({
    ok: true,
  });
}

test("rounds are added while the first one runs: phones, room and paper follow", LONG, async () => {
  const staged = await stage();
  const { world, eventId, guest } = staged;
  const before = await readNight(world, eventId);
  await apply(staged, { rounds: 5 });
  const after = await readNight(world, eventId);
  expect(after.places.slice(0, 3)).toEqual(before.places);
  expect(after.places.map((seats) => seats.length)).toEqual([12, 12, 12, 12, 12]);
  const phone = await showNight(world, { token: guest("A1").token, locale: "en" });
  expect(phone).toMatchObject({ ok: true, look: { face: { kind: "round", rounds: 5 } } });
  expect((await showRoom(world, { eventId, locale: "en" }))?.room.rounds).toBe(5);
  const sheets = await showSheets(world, { eventId, locale: "en" });
  expect(sheets?.sheets.people.every(({ rounds }) => rounds.length === 5)).toBe(true);
});

test(
  "the quality is told before anything is changed: meetings, fewest, end, and how near the best",
  LONG,
  async () => {
    const staged = await stage();
    const { world, eventId } = staged;
    const { rest } = await propose(staged, { rounds: 4, tables: 5, roundMinutes: 10 });
    expect(rest?.before).toMatchObject({ quality: { meetings: 18, fewest: 3 } });
    expect(rest?.after).toMatchObject({ quality: { meetings: 6 + 15, ofBest: { meetings: 1000 } } });
    const { phaseEndsAt, planVersion } = await readNight(world, eventId);
    const ends = (phaseEndsAt?.getTime() ?? 0) + (3 * 10 + 3 * 2) * MINUTE;
    expect(rest?.after.endsAt).toEqual(new Date(ends));
    expect(planVersion, "looking changes nothing").toBe(1);
  },
);

test("fewer rounds end the evening sooner, and other minutes hold from the next round on", LONG, async () => {
  const staged = await stage();
  const { world, eventId } = staged;
  const { phaseEndsAt } = await readNight(world, eventId);
  await apply(staged, { rounds: 2, roundMinutes: 5, breakMinutes: 0 });
  expect((await readNight(world, eventId)).phaseEndsAt).toEqual(phaseEndsAt);
  await skip(world, staged);
  const second = await readNight(world, eventId);
  expect(second).toMatchObject({ phase: "round", round: 2 });
  expect(second.phaseEndsAt).toEqual(new Date(world.clock.now().getTime() + 5 * MINUTE));
  await skip(world, staged);
  expect(await readNight(world, eventId)).toMatchObject({ state: "over", round: 2 });
});

test("marks already made stay when the rest of the evening changes", LONG, async () => {
  const staged = await stage();
  const { world, eventId, guest } = staged;
  const mark = { eventId, voterId: guest("A1").lineId, aboutId: guest("B1").lineId };
  await world.db.prisma.ballotMark.create({ data: { ...mark, says: "yes", markedAt: world.clock.now() } });
  await apply(staged, { rounds: 2, tables: 4, anew: true });
  expect(await world.db.prisma.ballotMark.findMany({ where: { eventId } })).toMatchObject([mark]);
});

test("in a break the round that was announced cannot be taken back", LONG, async () => {
  const staged = await stage();
  const { world, eventId, organiserId } = staged;
  const shown = await propose(staged, { rounds: 1 });
  await skip(world, staged);
  const change = { ...usual, rounds: 1 };
  expect(await proposeChange(world, { eventId, change })).toEqual({ ok: false, reason: "bad-numbers" });
  const { fingerprint } = shown;
  expect(await applyChange(world, { organiserId, eventId, change, fingerprint })).toMatchObject({
    ok: false,
  });
  expect((await readNight(world, eventId)).rounds).toBe(3);
});

test("of two changes of the rest that are applied at once one is told to look again", LONG, async () => {
  const staged = await stage();
  const { world, eventId, organiserId } = staged;
  const shown = await Promise.all([propose(staged, { rounds: 4 }), propose(staged, { roundMinutes: 9 })]);
  const answers = await Promise.all(
    shown.map(({ change, fingerprint }) => applyChange(world, { organiserId, eventId, change, fingerprint })),
  );
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
  expect(answers.find(({ ok }) => !ok)).toEqual({ ok: false, reason: "changed" });
});

test(
  "nothing of the rest is changed before the evening begins, after it, or for a side it does not have",
  LONG,
  async () => {
    const world = await openTestWorld();
    const { eventId } = await buildPlannedNight(world, [2, 2]);
    const change = { ...usual, rounds: 2, tables: 2 };
    expect(await proposeChange(world, { eventId, change })).toEqual({ ok: false, reason: "not-under-way" });
    await beginNight(world, eventId);
    const strange = { ...change, sitterSideId: world.ids.uuid() };
    expect(await proposeChange(world, { eventId, change: strange })).toEqual({
      ok: false,
      reason: "bad-numbers",
    });
  },
);
