import { expect, test, vi } from "vitest";
import { closeBallot } from "#app/use-cases/night/close-ballot.server.ts";
import { revealNight } from "#app/use-cases/night/reveal-night.server.ts";
import { buildBallotNight, vote } from "#tests/builders/ballot.ts";
import { signInOrganiser } from "#tests/builders/evening.ts";
import { openTestWorld } from "#tests/world.ts";
import { openApp } from "../app.ts";
import { htmlOf } from "../text.ts";

// An evening is built through the product itself, which a busy machine does slowly.
vi.setConfig({ testTimeout: 120_000 });

const now = new Date("2031-03-08T13:00:00Z");
const HOUR = 3_600_000;
const unknown = "00000000-0000-4000-8000-00000000000f";

async function stage(
  sides: readonly [number, number] = [2, 2],
  wishes: Parameters<typeof buildBallotNight>[2] = {},
) {
  const world = await openTestWorld({ now });
  const night = await buildBallotNight(world, sides, wishes);
  const app = await openApp(world);
  const at = (name: string, page = "/ballot", language = "") =>
    `${language}/n/${night.guest(name).token}${page}`;
  const mark = (about: string, says: string) => ({ intent: "mark", about, says });
  return { world, night, app, at, mark };
}

test("a tap comes back to the ballot with its answer; one from the live page goes back there", async () => {
  const { night, app, at, mark } = await stage();
  const about = night.guest("B1").lineId;
  const taken = await app.post(at("A1"), mark(about, "yes"));
  expect([taken.status, taken.headers.get("location")]).toEqual([303, at("A1")]);
  const html = await htmlOf(await app.get(at("A1")));
  expect(html).toContain("已决定 1 / 2");
  expect(html.match(/aria-pressed="true"/g)).toHaveLength(1);
  const live = await app.post(at("A1", "/ballot", "/en"), { ...mark(about, "no"), from: "night" });
  expect(live.headers.get("location")).toBe(at("A1", "", "/en"));
});

test.each([
  ["somebody of one's own side", "A2", "今晚没有见过"],
  ["oneself", "A1", "今晚没有见过"],
])("a mark on %s is refused with words", async (_, name, words) => {
  const { night, app, at, mark } = await stage();
  const refused = await app.post(at("A1"), mark(night.guest(name).lineId, "yes"));
  expect(refused.status).toBe(422);
  expect(await htmlOf(refused)).toContain(words);
});

test("nonsense is answered with words, never with a stack trace", async () => {
  const { world, night, app, at, mark } = await stage();
  const about = night.guest("B1").lineId;
  const nonsense: Record<string, string>[] = [
    {},
    { intent: "mark" },
    mark(about, "maybe"),
    mark("' or 1=1", "yes"),
    { intent: "reveal", about },
    { intent: "note", about: unknown },
  ];
  for (const fields of nonsense) {
    const answer = await app.post(at("A1"), fields);
    expect(answer.status, JSON.stringify(fields)).toBe(422);
    expect(await htmlOf(answer)).toContain("再点一次试试");
  }
  const stranger = await app.post(at("A1"), mark(unknown, "yes"));
  expect([stranger.status, await world.db.prisma.ballotMark.count()]).toEqual([422, 0]);
  expect((await app.post("/n/not-a-key/ballot", mark(about, "yes"))).status).toBe(404);
  for (const page of ["/ballot", "/matches", "/survey", "/credit"])
    expect((await app.get(`/n/not-a-key${page}`)).status).toBe(404);
});

test("a link opens its own ballot alone: a mark from another's link is that other's mark", async () => {
  const { world, night, app, at, mark } = await stage();
  await app.post(at("A2"), mark(night.guest("B1").lineId, "yes"));
  expect(await htmlOf(await app.get(at("A1")))).toContain("已决定 0 / 2");
  const { voterId } = await world.db.prisma.ballotMark.findFirstOrThrow();
  expect(voterId).toBe(night.guest("A2").lineId);
});

