import { expect, test } from "vitest";
import type { PlanChange } from "#app/domain/night/change-plan.ts";
import { admitGuest } from "#app/use-cases/door/admit-guest.server.ts";
import { undoAdmission } from "#app/use-cases/door/undo-admission.server.ts";
import { applyChange } from "#app/use-cases/night/apply-change.server.ts";
import { makePlan } from "#app/use-cases/night/make-plan.server.ts";
import { metPairs } from "#app/use-cases/night/met-pairs.server.ts";
import { nightRoom, planIsBehind } from "#app/use-cases/night/night-room.server.ts";
import { proposeChange } from "#app/use-cases/night/propose-change.server.ts";
import { readNight } from "#app/use-cases/night/read-night.server.ts";
import { saveNightSetup } from "#app/use-cases/night/save-night-setup.server.ts";
import { tickGuest } from "#app/use-cases/night/tick-guest.server.ts";
import { type ClockTurn, phaseName, turnClock } from "#app/use-cases/night/turn-clock.server.ts";
import { createOrganiser } from "#app/use-cases/organiser/create-organiser.server.ts";
import { buildNight } from "#tests/builders/night.ts";
import { openTestWorld, type TestWorld } from "#tests/world.ts";

const MINUTE = 60_000;
const LONG = { timeout: 60_000 };

type Evening = { organiserId: string; eventId: string; lines: string[]; sides: string[] };

const usual = {
  ...{ format: "pairs", rounds: "3", roundMinutes: "8", breakMinutes: "2", tables: "4" },
  ...{ sitterSideId: "", mayMeetAgain: true },
};

/** An evening with so many people on its sides; those not in `late` are here, and the evening is set up. */
async function gather(
  world: TestWorld,
  people: readonly number[],
  { fields = {}, late = [] }: { fields?: Partial<typeof usual>; late?: readonly number[] } = {},
): Promise<Evening> {
  const { event, guests } = await buildNight(world, people);
  const made = await createOrganiser(world, { email: "host@mail.example", name: "慢慢来" });
  if (!made.ok) throw new Error(made.reason);
  const { organiserId } = made;
  const { eventId } = event;
  const lines = guests.map(({ lineId }) => lineId);
  const saved = await saveNightSetup(world, { organiserId, eventId, fields: { ...usual, ...fields } });
  expect(saved.ok).toBe(true);
  for (const [index, lineId] of lines.entries())
    if (!late.includes(index)) await tickGuest(world, { organiserId, eventId, lineId, here: true });
  return { organiserId, eventId, lines, sides: event.sides.map(({ id }) => id) };
}

async function turn(world: TestWorld, { organiserId, eventId }: Evening, what: ClockTurn) {
  const seen = phaseName(await readNight(world, eventId));
  return turnClock(world, { organiserId, eventId, seen, turn: what });
}

async function begin(world: TestWorld, evening: Evening): Promise<void> {
  const planned = await makePlan(world, evening);
  if (!planned.ok) throw new Error(planned.reason);
  const { planVersion } = planned;
  expect(await turn(world, evening, { kind: "start", planVersion })).toEqual({ ok: true });
}

async function change(world: TestWorld, { organiserId, eventId }: Evening, what: PlanChange) {
  const proposed = await proposeChange(world, { eventId, change: what });
  if (!proposed.ok) throw new Error(proposed.reason);
  const { fingerprint, difference } = proposed.proposal;
  const applied = await applyChange(world, { organiserId, eventId, change: what, fingerprint });
  expect(applied).toMatchObject({ ok: true });
  return difference;
}

test("an evening is planned for those who are here, and nobody else has a place", LONG, async () => {
  const world = await openTestWorld();
  const evening = await gather(world, [4, 4], { late: [7] });
  await begin(world, evening);
  const night = await readNight(world, evening.eventId);
  expect(night).toMatchObject({ state: "running", phase: "round", round: 1, planVersion: 1 });
  const placed = new Set(night.places.flat().map(({ lineId }) => lineId));
  expect([...placed].sort()).toEqual(evening.lines.slice(0, 7).sort());
  expect(night.places.map((seats) => seats.length)).toEqual([6, 6, 6]);
});

