import { expect, test } from "vitest";
import { matchRecord } from "#app/domain/trust/match-record.ts";
import { sweepBallots } from "#app/use-cases/night/sweep-ballots.server.ts";
import { buildBallotNight, vote } from "#tests/builders/ballot.ts";
import { signInOrganiser } from "#tests/builders/evening.ts";
import { openTestWorld } from "#tests/world.ts";
import { openApp } from "../app.ts";
import { htmlOf } from "../text.ts";

const now = new Date("2031-03-08T11:00:00Z");
const AFTER_THE_CLOSE = 2 * 3_600_000 + 1_000;

test("strangers read how many people matched once three evenings are revealed, and the team is led to the figures from the first", async () => {
  const world = await openTestWorld({ now });
  const app = await openApp(world);
  const { cookie } = await signInOrganiser(world);
  await world.db.prisma.business.create({
    data: { id: 1, displayName: "慢慢来", createdAt: now, updatedAt: now },
  });
  const office = async (path: string) => htmlOf(await app.get(path, { Cookie: cookie }));
  for (const evening of [1, 2, 3]) {
    const night = await buildBallotNight(world, [5, 5], { slug: `evening-${evening}` });
    await vote(world, night, { A1: ["B1", "B2"], B1: ["A1"], B2: ["A1"], A3: ["B4"] });
    const page = `/office/events/${night.eventId}/night`;
    if (evening === 1) {
      expect(await office("/office"), "nothing to read yet").not.toContain('href="/office/nights"');
      expect(await office(`${page}/ballot`)).not.toContain(`${page}/after`);
    }
    const before = await htmlOf(await app.get("/e/evening-1"));
    expect(before, `${evening - 1} revealed, one still open`).not.toContain("至少和一位互选");
    world.clock.advance(AFTER_THE_CLOSE);
    await sweepBallots(world);
    if (evening > 1) continue;
    expect(await office("/office")).toContain('href="/office/nights"');
    expect(await office(`${page}/ballot`)).toContain(`href="${page}/after"`);
  }
  world.clock.advance(24 * 3_600_000);
  expect(await htmlOf(await app.get("/e/evening-1")), "9 of 30 people").toContain(
    "过去 3 晚，16%–48% 的人至少和一位互选",
  );
  expect(await htmlOf(await app.get("/en/e/evening-1"))).toContain("Over 3 evenings, 16–48% of people");
}, 120_000);

test("a share of few evenings or few people is not told to strangers", () => {
  expect(matchRecord(2, { people: 60, matched: 40 }), "two evenings").toBeNull();
  expect(matchRecord(3, { people: 29, matched: 20 }), "29 people").toBeNull();
  expect(matchRecord(3, { people: 30, matched: 21 })).toEqual({ nights: 3, from: 52, to: 84 });
});
