import { expect, test, vi } from "vitest";
import { noContact } from "#app/domain/night/contact.ts";
import { advanceNight } from "#app/use-cases/night/advance-night.server.ts";
import { agreeToWalk } from "#app/use-cases/night/agree-to-walk.server.ts";
import { chooseCredit } from "#app/use-cases/night/choose-credit.server.ts";
import { closeBallot } from "#app/use-cases/night/close-ballot.server.ts";
import { forgetMarks } from "#app/use-cases/night/forget-marks.server.ts";
import { openBallot } from "#app/use-cases/night/open-ballot.server.ts";
import { revealNight } from "#app/use-cases/night/reveal-night.server.ts";
import { endBallot, setUpBallot } from "#app/use-cases/night/set-up-ballot.server.ts";
import { showCredit } from "#app/use-cases/night/show-credit.server.ts";
import { showMatches } from "#app/use-cases/night/show-matches.server.ts";
import { showNightBallot } from "#app/use-cases/night/show-night-ballot.server.ts";
import { sweepBallots } from "#app/use-cases/night/sweep-ballots.server.ts";
import { tellNight } from "#app/use-cases/night/tell-night.server.ts";
import type { World } from "#app/use-cases/world.server.ts";
import { type BallotNight, buildBallotNight, vote } from "#tests/builders/ballot.ts";
import { buildEvent } from "#tests/builders/event.ts";
import { runJobs } from "#tests/run-jobs.ts";
import { openTestWorld, type TestWorld } from "#tests/world.ts";

// An evening is built through the product itself, which a busy machine does slowly.
vi.setConfig({ testTimeout: 120_000 });

const now = new Date("2031-03-08T13:00:00Z");
const HOUR = 3_600_000;
const organiserId = "00000000-0000-4000-8000-0000000000aa";

const unset = { closeDate: "", closeTime: "", credit: "", finalWalk: false };

/** The worked case: W1 → {M1, M2}, W2 → {M1}, W3 → {}; M1 → {W1, W3}, M2 → {W1, W2}, M3 → {W1, W2, W3}. */
const workedCase = {
  A1: ["B1", "B2"],
  A2: ["B1"],
  A3: [],
  B1: ["A1", "A3"],
  B2: ["A1", "A2"],
  B3: ["A1", "A2", "A3"],
};

async function matchesOf(world: World, night: BallotNight, name: string) {
  const shown = await showMatches(world, { token: night.guest(name).token, locale: "zh-CN" });
  if (!shown.ok) throw new Error(shown.reason);
  return shown.page;
}

async function matchNames(world: World, night: BallotNight, name: string): Promise<string[]> {
  const { matches } = await matchesOf(world, night, name);
  return matches
    .map(({ lineId }) => night.guests.find((guest) => guest.lineId === lineId)?.name ?? "?")
    .sort();
}

async function everybody(world: World, night: BallotNight): Promise<Record<string, string[]>> {
  const entries: [string, string[]][] = [];
  for (const { name } of night.guests) entries.push([name, await matchNames(world, night, name)]);
  return Object.fromEntries(entries);
}

/** Lets the closing time come, and the work behind do what it does. */
async function letItClose(world: TestWorld, night: BallotNight): Promise<void> {
  await openBallot(world, night);
  world.clock.advance(2 * HOUR + 1000);
  await sweepBallots(world);
}

async function blockBetween(world: World, night: BallotNight, by: string, about: string): Promise<void> {
  const index = async (name: string) => {
    const where = { id: night.guest(name).lineId };
    return (await world.db.prisma.orderLine.findFirstOrThrow({ where })).emailIndex;
  };
  const { eventId } = night;
  const [byIndex, aboutIndex] = [await index(by), await index(about)];
  const data = { eventId, byIndex, aboutIndex, createdAt: world.clock.now() };
  await world.db.prisma.personBlock.create({ data });
}