test("a vote that arrives after the close is refused kindly, also one tapped before it; the same tap twice counts once", async () => {
  const { world, night, app, at, mark } = await stage([1, 1]);
  const about = night.guest("B1").lineId;
  const tap = { ...mark(about, "yes"), tap: "00000000-0000-4000-8000-0000000000b1", ago: "0" };
  expect((await app.post(at("A1"), tap)).status).toBe(303);
  world.clock.advance(3 * HOUR);
  expect((await app.post(at("A1"), { ...tap, ago: String(3 * HOUR) })).status).toBe(303);
  const late = await app.post(at("A1"), {
    ...mark(about, "no"),
    tap: "00000000-0000-4000-8000-0000000000b2",
    ago: String(2 * HOUR),
  });
  expect(late.status).toBe(409);
  expect(await htmlOf(late)).toContain("已经收票了，这一次没有算进去");
  expect(await world.db.prisma.ballotMark.findMany({ select: { says: true } })).toEqual([{ says: "yes" }]);
});

test("of two taps that overtook each other on the way, the one made later counts", async () => {
  const { world, night, app, at, mark } = await stage([1, 1]);
  const about = night.guest("B1").lineId;
  const tap = (says: string, n: number, ago: number) =>
    app.post(at("A1"), {
      ...mark(about, says),
      tap: `00000000-0000-4000-8000-0000000000c${n}`,
      ago: String(ago),
    });
  await tap("no", 1, 1_000);
  await tap("yes", 2, 60_000);
  expect(await world.db.prisma.ballotMark.findMany({ select: { says: true } })).toEqual([{ says: "no" }]);
});

test("handing in waits until everybody is decided on, and says who many are left", async () => {
  const { night, app, at, mark } = await stage();
  const early = await app.post(at("A1", "/ballot", "/en"), { intent: "hand-in" });
  expect(early.status).toBe(422);
  expect(await htmlOf(early)).toContain("2 left to decide on");
  for (const name of ["B1", "B2"]) await app.post(at("A1"), mark(night.guest(name).lineId, "no"));
  const handed = await app.post(at("A1"), { intent: "hand-in" });
  expect(handed.headers.get("location")).toBe(`${at("A1")}?done=handed`);
  expect(await htmlOf(await app.get(`${at("A1")}?done=handed`))).toContain("票交好了");
});

test("one person, nobody across the table: a ballot with words and nothing to hand in", async () => {
  const { app, at } = await stage([1, 0]);
  expect(await htmlOf(await app.get(at("A1")))).toContain("还没有见过谁");
  expect((await app.post(at("A1"), { intent: "hand-in" })).status).toBe(409);
});

test("notes are kept from a plain form and shown to their writer", async () => {
  const { night, app, at } = await stage();
  const about = night.guest("B1").lineId;
  const kept = await app.post(at("A1"), { intent: "note", about, text: "喜欢<b>爬山</b>" });
  expect(kept.headers.get("location")).toBe(`${at("A1")}?done=noted`);
  const html = await htmlOf(await app.get(at("A1")));
  expect(html).toContain("喜欢&lt;b&gt;爬山&lt;/b&gt;");
  const long = await app.post(at("A1"), { intent: "note", about, text: "好".repeat(600) });
  expect([long.status, (await htmlOf(long)).includes("最多 500 个字")]).toEqual([422, true]);
});

test("pages of a ballot are private: no search engine, no page kept, no script but our own files", async () => {
  const { app, at } = await stage();
  for (const page of ["/ballot", "/matches", "/survey"]) {
    const html = await htmlOf(await app.get(at("A1", page)));
    expect(html).toContain('content="noindex"');
    expect(html).not.toMatch(/<script(?![^>]*src=)/);
  }
});

