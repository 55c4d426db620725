import { expect, test, vi } from "vitest";
import { admitGuest } from "#app/use-cases/door/admit-guest.server.ts";
import { undoAdmission } from "#app/use-cases/door/undo-admission.server.ts";
import { advanceNight } from "#app/use-cases/night/advance-night.server.ts";
import { applyChange } from "#app/use-cases/night/apply-change.server.ts";
import { arriveAtNight } from "#app/use-cases/night/arrive-at-night.server.ts";
import { markHere } from "#app/use-cases/night/mark-here.server.ts";
import { metPairs } from "#app/use-cases/night/met-pairs.server.ts";
import { nightRoom } from "#app/use-cases/night/night-room.server.ts";
import { proposeChange } from "#app/use-cases/night/propose-change.server.ts";
import { readEvening } from "#app/use-cases/night/read-evening.server.ts";
import { showBallot } from "#app/use-cases/night/show-ballot.server.ts";
import { plainTap } from "#app/use-cases/night/take-tap.server.ts";
import { viewNight } from "#app/use-cases/night/view-night.server.ts";
import { createOrganiser } from "#app/use-cases/organiser/create-organiser.server.ts";
import { beginNight, buildPlannedNight, type PlannedNight } from "#tests/builders/running-night.ts";
import { openTestWorld, type TestWorld } from "#tests/world.ts";

vi.setConfig({ testTimeout: 60_000 });
const MINUTE = 60_000;

/** Two and two, everybody here and in the plan, the first round begun: A1 with B1, A2 with B2. */
async function stage() {
  const world = await openTestWorld();
  const night = await buildPlannedNight(world, [2, 2]);
  const { eventId } = night;
  const made = await createOrganiser(world, { email: "host@mail.example", name: "慢慢来" });
  if (!made.ok) throw new Error(made.reason);
  // why: the builder plans by hand; the product marks those whom its plan counts on.
  await world.db.prisma.nightGuest.updateMany({
    where: { eventId },
    data: { plannedAt: world.clock.now() },
  });
  await beginNight(world, eventId);
  return { world, night, organiserId: made.organiserId };
}

async function nextPhase(world: TestWorld, { eventId }: PlannedNight): Promise<void> {
  const { phaseEndsAt } = await world.db.prisma.night.findUniqueOrThrow({ where: { eventId } });
  world.clock.advance((phaseEndsAt ?? world.clock.now()).getTime() - world.clock.now().getTime() + 1_000);
  await advanceNight(world, eventId);
}

async function goes(
  world: TestWorld,
  night: PlannedNight,
  organiserId: string,
  kind: "left" | "no-show",
  name: string,
): Promise<void> {
  const { eventId } = night;
  const change = { kind, people: [night.guest(name).lineId] } as const;
  const proposed = await proposeChange(world, { eventId, change });
  if (!proposed.ok) throw new Error(proposed.reason);
  const { fingerprint } = proposed.proposal;
  expect(await applyChange(world, { organiserId, eventId, change, fingerprint })).toMatchObject({ ok: true });
}

async function metBy(world: TestWorld, night: PlannedNight, name: string): Promise<string[]> {
  const { lineId } = night.guest(name);
  const nameOf = (id: string) => night.guests.find((guest) => guest.lineId === id)?.name ?? "?";
  return (await metPairs(world, night.eventId)).flatMap(({ a, b }) =>
    a === lineId ? [nameOf(b)] : b === lineId ? [nameOf(a)] : [],
  );
}

/** Whom the card of somebody's phone asks about, and how many it counts; whom their ballot lists. */
async function asked(world: TestWorld, night: PlannedNight, name: string) {
  const { eventId } = night;
  const { lineId, token } = night.guest(name);
  const evening = await readEvening(world, eventId);
  const none = { decided: new Set<string>(), blocked: new Set<string>() };
  const who = { lineId, linkVersion: evening?.links.get(lineId) ?? 0, locale: "zh-CN" } as const;
  const look = evening && viewNight(evening, who, none, world.clock.now());
  const shown = await showBallot(world, { token, locale: "zh-CN" });
  return {
    about: night.guests.find((guest) => guest.lineId === look?.ask?.lineId)?.name ?? null,
    counted: look?.ballot?.met ?? 0,
    listed: shown.ok ? shown.ballot.people.length : -1,
  };
}

const ways = {
  "a tap of their own": (world, night) =>
    arriveAtNight(world, { token: night.guest("A1").token, tap: plainTap }),
  "a tick of the organiser's": (world, night) =>
    markHere(world, { eventId: night.eventId, lineId: night.guest("A1").lineId }),
} satisfies Record<string, (world: TestWorld, night: PlannedNight) => Promise<unknown>>;
for (const [way, comesBack] of Object.entries(ways))
  test(`who went and comes back by ${way} keeps those they met before on the ballot`, async () => {
    const { world, night, organiserId } = await stage();
    await nextPhase(world, night);
    await goes(world, night, organiserId, "left", "A1");
    world.clock.advance(MINUTE / 2);
    await comesBack(world, night);
    const room = await nightRoom(world.db.prisma, night.eventId);
    expect(room.find(({ lineId }) => lineId === night.guest("A1").lineId)?.presence).toBe("here");
    expect(await metBy(world, night, "A1")).toEqual(["B1"]);
    expect(await metBy(world, night, "B1")).toContain("A1");
  });

test("a ticket that is scanned anew in the middle of the evening leaves those met before on the ballot", async () => {
  const { world, night, organiserId } = await stage();
  const { eventId } = night;
  const { id: ticketId } = await world.db.prisma.ticket.findFirstOrThrow({
    where: { lineId: night.guest("A1").lineId },
  });
  await admitGuest(world, { organiserId, eventId, ticketId, locale: "zh-CN" });
  await nextPhase(world, night);
  await undoAdmission(world, { organiserId, eventId, ticketId, locale: "zh-CN" });
  await admitGuest(world, { organiserId, eventId, ticketId, locale: "zh-CN" });
  expect(await metBy(world, night, "A1")).toEqual(["B1"]);
});

test("who was taken for absent and comes later is on nobody's ballot for the rounds before, nor asked about", async () => {
  const { world, night, organiserId } = await stage();
  await goes(world, night, organiserId, "no-show", "A1");
  await nextPhase(world, night);
  await markHere(world, { eventId: night.eventId, lineId: night.guest("A1").lineId });
  expect(await metBy(world, night, "B1")).toEqual([]);
  expect(await asked(world, night, "B1")).toEqual({ about: null, counted: 0, listed: 0 });
  expect(await asked(world, night, "B2")).toEqual({ about: "A2", counted: 1, listed: 1 });
});