test("the worked case: W1 and M1, W1 and M2, and exactly three people get a match letter", async () => {
  const world = await openTestWorld({ now, sandbox: true });
  const night = await buildBallotNight(world, [3, 3]);
  await vote(world, night, workedCase);
  await openBallot(world, night);
  await world.passTime(2 * HOUR);
  await runJobs(world);
  expect(await everybody(world, night)).toEqual({
    ...{ A1: ["B1", "B2"], A2: [], A3: [] },
    ...{ B1: ["A1"], B2: ["A1"], B3: [] },
  });
  const told: Record<string, string> = {};
  for (const { name, email } of night.guests) {
    const letters = (await world.sandbox.control.letters(email)).filter(({ subject }) =>
      subject.startsWith("结果出来了"),
    );
    expect(letters, `${name} gets one result letter`).toHaveLength(1);
    told[name] = letters[0]?.text?.includes("你们选择了彼此") ? "match" : "kind";
  }
  expect(told).toEqual({ A1: "match", A2: "kind", A3: "kind", B1: "match", B2: "match", B3: "kind" });
});

test("if W1 has blocked M1, only W1 and M2 match, and M1 sees what a no would have shown", async () => {
  const pages = [];
  for (const blocked of [true, false]) {
    const world = await openTestWorld({ now });
    const night = await buildBallotNight(world, [3, 3]);
    await vote(world, night, blocked ? workedCase : { ...workedCase, A1: ["B2"] });
    if (blocked) await blockBetween(world, night, "A1", "B1");
    await letItClose(world, night);
    expect((await everybody(world, night)).A1).toEqual(["B2"]);
    pages.push(await matchesOf(world, night, "B1"));
  }
  expect(pages[0]).toEqual(pages[1]);
});

test("a block after the reveal takes the match from who blocked; the other sees what a contact taken back would show", async () => {
  const pages = [];
  for (const deed of ["blocks", "takes the contact back"] as const) {
    const world = await openTestWorld({ now });
    const night = await buildBallotNight(world, [2, 2]);
    const { eventId } = night;
    await setUpBallot(world, { organiserId, eventId, fields: { ...unset, finalWalk: true } });
    const { lineId } = night.guest("A1");
    const contactSealed = world.vault.seal({ wechat: "linlin88" });
    await world.db.prisma.profile.create({
      data: { eventId, lineId, sealed: world.vault.seal({}), contactSealed, updatedAt: now },
    });
    await vote(world, night, { A1: ["B1"], B1: ["A1"] });
    await letItClose(world, night);
    world.clock.advance(1000);
    for (const name of ["A1", "B1"])
      await agreeToWalk(world, { token: night.guest(name).token, agrees: true });
    const before = await matchesOf(world, night, "B1");
    expect([before.matches[0]?.contact.wechat, before.walk?.both]).toEqual(["linlin88", true]);
    if (deed === "blocks") {
      await blockBetween(world, night, "A1", "B1");
      expect(await matchNames(world, night, "A1")).toEqual([]);
    } else {
      await world.db.prisma.profile.updateMany({ where: { eventId }, data: { contactSealed: null } });
      await agreeToWalk(world, { token: night.guest("A1").token, agrees: false });
    }
    const { matches, ...page } = await matchesOf(world, night, "B1");
    expect(matches.map(({ contact }) => contact)).toEqual([noContact]);
    pages.push({ ...page, matches: matches.map(({ lineId: _, ...match }) => match) });
  }
  expect(pages[0]).toEqual(pages[1]);
});

test("a block between the count and the reveal leaves both with what a no would have left", async () => {
  const pages = [];
  for (const blocked of [true, false]) {
    const world = await openTestWorld({ now });
    const night = await buildBallotNight(world, [2, 2]);
    const { eventId } = night;
    await setUpBallot(world, { organiserId, eventId, fields: { ...unset, credit: "30" } });
    await vote(world, night, { A1: blocked ? ["B1"] : [], B1: ["A1"] });
    world.clock.advance(2 * HOUR);
    await closeBallot(world, night);
    if (blocked) await blockBetween(world, night, "A1", "B1");
    await revealNight(world, night);
    pages.push([await matchesOf(world, night, "A1"), await matchesOf(world, night, "B1")]);
  }
  expect(pages[0]).toEqual(pages[1]);
  expect(pages[0]?.map(({ creditPercent }) => creditPercent)).toEqual([30, 30]);
});