test("after the reveal the matches' page has words for both outcomes, in both languages", async () => {
  const { world, night, app, at } = await stage();
  await vote(world, night, { A1: ["B1"], B1: ["A1"], A2: [], B2: ["A2"] });
  for (const name of ["A1", "A2"])
    expect(await htmlOf(await app.get(at(name, "/matches")))).toContain("结果还没有出来");
  world.clock.advance(3 * HOUR);
  await closeBallot(world, night);
  await revealNight(world, night);
  expect(await htmlOf(await app.get(at("A1", "/matches")))).toContain("你们互相选择了彼此");
  expect(await htmlOf(await app.get(at("A2", "/matches", "/en")))).toContain("Thank you for being open");
  expect((await app.get(at("A2", "/credit"))).status).toBe(404);
  expect((await app.post(at("A2", "/matches"), { intent: "walk", walks: "yes" })).status).toBe(303);
  expect((await app.post(at("A2", "/matches"), { intent: "walk", walks: "perhaps" })).status).toBe(422);
});

test("the survey takes stars, one line, or both, and after a week the one question more", async () => {
  const { world, night, app, at } = await stage([1, 1]);
  const empty = await app.post(at("A1", "/survey"), { intent: "stars", stars: "9", line: "" });
  expect([empty.status, (await htmlOf(empty)).includes("点一颗星")]).toEqual([422, true]);
  const sent = await app.post(at("A1", "/survey"), { intent: "stars", stars: "4", line: "聊得很开心" });
  expect(sent.headers.get("location")).toBe(`${at("A1", "/survey")}?done=thanks`);
  const said = await world.db.prisma.survey.findFirstOrThrow();
  expect([said.stars, said.lineSealed && world.vault.open(said.lineSealed)]).toEqual([4, "聊得很开心"]);
  world.clock.advance(3 * HOUR);
  await closeBallot(world, night);
  await revealNight(world, night);
  expect(await htmlOf(await app.get(at("A1", "/survey")))).not.toContain("又见面了吗");
  world.clock.advance(8 * 24 * HOUR);
  expect(await htmlOf(await app.get(at("A1", "/survey")))).toContain("又见面了吗");
  await app.post(at("A1", "/survey"), { intent: "met-again", metAgain: "yes" });
  expect(await world.db.prisma.survey.findFirstOrThrow()).toMatchObject({ stars: 4, metAgain: true });
});

test("the organiser closes with a tick, sets the rules, and never reads a name of who likes whom", async () => {
  const { world, night, app } = await stage();
  const { cookie } = await signInOrganiser(world);
  const path = `/office/events/${night.eventId}/night/ballot`;
  expect((await app.get(path)).status).toBe(303);
  const post = (fields: Record<string, string>) => app.post(path, fields, { Cookie: cookie });
  await vote(world, night, { A1: ["B1"], B1: [] });
  const html = await htmlOf(await app.get(path, { Cookie: cookie }));
  expect(html).toContain("2 / 4");
  for (const { lineId } of night.guests) expect(html).not.toContain(lineId);
  const bad = await post({ intent: "set-up", closeDate: "2031-03-01", closeTime: "12:00", credit: "200" });
  expect(bad.status).toBe(422);
  expect((await post({ intent: "set-up", credit: "25", finalWalk: "yes" })).status).toBe(303);
  expect((await post({ intent: "close" })).status).toBe(422);
  expect((await post({ intent: "reveal" })).status).toBe(409);
  expect((await post({ intent: "close", confirmed: "yes" })).headers.get("location")).toBe(
    `${path}?done=closed`,
  );
  expect((await post({ intent: "close", confirmed: "yes" })).status).toBe(409);
  await closeBallot(world, night);
  expect(await htmlOf(await app.get(path, { Cookie: cookie }))).toContain("现在揭晓");
  expect((await post({ intent: "reveal" })).status).toBe(303);
  expect(await htmlOf(await app.get(path, { Cookie: cookie }))).toContain("已揭晓");
  expect((await app.get(`/office/events/${unknown}/night/ballot`, { Cookie: cookie })).status).toBe(404);
});