test("tables of six are planned, run and met at", LONG, async () => {
  const world = await openTestWorld();
  const evening = await gather(world, [6, 6], { fields: { format: "sixes", rounds: "2", tables: "2" } });
  await begin(world, evening);
  expect(await metPairs(world, evening.eventId)).toHaveLength(18);
  await turn(world, evening, { kind: "skip" });
  await turn(world, evening, { kind: "skip" });
  const met = await metPairs(world, evening.eventId);
  expect(new Set(met.map(({ a, b }) => [a, b].sort().join())).size, "everybody has met everybody").toBe(36);
});

const impossible = [
  { reason: "fewer-than-two-people", people: [1, 1], late: [1] },
  { reason: "nobody-may-meet", people: [3, 1], late: [3] },
  { reason: "sixes-need-two-sides", people: [4], fields: { format: "sixes" } },
];
for (const { reason, people, ...options } of impossible)
  test(`no plan is made, and why is said: ${reason}`, LONG, async () => {
    const world = await openTestWorld();
    const evening = await gather(world, people, options);
    expect(await makePlan(world, evening)).toEqual({ ok: false, reason });
    expect(await turn(world, evening, { kind: "start", planVersion: 0 })).toEqual({
      ok: false,
      reason: "no-plan",
    });
  });

test("no round and no table are refused field by field", LONG, async () => {
  const world = await openTestWorld();
  const { eventId, organiserId } = await gather(world, [1, 1]);
  const fields = { ...usual, rounds: "0", tables: "", roundMinutes: "61", breakMinutes: "-1" };
  expect(await saveNightSetup(world, { organiserId, eventId, fields })).toEqual({
    ok: false,
    reason: "invalid",
    problems: {
      ...{ rounds: "too-small", tables: "not-a-number" },
      ...{ roundMinutes: "too-large", breakMinutes: "too-small" },
    },
  });
});

test("who comes or goes after the plan was made is planned for before the evening starts", LONG, async () => {
  const world = await openTestWorld();
  const evening = await gather(world, [3, 3], { late: [5] });
  const { eventId, organiserId, lines } = evening;
  const planned = await makePlan(world, evening);
  if (!planned.ok) throw new Error(planned.reason);
  const start = () => turn(world, evening, { kind: "start", planVersion: planned.planVersion });
  await tickGuest(world, { organiserId, eventId, lineId: lines[5] ?? "", here: true });
  expect(await start()).toEqual({ ok: false, reason: "plan-is-behind" });
  await tickGuest(world, { organiserId, eventId, lineId: lines[5] ?? "", here: false });
  await tickGuest(world, { organiserId, eventId, lineId: lines[0] ?? "", here: false });
  expect(await start()).toEqual({ ok: false, reason: "plan-is-behind" });
  await tickGuest(world, { organiserId, eventId, lineId: lines[0] ?? "", here: true });
  expect(await start()).toEqual({ ok: true });
});

test("another number of rounds drops the plan, other minutes keep it", LONG, async () => {
  const world = await openTestWorld();
  const evening = await gather(world, [2, 2]);
  await makePlan(world, evening);
  const save = (fields: Partial<typeof usual>) =>
    saveNightSetup(world, { ...evening, fields: { ...usual, ...fields } });
  expect(await save({ roundMinutes: "5" })).toEqual({ ok: true, planDropped: false });
  expect(await save({ rounds: "2" })).toEqual({ ok: true, planDropped: true });
  expect((await readNight(world, evening.eventId)).places).toEqual([]);
});

test("somebody who goes costs exactly their own dates to come", LONG, async () => {
  const world = await openTestWorld();
  const evening = await gather(world, [4, 4]);
  await begin(world, evening);
  const leaver = evening.lines[0] ?? "";
  const before = await readNight(world, evening.eventId);
  const difference = await change(world, evening, { kind: "left", people: [leaver] });
  expect(difference).toMatchObject({ fewer: 2, more: 0 });
  const after = await readNight(world, evening.eventId);
  expect(after.places[0]).toEqual(before.places[0]);
  expect(
    after.places
      .slice(1)
      .flat()
      .some(({ lineId }) => lineId === leaver),
  ).toBe(false);
  expect(after.planVersion).toBe(before.planVersion + 1);
});

