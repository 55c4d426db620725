import { expect, test, vi } from "vitest";
import { handInBallot } from "#app/use-cases/night/hand-in-ballot.server.ts";
import { keepNote } from "#app/use-cases/night/keep-note.server.ts";
import { markBallot } from "#app/use-cases/night/mark-ballot.server.ts";
import { showBallot } from "#app/use-cases/night/show-ballot.server.ts";
import type { World } from "#app/use-cases/world.server.ts";
import { type BallotNight, buildBallotNight, vote } from "#tests/builders/ballot.ts";
import { openTestWorld } from "#tests/world.ts";

// An evening is built through the product itself, which a busy machine does slowly.
vi.setConfig({ testTimeout: 120_000 });

const now = new Date("2031-03-08T13:00:00Z");
const HOUR = 3_600_000;

async function ballotOf(world: World, night: BallotNight, name: string) {
  const shown = await showBallot(world, { token: night.guest(name).token, locale: "zh-CN" });
  if (!shown.ok) throw new Error(shown.reason);
  return shown.ballot;
}

const about = (night: BallotNight, voter: string, other: string) => ({
  token: night.guest(voter).token,
  aboutId: night.guest(other).lineId,
});

test("a ballot lists whom one met, in the order of the rounds, with round and table", async () => {
  const world = await openTestWorld({ now });
  const night = await buildBallotNight(world, [3, 3]);
  const { people, standing } = await ballotOf(world, night, "A2");
  expect(standing).toBe("open");
  expect(people.map(({ lineId }) => lineId)).toEqual(
    ["B2", "B3", "B1"].map((name) => night.guest(name).lineId),
  );
  expect(people.map(({ round, table }) => [round, table])).toEqual([
    [1, 2],
    [2, 2],
    [3, 2],
  ]);
  expect(people.every(({ says }) => says === null)).toBe(true);
});

test("a mark can be changed until the close, and counts once", async () => {
  const world = await openTestWorld({ now });
  const night = await buildBallotNight(world, [1, 1]);
  for (const says of ["yes", "yes", "no"] as const)
    expect(await markBallot(world, { ...about(night, "A1", "B1"), says })).toEqual({ ok: true });
  expect((await ballotOf(world, night, "A1")).people.map(({ says }) => says)).toEqual(["no"]);
  expect(await world.db.prisma.ballotMark.count()).toBe(1);
});

test("only people one met can be marked: not one's own side, not somebody of another evening, not oneself", async () => {
  const world = await openTestWorld({ now });
  const night = await buildBallotNight(world, [2, 2]);
  const other = await buildBallotNight(world, [1, 1], { slug: "another" });
  const { token } = night.guest("A1");
  for (const aboutId of [
    night.guest("A2").lineId,
    night.guest("A1").lineId,
    other.guest("B1").lineId,
    "00000000-0000-4000-8000-00000000000f",
  ])
    expect(await markBallot(world, { token, aboutId, says: "yes" })).toEqual({
      ok: false,
      reason: "not-met",
    });
  expect(await markBallot(world, { token: `${token}x`, aboutId: token, says: "yes" })).toEqual({
    ok: false,
    reason: "not-found",
  });
  expect(await world.db.prisma.ballotMark.count()).toBe(0);
});

test("during the rounds those met so far can be marked, but the ballot is not handed in yet", async () => {
  const world = await openTestWorld({ now });
  const night = await buildBallotNight(world, [1, 1], { at: "running", closesAt: null });
  expect(await markBallot(world, { ...about(night, "A1", "B1"), says: "yes" })).toEqual({ ok: true });
  expect(await handInBallot(world, night.guest("A1"))).toEqual({ ok: false, reason: "not-yet" });
});

test("a mark that arrives after the close is refused, also one made before it", async () => {
  const world = await openTestWorld({ now });
  const night = await buildBallotNight(world, [1, 1]);
  world.clock.advance(2 * HOUR);
  const late = { ok: false, reason: "closed" };
  expect(await markBallot(world, { ...about(night, "A1", "B1"), says: "yes" })).toEqual(late);
  expect(await handInBallot(world, night.guest("A1"))).toEqual(late);
  expect((await ballotOf(world, night, "A1")).standing).toBe("closing");
});

