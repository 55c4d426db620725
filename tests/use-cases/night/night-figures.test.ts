import { expect, test } from "vitest";
import { bandOf } from "#app/domain/trust/band.ts";
import { addCounts, noCounts, sharesOf } from "#app/domain/trust/night-figures.ts";
import { nightFigures } from "#app/use-cases/night/night-figures.server.ts";
import { openBallot } from "#app/use-cases/night/open-ballot.server.ts";
import { sweepBallots } from "#app/use-cases/night/sweep-ballots.server.ts";
import { buildBallotNight, vote } from "#tests/builders/ballot.ts";
import { openTestWorld } from "#tests/world.ts";

const now = new Date("2031-03-08T13:00:00Z");

test("an evening is counted once it is revealed, and not a moment earlier", async () => {
  const world = await openTestWorld({ now });
  const night = await buildBallotNight(world, [3, 3]);
  await vote(world, night, { A1: ["B1", "B2"], A2: ["B1"], B1: ["A1", "A3"], B2: ["A1", "A2"], B3: ["A1"] });
  await openBallot(world, night);
  expect(await nightFigures(world, { locale: "en" }), "before the reveal").toEqual({
    nights: [],
    total: noCounts,
  });
  world.clock.advance(2 * 3_600_000 + 1_000);
  await sweepBallots(world);
  const { eventId } = night;
  const line = night.guest("A1").lineId;
  await world.db.prisma.survey.create({
    data: { eventId, lineId: line, stars: 4, metAgain: true, createdAt: now, updatedAt: now },
  });
  const { nights, total } = await nightFigures(world, { locale: "en", eventId });
  expect(nights).toMatchObject([
    {
      eventId,
      counts: {
        ...{ people: 6, dates: 9, matches: 2, matched: 3, ballots: 5 },
        ratings: { count: 1, stars: 4 },
        again: { yes: 1, asked: 1 },
      },
    },
  ]);
  expect(total).toEqual(nights[0]?.counts);
  expect(JSON.stringify(nights), "nobody's id or name is in it").not.toContain(line);
});

test("evenings add up, and what a handful says is not called a share", () => {
  const one = { ...noCounts, people: 4, matched: 3, dates: 40, matches: 6, ratings: { count: 4, stars: 17 } };
  expect(sharesOf(one)).toEqual({
    ...{ mutual: bandOf(6, 40), matched: null, ballots: null, again: null, tenths: null },
  });
  const both = addCounts(one, one);
  expect(both).toMatchObject({ people: 8, matched: 6, dates: 80, ratings: { count: 8, stars: 34 } });
  expect(sharesOf(both).tenths).toBe(43);
});