test("a latecomer waits until they are let in, and then has dates", LONG, async () => {
  const world = await openTestWorld();
  const evening = await gather(world, [4, 4], { late: [0, 7] });
  await begin(world, evening);
  const { eventId, organiserId, lines } = evening;
  for (const lineId of [lines[0] ?? "", lines[7] ?? ""])
    await tickGuest(world, { organiserId, eventId, lineId, here: true });
  const { come } = planIsBehind(await nightRoom(world.db.prisma, eventId));
  expect(come.map(({ lineId }) => lineId)).toEqual([lines[0], lines[7]]);
  const people = come.map(({ lineId }) => lineId);
  const difference = await change(world, evening, { kind: "arrived", people });
  expect(difference.more).toBeGreaterThan(0);
  expect(planIsBehind(await nightRoom(world.db.prisma, eventId)).come).toEqual([]);
});

test(
  "a no-show has met nobody, a lost table moves its dates, and a found one is used again",
  LONG,
  async () => {
    const world = await openTestWorld();
    const evening = await gather(world, [3, 3]);
    await begin(world, evening);
    const { eventId, lines } = evening;
    const absent = lines[5] ?? "";
    await change(world, evening, { kind: "no-show", people: [absent] });
    expect((await metPairs(world, eventId)).flatMap(({ a, b }) => [a, b])).not.toContain(absent);
    await change(world, evening, { kind: "table-lost", table: 1 });
    const lost = await readNight(world, eventId);
    expect([lost.tables, lost.lostTables]).toEqual([[2, 3, 4], [1]]);
    expect(
      lost.places
        .slice(1)
        .flat()
        .filter(({ table }) => table === 1),
    ).toEqual([]);
    await change(world, evening, { kind: "table-back", table: 1 });
    expect((await readNight(world, eventId)).tables).toEqual([1, 2, 3, 4]);
  },
);

test("two exchange their places by hand; nobody meets somebody twice by it", LONG, async () => {
  const world = await openTestWorld();
  const evening = await gather(world, [4, 4], { fields: { rounds: "2" } });
  await begin(world, evening);
  const { eventId, lines } = evening;
  const [one, other] = [lines[0] ?? "", lines[1] ?? ""];
  const night = await readNight(world, eventId);
  const partnerOf = (round: number, who: string) =>
    night.places[round - 1]?.find(({ lineId }) => lineId === who)?.partnerId;
  const asked = { eventId, change: { kind: "swap", round: 2, one, other } as const };
  const proposed = await proposeChange(world, asked);
  const twice = partnerOf(2, one) === partnerOf(1, other) || partnerOf(2, other) === partnerOf(1, one);
  if (twice) expect(proposed).toEqual({ ok: false, reason: "would-meet-twice" });
  else {
    await change(world, evening, asked.change);
    const after = await readNight(world, eventId);
    expect(after.places[1]?.find(({ lineId }) => lineId === one)?.partnerId).toBe(partnerOf(2, other));
  }
  expect(await proposeChange(world, { eventId, change: { ...asked.change, round: 1 } })).toEqual({
    ok: false,
    reason: "round-has-begun",
  });
});

test("a change is applied only to the plan it was shown for", LONG, async () => {
  const world = await openTestWorld();
  const evening = await gather(world, [4, 4]);
  await begin(world, evening);
  const { organiserId, eventId, lines } = evening;
  const [first, second] = [lines[0] ?? "", lines[1] ?? ""].map((person): PlanChange => {
    return { kind: "left", people: [person] };
  });
  if (!first || !second) throw new Error("two people are missing");
  const shown = await proposeChange(world, { eventId, change: first });
  if (!shown.ok) throw new Error(shown.reason);
  const { fingerprint } = shown.proposal;
  await change(world, evening, second);
  const late = await applyChange(world, { organiserId, eventId, change: first, fingerprint });
  expect(late).toEqual({ ok: false, reason: "changed" });
});