test("before the reveal every view is empty, also once the ballot is counted", async () => {
  const world = await openTestWorld({ now });
  const night = await buildBallotNight(world, [1, 1]);
  await vote(world, night, { A1: ["B1"], B1: ["A1"] });
  expect(await closeBallot(world, night)).toEqual({ ok: false, reason: "not-yet" });
  world.clock.advance(2 * HOUR);
  expect(await closeBallot(world, night)).toEqual({ ok: true });
  expect(await world.db.prisma.matchPair.count()).toBe(1);
  expect(await matchesOf(world, night, "A1")).toMatchObject({ standing: "closed", matches: [] });
  expect(await world.db.prisma.letter.count({ where: { kind: "night-result" } })).toBe(0);
  expect(await revealNight(world, night)).toEqual({ ok: true });
  expect(await matchNames(world, night, "A1")).toEqual(["B1"]);
});

test("a ballot is counted and revealed once, however often it is asked for at once", async () => {
  const world = await openTestWorld({ now });
  const night = await buildBallotNight(world, [2, 2]);
  await vote(world, night, { A1: ["B1"], B1: ["A1"] });
  world.clock.advance(2 * HOUR);
  const closed = await Promise.all(Array.from({ length: 5 }, () => closeBallot(world, night)));
  expect(closed.filter(({ ok }) => ok)).toHaveLength(1);
  const revealed = await Promise.all(Array.from({ length: 5 }, () => revealNight(world, night)));
  expect(revealed.filter(({ ok }) => ok)).toHaveLength(1);
  await Promise.all(Array.from({ length: 3 }, () => tellNight(world, night)));
  expect(await world.db.prisma.letter.count({ where: { kind: "night-result" } })).toBe(4);
});

test("the rows of everybody's letters are alike but for whom they go to", async () => {
  const world = await openTestWorld({ now });
  const night = await buildBallotNight(world, [2, 2]);
  await vote(world, night, { A1: ["B1"], B1: ["A1"], A2: [], B2: [] });
  await letItClose(world, night);
  const rows = await world.db.prisma.letter.findMany({
    where: { eventId: night.eventId, kind: { startsWith: "night-" }, version: "1" },
    orderBy: { kind: "asc" },
  });
  const kinds = rows.map(({ lineId, kind, version, dueAt, state }) => ({
    lineId,
    kind,
    version,
    dueAt,
    state,
  }));
  for (const { lineId } of night.guests)
    expect(kinds.filter((row) => row.lineId === lineId).map(({ lineId: _, ...row }) => row)).toEqual(
      kinds.filter((row) => row.lineId === night.guest("A1").lineId).map(({ lineId: _, ...row }) => row),
    );
});

test("a night without a closing time gets noon of the day after, and reminders to those who have not handed in", async () => {
  const world = await openTestWorld({ now, sandbox: true });
  const night = await buildBallotNight(world, [2, 2], { closesAt: null });
  await vote(world, night, { A1: ["B1"] });
  await sweepBallots(world);
  const { ballotClosesAt } = await world.db.prisma.night.findFirstOrThrow();
  expect(ballotClosesAt).toEqual(new Date("2031-03-09T04:00:00Z"));
  await runJobs(world);
  const reminders = () =>
    world.db.prisma.letter.groupBy({
      by: ["version", "state", "skippedReason"],
      _count: true,
      where: { kind: "night-ballot" },
      orderBy: { version: "asc" },
    });
  expect(await reminders()).toMatchObject(
    [
      { version: "end", state: "sent", _count: 3 },
      { version: "end", state: "skipped", skippedReason: "handed-in", _count: 1 },
      { version: "morning", state: "queued", _count: 4 },
    ].sort((a, b) => a.version.localeCompare(b.version)),
  );
  await vote(world, night, { B1: [] });
  await world.passTime(12 * HOUR);
  await runJobs(world);
  const letters = await world.sandbox.control.letters(night.guest("B2").email);
  expect(letters.filter(({ subject }) => subject.startsWith("心动票还没交"))).toHaveLength(2);
  expect(
    (await world.sandbox.control.letters(night.guest("B1").email)).filter(({ subject }) =>
      subject.startsWith("心动票还没交"),
    ),
  ).toHaveLength(1);
});