test("a ballot is handed in when everybody is decided on, once, and stays open to changes", async () => {
  const world = await openTestWorld({ now });
  const night = await buildBallotNight(world, [1, 2]);
  const { token } = night.guest("A1");
  await markBallot(world, { ...about(night, "A1", "B1"), says: "yes" });
  expect(await handInBallot(world, { token })).toEqual({ ok: false, reason: "undecided", left: 1 });
  await markBallot(world, { ...about(night, "A1", "B2"), says: "no" });
  expect(await handInBallot(world, { token })).toEqual({ ok: true });
  world.clock.advance(60_000);
  expect(await handInBallot(world, { token })).toEqual({ ok: true });
  expect((await ballotOf(world, night, "A1")).handedAt).toEqual(now);
  expect(await markBallot(world, { ...about(night, "A1", "B2"), says: "yes" })).toEqual({ ok: true });
});

test("somebody who met nobody has nothing to hand in", async () => {
  const world = await openTestWorld({ now });
  const night = await buildBallotNight(world, [1, 0]);
  expect((await ballotOf(world, night, "A1")).people).toEqual([]);
  expect(await handInBallot(world, night.guest("A1"))).toEqual({ ok: false, reason: "nobody-met" });
});

test("somebody who did not come is on nobody's ballot", async () => {
  const world = await openTestWorld({ now });
  const night = await buildBallotNight(world, [2, 2]);
  const { eventId } = night;
  await world.db.prisma.nightGuest.create({
    data: { eventId, lineId: night.guest("B1").lineId, noShowAt: now },
  });
  expect((await ballotOf(world, night, "A1")).people).toHaveLength(1);
  expect(await markBallot(world, { ...about(night, "A1", "B1"), says: "yes" })).toEqual({
    ok: false,
    reason: "not-met",
  });
});

test("whoever blocks somebody has them off the ballot; the blocked one sees no difference", async () => {
  const world = await openTestWorld({ now });
  const night = await buildBallotNight(world, [2, 2]);
  const { eventId } = night;
  const indexOf = async (name: string) =>
    (await world.db.prisma.orderLine.findFirstOrThrow({ where: { id: night.guest(name).lineId } }))
      .emailIndex;
  const before = await ballotOf(world, night, "B1");
  await world.db.prisma.personBlock.create({
    data: { eventId, byIndex: await indexOf("A1"), aboutIndex: await indexOf("B1"), createdAt: now },
  });
  expect((await ballotOf(world, night, "A1")).people).toHaveLength(1);
  expect(await ballotOf(world, night, "B1")).toEqual(before);
  expect(await markBallot(world, { ...about(night, "B1", "A1"), says: "yes" })).toEqual({ ok: true });
});

test("a note is for its writer alone, is sealed, and goes when it is emptied", async () => {
  const world = await openTestWorld({ now });
  const night = await buildBallotNight(world, [2, 2]);
  const note = (text: string) => keepNote(world, { ...about(night, "A1", "B1"), text });
  expect(await note("喜欢爬山，\n周末有空")).toEqual({ ok: true });
  expect((await ballotOf(world, night, "A1")).people.map((one) => one.note)).toEqual([
    "喜欢爬山，\n周末有空",
    "",
  ]);
  for (const name of ["A2", "B1", "B2"])
    expect((await ballotOf(world, night, name)).people.map((one) => one.note)).toEqual(["", ""]);
  const { sealed } = await world.db.prisma.privateNote.findFirstOrThrow();
  expect(Buffer.from(sealed).toString("utf8")).not.toContain("爬山");
  expect(await note("好".repeat(501))).toEqual({ ok: false, reason: "too-long" });
  expect(await note("   ")).toEqual({ ok: true });
  expect(await world.db.prisma.privateNote.count()).toBe(0);
});

test("marks are shown to their voter only as long as they can be changed", async () => {
  const world = await openTestWorld({ now });
  const night = await buildBallotNight(world, [1, 1]);
  await vote(world, night, { A1: ["B1"], B1: [] });
  expect((await ballotOf(world, night, "A1")).people.map(({ says }) => says)).toEqual(["yes"]);
  world.clock.advance(3 * HOUR);
  expect((await ballotOf(world, night, "A1")).people.map(({ says }) => says)).toEqual([null]);
});
