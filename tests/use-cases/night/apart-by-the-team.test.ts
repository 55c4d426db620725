import { expect, test } from "vitest";
import { applyChange } from "#app/use-cases/night/apply-change.server.ts";
import { closeBallot } from "#app/use-cases/night/close-ballot.server.ts";
import { openOwnChoices } from "#app/use-cases/night/own-choices.server.ts";
import { proposeChange } from "#app/use-cases/night/propose-change.server.ts";
import { revealNight } from "#app/use-cases/night/reveal-night.server.ts";
import { showBallot } from "#app/use-cases/night/show-ballot.server.ts";
import { showMatches } from "#app/use-cases/night/show-matches.server.ts";
import { blockPerson } from "#app/use-cases/trust/block-person.server.ts";
import { showSafety } from "#app/use-cases/trust/show-safety.server.ts";
import { vote } from "#tests/builders/ballot.ts";
import { signInOrganiser } from "#tests/builders/evening.ts";
import { beginNight, buildPlannedNight, type PlannedNight } from "#tests/builders/running-night.ts";
import { openTestWorld, type TestWorld } from "#tests/world.ts";

const LONG = { timeout: 60_000 };
const HOUR = 3_600_000;

/** Two and two in their first round: A1 with B1, A2 with B2. */
async function stage() {
  const world = await openTestWorld();
  const { organiserId } = await signInOrganiser(world);
  const night = await buildPlannedNight(world, [2, 2]);
  const { eventId } = night;
  // why: the builder plans by hand; the product marks those whom its plan counts on.
  await world.db.prisma.nightGuest.updateMany({
    where: { eventId },
    data: { plannedAt: world.clock.now() },
  });
  await beginNight(world, eventId);
  return { world, night, organiserId };
}

async function keepApart(world: TestWorld, night: PlannedNight, organiserId: string): Promise<void> {
  const { eventId } = night;
  const [one, other] = [night.guest("A1").lineId, night.guest("B1").lineId];
  const change = { kind: "apart", one, other } as const;
  const proposed = await proposeChange(world, { eventId, change });
  if (!proposed.ok) throw new Error(proposed.reason);
  const { fingerprint } = proposed.proposal;
  expect(await applyChange(world, { organiserId, eventId, change, fingerprint })).toMatchObject({ ok: true });
}

/** What somebody's own pages say of whom they keep away from, and of whom they met. */
async function readsOf(world: TestWorld, night: PlannedNight, name: string) {
  const { token, lineId } = night.guest(name);
  const safety = await showSafety(world, { token, locale: "zh-CN" });
  const ballot = await showBallot(world, { token, locale: "zh-CN" });
  const nameOf = (id: string) => night.guests.find((guest) => guest.lineId === id)?.name;
  const choices = await openOwnChoices(world)({ eventId: night.eventId, lineId });
  return {
    blocked: safety?.people.filter((one) => one.blocked).map((one) => nameOf(one.lineId)),
    onBallot: ballot.ok ? ballot.ballot.people.map((one) => nameOf(one.lineId)) : [],
    choices: [...choices.blocked].map(nameOf),
  };
}

test("two whom the team keeps apart read nothing of it, and do not match", LONG, async () => {
  const { world, night, organiserId } = await stage();
  const { eventId } = night;
  await keepApart(world, night, organiserId);
  expect(await readsOf(world, night, "A1")).toEqual({ blocked: [], onBallot: ["B1"], choices: [] });
  expect(await readsOf(world, night, "B1")).toEqual({ blocked: [], onBallot: ["A1"], choices: [] });
  const now = world.clock.now();
  await world.db.prisma.night.update({
    where: { eventId },
    data: { state: "over", phase: "over", round: 2, endedAt: now, ballotClosesAt: new Date(+now + HOUR) },
  });
  await vote(world, night, { A1: ["B1", "B2"], A2: [], B1: ["A1"], B2: ["A1"] });
  world.clock.advance(HOUR);
  await closeBallot(world, { eventId });
  await revealNight(world, { eventId });
  const found = async (name: string) => {
    const shown = await showMatches(world, { token: night.guest(name).token, locale: "zh-CN" });
    return shown.ok ? shown.page.matches.map(({ lineId }) => lineId) : [];
  };
  expect([await found("A1"), await found("B1")]).toEqual([[night.guest("B2").lineId], []]);
});

test("two kept apart after the reveal each see a match without contact", LONG, async () => {
  const { world, night } = await stage();
  const { eventId } = night;
  const now = world.clock.now();
  await world.db.prisma.night.update({
    where: { eventId },
    data: { state: "over", phase: "over", round: 2, endedAt: now, ballotClosesAt: new Date(+now + HOUR) },
  });
  for (const { lineId } of night.guests)
    await world.db.prisma.profile.create({
      data: {
        ...{ eventId, lineId, updatedAt: now, sealed: world.vault.seal({}) },
        contactSealed: world.vault.seal({ wechat: "linlin88" }),
      },
    });
  await vote(world, night, { A1: ["B1"], B1: ["A1"] });
  world.clock.advance(HOUR);
  await closeBallot(world, { eventId });
  await revealNight(world, { eventId });
  world.clock.advance(1_000);
  const reach = async (name: string) => {
    const shown = await showMatches(world, { token: night.guest(name).token, locale: "zh-CN" });
    return shown.ok ? shown.page.matches.map(({ contact }) => contact.wechat) : null;
  };
  expect([await reach("A1"), await reach("B1")]).toEqual([["linlin88"], ["linlin88"]]);
  const pair = { byLineId: night.guest("A1").lineId, aboutLineId: night.guest("B1").lineId };
  await blockPerson(world, { eventId, ...pair, byTeam: true });
  expect([await reach("A1"), await reach("B1")]).toEqual([[null], [null]]);
});

test("a guest's own block is theirs, before and after the team's", LONG, async () => {
  const { world, night, organiserId } = await stage();
  const { eventId } = night;
  const own = { eventId, byLineId: night.guest("A1").lineId, aboutLineId: night.guest("B1").lineId };
  await keepApart(world, night, organiserId);
  await blockPerson(world, own);
  await keepApart(world, night, organiserId);
  expect((await readsOf(world, night, "A1")).blocked).toEqual(["B1"]);
  expect((await readsOf(world, night, "B1")).blocked).toEqual([]);
});