test("when the last round ends by the clock, the ballot gets its closing time and everybody is reminded", async () => {
  const world = await openTestWorld({ now, sandbox: true });
  const night = await buildBallotNight(world, [2, 2], { at: "running", closesAt: null });
  const { eventId } = night;
  const phaseEndsAt = new Date(now.getTime() + 60_000);
  await world.db.prisma.night.update({ where: { eventId }, data: { phaseEndsAt } });
  await world.passTime(61_000);
  await advanceNight(world, eventId);
  await runJobs(world);
  expect(await world.db.prisma.night.findFirstOrThrow()).toMatchObject({
    state: "over",
    ballotClosesAt: new Date("2031-03-09T04:00:00Z"),
  });
  const sent = await world.db.prisma.letter.count({ where: { kind: "night-ballot", state: "sent" } });
  expect(sent).toBe(4);
  await world.passTime(15 * HOUR);
  await runJobs(world);
  expect(await world.db.prisma.night.findFirstOrThrow()).toMatchObject({ state: "revealed" });
});

test("rounds that ran past the closing time leave everybody half an hour for their ballots", async () => {
  const world = await openTestWorld({ now });
  const night = await buildBallotNight(world, [2, 2], {
    at: "running",
    closesAt: new Date(now.getTime() + 1),
  });
  const { eventId } = night;
  const phaseEndsAt = new Date(now.getTime() + 5 * 60_000);
  await world.db.prisma.night.update({ where: { eventId }, data: { phaseEndsAt } });
  world.clock.advance(6 * 60_000);
  await advanceNight(world, eventId);
  await sweepBallots(world);
  await vote(world, night, { A1: ["B1"], B1: ["A1"] });
  expect(await world.db.prisma.letter.count({ where: { kind: "night-ballot", version: "end" } })).toBe(4);
  world.clock.advance(30 * 60_000);
  await sweepBallots(world);
  expect(await matchNames(world, night, "A1")).toEqual(["B1"]);
});

test("a closing time that is emptied before the rounds are over is the usual one again", async () => {
  const world = await openTestWorld({ now });
  const night = await buildBallotNight(world, [1, 1], { at: "running" });
  const { eventId } = night;
  expect(await setUpBallot(world, { organiserId, eventId, fields: unset })).toEqual({ ok: true });
  expect((await world.db.prisma.night.findFirstOrThrow()).ballotClosesAt).toBeNull();
});

test("who handed in and found no match gets the credit; who did not hand in, or found one, does not", async () => {
  const world = await openTestWorld({ now });
  const night = await buildBallotNight(world, [3, 3]);
  const { eventId } = night;
  const fields = { closeDate: "", closeTime: "", credit: "30%", finalWalk: false };
  expect(await setUpBallot(world, { organiserId, eventId, fields })).toEqual({ ok: true });
  await vote(world, night, { A1: ["B1"], B1: ["A1"], A2: [], B2: [] });
  await letItClose(world, night);
  const credited = await world.db.prisma.nightCredit.findMany();
  expect(credited.map(({ lineId, percent }) => [lineId, percent]).sort()).toEqual(
    ["A2", "B2"].map((name) => [night.guest(name).lineId, 30]).sort(),
  );
  expect((await matchesOf(world, night, "A2")).creditPercent).toBe(30);
  expect((await matchesOf(world, night, "A3")).creditPercent).toBeNull();
});

