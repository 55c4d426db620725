import { expect, test } from "vitest";
import { matchesOf } from "#app/domain/night/ballot.ts";
import { closeBallot } from "#app/use-cases/night/close-ballot.server.ts";
import { markBallot } from "#app/use-cases/night/mark-ballot.server.ts";
import { type BallotNight, buildBallotNight, vote } from "#tests/builders/ballot.ts";
import { openTestWorld, type TestWorld } from "#tests/world.ts";

const now = new Date("2031-03-08T13:00:00Z");
const CLOSE = 2 * 3_600_000;

async function stage() {
  const world = await openTestWorld({ now });
  const night = await buildBallotNight(world, [4, 4]);
  const everyone = (side: string) => [1, 2, 3, 4].map((number) => `${side}${number}`);
  const likes = (side: string, other: string) =>
    Object.fromEntries(everyone(side).map((name) => [name, everyone(other)]));
  await vote(world, night, { ...likes("A", "B"), ...likes("B", "A") });
  return { world, night };
}

/** The ballot's time has come for one process; the clock of another, which takes marks, is a second behind. */
function clocks(world: TestWorld) {
  const at = (time: number) => ({ ...world, clock: { now: () => new Date(time) } });
  return { closer: at(now.getTime() + CLOSE), voter: at(now.getTime() + CLOSE - 1_000) };
}

type Marking = (night: BallotNight, voter: string, about: string) => Promise<unknown>;

/** Everybody takes a yes back while the ballot is being counted; whether the matches are those of the marks that stand. */
async function agrees(world: TestWorld, night: BallotNight, mark: Marking): Promise<boolean> {
  const { eventId } = night;
  const { closer } = clocks(world);
  const pause = () => new Promise((done) => setTimeout(done, Math.random() * 40));
  await Promise.all([
    closeBallot(closer, { eventId }),
    ...[1, 2, 3, 4].map(async (number) => {
      await pause();
      await mark(night, `A${number}`, `B${number}`);
    }),
  ]);
  const { prisma } = world.db;
  const [marks, rows] = await Promise.all([
    prisma.ballotMark.findMany({ where: { eventId } }),
    prisma.matchPair.findMany({ where: { eventId } }),
  ]);
  const met = night.guests.flatMap((a) => night.guests.map((b) => ({ a: a.lineId, b: b.lineId })));
  const should = matchesOf(
    met,
    marks.map(({ voterId, aboutId, says }) => ({
      ...{ from: voterId, to: aboutId },
      says: says === "yes" ? ("yes" as const) : ("no" as const),
    })),
    [],
  );
  return (
    rows.length === should.length &&
    should.every(({ a, b }) => rows.some((row) => row.aId === a && row.bId === b))
  );
}

async function again({ db }: TestWorld, { eventId }: BallotNight): Promise<void> {
  await db.prisma.matchPair.deleteMany({ where: { eventId } });
  await db.prisma.night.update({ where: { eventId }, data: { state: "over", closedAt: null } });
  await db.prisma.ballotMark.updateMany({ where: { eventId }, data: { says: "yes" } });
}

test("marks that race the count either count or are refused: the matches are those of the marks that stand", async () => {
  const { world, night } = await stage();
  const { voter } = clocks(world);
  for (let round = 0; round < 6; round += 1) {
    const mark: Marking = (_, name, about) =>
      markBallot(voter, {
        token: night.guest(name).token,
        aboutId: night.guest(about).lineId,
        says: "no",
      });
    expect(await agrees(world, night, mark)).toBe(true);
    await again(world, night);
  }
}, 180_000);

test("without the lock and the database's own guard a mark slips in behind the count (control)", async () => {
  const { world, night } = await stage();
  // why: the guard under test is the night's row, held by who marks and by this trigger; here neither holds it
  await world.db.pool.query("alter table ballot_mark disable trigger ballot_mark_while_open");
  const loose: Marking = (_, name, about) =>
    world.db.prisma.ballotMark.updateMany({
      where: { voterId: night.guest(name).lineId, aboutId: night.guest(about).lineId },
      data: { says: "no" },
    });
  let wrong = false;
  for (let round = 0; round < 60 && !wrong; round += 1) {
    wrong = !(await agrees(world, night, loose));
    await again(world, night);
  }
  expect(wrong).toBe(true);
}, 180_000);
