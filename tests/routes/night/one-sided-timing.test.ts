import { expect, test } from "vitest";
import { closeBallot } from "#app/use-cases/night/close-ballot.server.ts";
import { revealNight } from "#app/use-cases/night/reveal-night.server.ts";
import { type BallotNight, buildBallotNight, vote } from "#tests/builders/ballot.ts";
import { openTestWorld, type TestWorld } from "#tests/world.ts";
import { type App, openApp } from "../app.ts";
import { nightStart } from "./one-sided-view.ts";

const ROUNDS = 60;

async function stage(moment: "open" | "revealed" = "open") {
  const world = await openTestWorld({ now: nightStart });
  const night = await buildBallotNight(world, [2, 2]);
  await vote(world, night, { A1: ["B2"], A2: [], B1: [], B2: [] });
  if (moment === "revealed") {
    world.clock.advance(3 * 3_600_000);
    await closeBallot(world, night);
    await revealNight(world, night);
    // why: after the close the database takes no change of a mark; here one is needed to compare.
    await world.db.pool.query("alter table ballot_mark disable trigger ballot_mark_while_open");
  }
  return { world, night, app: await openApp(world) };
}

/** B1 says yes or no to A1, at the cost of one statement either way. */
async function say({ db }: TestWorld, night: BallotNight, says: "yes" | "no"): Promise<void> {
  await db.prisma.ballotMark.updateMany({
    where: { voterId: night.guest("B1").lineId, aboutId: night.guest("A1").lineId },
    data: { says },
  });
}

async function took(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  await work();
  return performance.now() - begun;
}

/**
 * How often a page took longer while B liked A than while B did not, over all pairs of measurements: one half when
 * nothing can be told from the time (the statistic of Mann and Whitney). The two are measured in turns, the first of
 * each turn changing, so that whatever else the machine does falls on both alike.
 */
async function tellsApart(
  { world, night }: { world: TestWorld; night: BallotNight },
  open: () => Promise<unknown>,
): Promise<number> {
  const times = { yes: [] as number[], no: [] as number[] };
  for (let warm = 0; warm < 5; warm += 1) await open();
  for (let round = 0; round < ROUNDS; round += 1)
    for (const says of round % 2 === 0 ? (["yes", "no"] as const) : (["no", "yes"] as const)) {
      await say(world, night, says);
      times[says].push(await took(open));
    }
  const longer = times.yes.flatMap((yes) => times.no.map((no): number => (yes > no ? 1 : 0)));
  return longer.reduce((sum, one) => sum + one, 0) / longer.length;
}

/** Four standard deviations of the statistic where nothing can be told: one run in ten thousand lies outside. */
const NOISE = 4 * Math.sqrt((2 * ROUNDS + 1) / (12 * ROUNDS * ROUNDS));

const reading = (app: App, path: string) => async () => (await app.get(path)).text();

test.each([
  ["", "open"],
  ["/ballot", "open"],
  ["/matches", "open"],
  ["/ballot", "revealed"],
  ["/matches", "revealed"],
] as const)(
  "how long A's page %s takes while the ballot is %s tells nothing of whether B likes A",
  async (page, moment) => {
    const play = await stage(moment);
    const open = reading(play.app, `/n/${play.night.guest("A1").token}${page}`);
    expect(Math.abs((await tellsApart(play, open)) - 0.5)).toBeLessThan(NOISE);
  },
  400_000,
);

test("a page that does a little more for each like is caught by the same clock", async () => {
  const play = await stage();
  const { world, night, app } = play;
  const open = reading(app, `/n/${night.guest("A1").token}/ballot`);
  const share = await tellsApart(play, async () => {
    const aboutId = night.guest("A1").lineId;
    const likes = await world.db.prisma.ballotMark.count({ where: { aboutId, says: "yes" } });
    await open();
    for (let like = 0; like < likes; like += 1) await open();
  });
  expect(Math.abs(share - 0.5)).toBeGreaterThan(NOISE);
}, 400_000);