test("a credit becomes a code good once for the evening chosen, and moves as long as it is not used", async () => {
  const world = await openTestWorld({ now });
  const night = await buildBallotNight(world, [1, 1]);
  const { eventId } = night;
  const fields = { closeDate: "", closeTime: "", credit: "50", finalWalk: false };
  await setUpBallot(world, { organiserId, eventId, fields });
  await vote(world, night, { A1: [], B1: [] });
  await letItClose(world, night);
  const [next, after] = await Promise.all(
    ["next", "after"].map((slug) => buildEvent(world.db, { now: world.clock.now(), slug })),
  );
  const { token } = night.guest("A1");
  const choose = (id: string | undefined) => chooseCredit(world, { token, eventId: id ?? "" });
  expect(await choose(eventId)).toEqual({ ok: false, reason: "no-evening" });
  expect(await choose(next?.eventId)).toEqual({ ok: true });
  expect(await choose(after?.eventId)).toEqual({ ok: true });
  const codes = await world.db.prisma.discountCode.findMany({ orderBy: { eventId: "asc" } });
  expect(codes.filter(({ disabledAt }) => disabledAt === null)).toMatchObject([
    { eventId: after?.eventId, percent: 50, maxUses: 1, used: 0 },
  ]);
  await world.db.prisma.discountCode.updateMany({ where: { disabledAt: null }, data: { used: 1 } });
  expect(await choose(next?.eventId)).toEqual({ ok: false, reason: "used" });
  const shown = await showCredit(world, { token, locale: "zh-CN" });
  expect(shown.ok && shown.page.chosen?.used).toBe(true);
  expect(await showCredit(world, { token: `${token}x`, locale: "zh-CN" })).toEqual({
    ok: false,
    reason: "not-found",
  });
});

test("the last walk gives everybody one partner at most, and tells of a yes only when both said it", async () => {
  const world = await openTestWorld({ now });
  const night = await buildBallotNight(world, [3, 3]);
  const { eventId } = night;
  await setUpBallot(world, {
    ...{ organiserId, eventId },
    fields: { closeDate: "", closeTime: "", credit: "", finalWalk: true },
  });
  await vote(world, night, { ...workedCase, A2: ["B2"] });
  await letItClose(world, night);
  const walk = async (name: string) => (await matchesOf(world, night, name)).walk;
  expect(await walk("A3")).toBeNull();
  // W1 matches M1 and M2, W2 matches M2: only W1 with M1 and W2 with M2 gives all four a partner.
  expect(await walk("A1")).toEqual({
    name: (await matchesOf(world, night, "A1")).matches.find(
      ({ lineId }) => lineId === night.guest("B1").lineId,
    )?.name,
    agreed: false,
    both: false,
  });
  const before = await matchesOf(world, night, "B1");
  expect(await agreeToWalk(world, { token: night.guest("A1").token, agrees: true })).toEqual({ ok: true });
  expect(await matchesOf(world, night, "B1")).toEqual(before);
  const office = async () => (await showNightBallot(world, { eventId, locale: "en" }))?.walkers.length;
  expect(await office()).toBe(0);
  await agreeToWalk(world, { token: night.guest("B1").token, agrees: true });
  expect([(await walk("A1"))?.both, (await walk("B1"))?.both, await office()]).toEqual([true, true, 1]);
  expect(await agreeToWalk(world, { token: night.guest("A3").token, agrees: true })).toEqual({
    ok: false,
    reason: "no-walk",
  });
});

test("contact fields vanish from a match's page when they are withdrawn", async () => {
  const world = await openTestWorld({ now });
  const night = await buildBallotNight(world, [1, 1]);
  const { eventId } = night;
  const lineId = night.guest("B1").lineId;
  await world.db.prisma.profile.create({
    data: {
      eventId,
      lineId,
      sealed: world.vault.seal({}),
      contactSealed: world.vault.seal({ wechat: "linlin88" }),
      updatedAt: now,
    },
  });
  await vote(world, night, { A1: ["B1"], B1: ["A1"] });
  await letItClose(world, night);
  expect((await matchesOf(world, night, "A1")).matches[0]?.contact).toEqual({
    ...noContact,
    wechat: "linlin88",
  });
  expect((await matchesOf(world, night, "B1")).sharing).toBe(true);
  await world.db.prisma.profile.update({
    where: { eventId_lineId: { eventId, lineId } },
    data: { contactSealed: null },
  });
  expect((await matchesOf(world, night, "A1")).matches[0]?.contact).toEqual(noContact);
});