test("of two organisers who apply a change at once one is told to look again", LONG, async () => {
  const world = await openTestWorld();
  const evening = await gather(world, [4, 4]);
  await begin(world, evening);
  const { organiserId, eventId, lines } = evening;
  const asked = await Promise.all(
    lines.slice(0, 4).map(async (person) => {
      const what: PlanChange = { kind: "left", people: [person] };
      const shown = await proposeChange(world, { eventId, change: what });
      if (!shown.ok) throw new Error(shown.reason);
      return { organiserId, eventId, change: what, fingerprint: shown.proposal.fingerprint };
    }),
  );
  const answers = await Promise.all(asked.map((input) => applyChange(world, input)));
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
  expect((await readNight(world, eventId)).planVersion).toBe(2);
});

test("a second tap on skip does not skip the next phase too", LONG, async () => {
  const world = await openTestWorld();
  const evening = await gather(world, [2, 2]);
  await begin(world, evening);
  const { organiserId, eventId } = evening;
  const seen = phaseName(await readNight(world, eventId));
  const tap = () => turnClock(world, { organiserId, eventId, seen, turn: { kind: "skip" } });
  const answers = await Promise.all([tap(), tap()]);
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
  expect(await readNight(world, eventId)).toMatchObject({ phase: "break", round: 1 });
});

test("a pause keeps what is left, and the rest of the evening keeps its minutes", LONG, async () => {
  const world = await openTestWorld();
  const evening = await gather(world, [2, 2]);
  await begin(world, evening);
  const { eventId } = evening;
  world.clock.advance(3 * MINUTE);
  await turn(world, evening, { kind: "pause" });
  world.clock.advance(60 * MINUTE);
  expect(await readNight(world, eventId)).toMatchObject({ state: "paused", pausedLeftMs: 5 * MINUTE });
  await turn(world, evening, { kind: "extend", minutes: 2 });
  await turn(world, evening, { kind: "resume" });
  const night = await readNight(world, eventId);
  expect(night.phaseEndsAt).toEqual(new Date(world.clock.now().getTime() + 7 * MINUTE));
  expect(await turn(world, evening, { kind: "end" })).toEqual({ ok: true });
  expect(await readNight(world, eventId)).toMatchObject({ state: "over", phase: "over", round: 1 });
});

test("who is let in at the door is here, and who is taken back is not", LONG, async () => {
  const world = await openTestWorld();
  const { eventId, organiserId, lines } = await gather(world, [1, 1], { late: [0, 1] });
  const { id: ticketId } = await world.db.prisma.ticket.findFirstOrThrow({
    where: { lineId: lines[0] ?? "" },
  });
  const presence = async () => (await nightRoom(world.db.prisma, eventId)).map((guest) => guest.presence);
  await admitGuest(world, { organiserId, eventId, ticketId, locale: "zh-CN" });
  expect(await presence()).toEqual(["here", "not-here"]);
  await undoAdmission(world, { organiserId, eventId, ticketId, locale: "zh-CN" });
  expect(await presence()).toEqual(["not-here", "not-here"]);
});

test("of sixty people three leave one after the other, and nobody who stays is planned with them any more", {
  timeout: 120_000,
}, async () => {
  const world = await openTestWorld();
  const evening = await gather(world, [30, 30], { fields: { rounds: "8", tables: "30" } });
  await begin(world, evening);
  const left = evening.lines.slice(0, 3);
  for (const person of left) await change(world, evening, { kind: "left", people: [person] });
  const night = await readNight(world, evening.eventId);
  const coming = night.places.slice(1).flat();
  expect(
    coming.filter(({ lineId }) => left.includes(lineId)),
    "who left has no place to come",
  ).toEqual([]);
  expect(new Set(coming.map(({ lineId }) => lineId)).size, "everybody else has some").toBe(57);
});