test("the organiser closes a ballot that is over, not one whose rounds still run, and sees counts alone", async () => {
  const world = await openTestWorld({ now });
  const running = await buildBallotNight(world, [1, 1], { at: "running", closesAt: null });
  expect(await endBallot(world, { organiserId, eventId: running.eventId })).toEqual({
    ok: false,
    reason: "not-over",
  });
  const night = await buildBallotNight(world, [2, 2], { slug: "second" });
  const { eventId } = night;
  await vote(world, night, { A1: ["B1"], B1: ["A1"] });
  expect(await showNightBallot(world, { eventId, locale: "zh-CN" })).toMatchObject({
    handedIn: 2,
    voters: 4,
    standing: "open",
  });
  expect(await endBallot(world, { organiserId, eventId })).toEqual({ ok: true });
  await sweepBallots(world);
  expect((await matchesOf(world, night, "A1")).matches).toHaveLength(1);
  expect(await endBallot(world, { organiserId, eventId })).toEqual({ ok: false, reason: "closed" });
  expect(
    await setUpBallot(world, {
      organiserId,
      eventId,
      fields: { closeDate: "", closeTime: "", credit: "", finalWalk: true },
    }),
  ).toEqual({ ok: false, reason: "closed" });
});

test("a month after the event every mark is gone, and the matches stay", async () => {
  const world = await openTestWorld({ now });
  const night = await buildBallotNight(world, [2, 2]);
  await vote(world, night, { A1: ["B1", "B2"], B1: ["A1"] });
  await letItClose(world, night);
  world.clock.advance(29 * 24 * HOUR);
  expect(await forgetMarks(world)).toBe(0);
  world.clock.advance(3 * 24 * HOUR);
  expect(await forgetMarks(world)).toBe(4);
  expect(await world.db.prisma.ballotMark.count()).toBe(0);
  expect(await matchNames(world, night, "A1")).toEqual(["B1"]);
});

test("a month after the event a yes to the last walk that was not returned is gone, too", async () => {
  const world = await openTestWorld({ now });
  const night = await buildBallotNight(world, [2, 2]);
  const { eventId } = night;
  await setUpBallot(world, { organiserId, eventId, fields: { ...unset, finalWalk: true } });
  await vote(world, night, { A1: ["B1"], A2: ["B2"], B1: ["A1"], B2: ["A2"] });
  await letItClose(world, night);
  for (const name of ["A1", "A2", "B2"])
    await agreeToWalk(world, { token: night.guest(name).token, agrees: true });
  const kept = async () => (await world.db.prisma.nightWalk.findMany()).map(({ lineId }) => lineId).sort();
  world.clock.advance(29 * 24 * HOUR);
  await forgetMarks(world);
  expect(await kept()).toHaveLength(3);
  world.clock.advance(3 * 24 * HOUR);
  await forgetMarks(world);
  expect(await kept()).toEqual([night.guest("A2").lineId, night.guest("B2").lineId].sort());
});

test("the database takes no match but at the close, and no second walk", async () => {
  const world = await openTestWorld({ now });
  const night = await buildBallotNight(world, [1, 2]);
  const { eventId } = night;
  const pair = (other: string) => {
    const [aId = "", bId = ""] = [night.guest("A1").lineId, night.guest(other).lineId].sort();
    return { eventId, aId, bId, foundAt: now, walks: true };
  };
  const write = (other: string) => world.db.prisma.matchPair.create({ data: pair(other) });
  await expect(write("B1"), "before the close").rejects.toThrow(/violated/);
  await world.db.prisma.night.update({ where: { eventId }, data: { state: "closed", closedAt: now } });
  await write("B1");
  await expect(write("B2"), "a second walk").rejects.toThrow(/violated/);
  await world.db.prisma.night.update({ where: { eventId }, data: { state: "revealed", revealedAt: now } });
  await expect(write("B2"), "after the reveal").rejects.toThrow(/violated/);
});
