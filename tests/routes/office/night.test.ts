import { expect, test } from "vitest";
import { readNight } from "#app/use-cases/night/read-night.server.ts";
import { signInOrganiser } from "#tests/builders/evening.ts";
import { buildNight } from "#tests/builders/night.ts";
import { openTestWorld } from "#tests/world.ts";
import { openApp } from "../app.ts";
import { hiddenValue, htmlOf } from "../text.ts";

const now = new Date("2031-03-08T11:00:00Z");
const MINUTE = 60_000;
const LONG = { timeout: 60_000 };
const setup = {
  ...{ intent: "save", format: "pairs", rounds: "3", roundMinutes: "8", breakMinutes: "2", tables: "3" },
  ...{ sitterSideId: "", mayMeetAgain: "yes" },
};

async function stage(people: readonly number[] = [3, 3]) {
  const world = await openTestWorld({ now });
  const { cookie } = await signInOrganiser(world);
  const { event, guests } = await buildNight(world, people);
  const { eventId } = event;
  const app = await openApp(world);
  const base = `/office/events/${eventId}/night`;
  const get = (path = "", language = "") => app.get(`${language}${base}${path}`, { cookie });
  const post = (fields: Record<string, string>, path = "") => app.post(`${base}${path}`, fields, { cookie });
  const tick = (line: string | undefined) => post({ intent: "tick", line: line ?? "" });
  const lines = guests.map(({ lineId }) => lineId);
  return { world, app, base, cookie, eventId, lines, get, post, tick };
}

/** An evening whose first round has begun. */
async function begun(people: readonly number[] = [3, 3]) {
  const all = await stage(people);
  for (const line of all.lines) await all.tick(line);
  await all.post(setup);
  await all.post({ intent: "plan" });
  const html = await htmlOf(await all.get());
  const version = hiddenValue(html, "version");
  const started = await all.post({ intent: "start", seen: hiddenValue(html, "seen"), version });
  expect(started.status).toBe(303);
  return all;
}

test(
  "an organiser ticks, sets up, plans, reads how good it is and starts, without any script",
  LONG,
  async () => {
    const { get, post, tick, lines, world, eventId } = await stage();
    expect(await htmlOf(await get())).toContain("0 / 6 位到场");
    for (const line of lines) expect((await tick(line)).status).toBe(303);
    expect((await post(setup)).headers.get("Location")).toMatch(/night\?done=saved$/);
    expect((await post({ intent: "plan" })).headers.get("Location")).toMatch(/done=planned$/);
    const html = (await htmlOf(await get("?done=planned"))).replaceAll("\u00a0", " ");
    for (const words of ["6 / 6 位到场", "3 轮 · 每轮 8 分钟", "排好了", "100%", "每个人每一轮都有人聊"])
      expect(html).toContain(words);
    const version = hiddenValue(html, "version");
    await post({ intent: "start", seen: hiddenValue(html, "seen"), version });
    const running = await htmlOf(await get());
    for (const words of ["第 1 轮，共 3 轮", "8:00", "到 19:08", "第 1 轮的桌子", "接下来：第 2 轮"])
      expect(running).toContain(words);
    expect(await readNight(world, eventId)).toMatchObject({ state: "running", round: 1 });
    expect(await htmlOf(await get("", "/en"))).toContain("Round 1 of 3");
  },
);

test("pause, extend, go on, skip and end do what they say, and an old page does nothing", LONG, async () => {
  const { get, post, world, eventId } = await begun();
  const seen = async () => hiddenValue(await htmlOf(await get()), "seen");
  const first = await seen();
  await post({ intent: "pause", seen: first });
  expect(await htmlOf(await get())).toContain("已暂停");
  const old = await post({ intent: "skip", seen: first });
  expect([old.status, (await htmlOf(old)).includes("页面旧了")]).toEqual([422, true]);
  await post({ intent: "extend", minutes: "3", seen: await seen() });
  await post({ intent: "resume", seen: await seen() });
  expect((await readNight(world, eventId)).phaseEndsAt).toEqual(new Date(now.getTime() + 11 * MINUTE));
  await post({ intent: "skip", seen: await seen() });
  expect(await htmlOf(await get())).toContain("休息 · 下面是第 2 轮");
  await post({ intent: "end", seen: await seen() });
  expect(await htmlOf(await get())).toContain("轮次结束了");
});

test("somebody who goes is shown as a difference, and applied only as shown", LONG, async () => {
  const { get, post, lines, world, eventId } = await begun();
  const path = `/change?kind=left&person=${lines[0]}`;
  const shown = await htmlOf(await get(path));
  for (const words of ["A1 走了", "影响 3 位", "少 2 次会面", "休息", "已经开始的轮次不会动"])
    expect(shown).toContain(words);
  expect((await readNight(world, eventId)).planVersion, "looking changes nothing").toBe(1);
  const fingerprint = hiddenValue(shown, "fingerprint");
  const other = await htmlOf(await get(`/change?kind=left&person=${lines[1]}`));
  const applied = await post(
    { fingerprint: hiddenValue(other, "fingerprint") },
    `/change?kind=left&person=${lines[1]}`,
  );
  expect(applied.headers.get("Location")).toMatch(/night\?done=changed$/);
  const late = await post({ fingerprint }, path);
  expect([late.status, (await htmlOf(late)).includes("安排在这期间变了")]).toEqual([409, true]);
  expect((await readNight(world, eventId)).planVersion).toBe(2);
});

test("who taps that they are here while it runs waits for the organiser", LONG, async () => {
  const all = await stage([3, 3]);
  for (const line of all.lines.slice(0, 5)) await all.tick(line);
  await all.post(setup);
  await all.post({ intent: "plan" });
  const html = await htmlOf(await all.get());
  await all.post({ intent: "start", seen: hiddenValue(html, "seen"), version: hiddenValue(html, "version") });
  await all.tick(all.lines[5]);
  expect(await htmlOf(await all.get())).toContain("1 位刚到，还不在安排里");
  const path = `/change?kind=arrived&person=${all.lines[5]}`;
  const shown = await htmlOf(await all.get(path));
  expect(shown).toContain("B3 加入");
  await all.post({ fingerprint: hiddenValue(shown, "fingerprint") }, path);
  expect(await htmlOf(await all.get())).not.toContain("还不在安排里");
});

test(
  "the matter with somebody is chosen on a page of its own, and blocks are told neutrally",
  LONG,
  async () => {
    const { get, lines } = await begun();
    const html = await htmlOf(await get(`/change?person=${lines[0]}`));
    for (const words of ["A1 怎么了", "先走了", "其实没来", "不再和某人见面", "和别人换位置", "安排有变"])
      expect(html).toContain(words);
    const apart = await htmlOf(await get(`/change?kind=apart&one=${lines[0]}&other=${lines[3]}`));
    expect(apart).toContain("A1 和 B1 不再见面");
  },
);

test("rounds, minutes, breaks and tables are changed while the evening runs, shown first", LONG, async () => {
  const { get, post, world, eventId } = await begun([4, 4]);
  expect(await htmlOf(await get())).toContain("改后面的轮次");
  const asked = "rounds=4&tables=3&roundMinutes=10&breakMinutes=1&sitterSideId=";
  const path = `/change?kind=settings&${asked}`;
  const shown = (await htmlOf(await get(path))).replaceAll("\u00a0", " ");
  for (const words of [
    "后面的轮次这样改",
    "8 分钟",
    "10 分钟",
    "会面次数",
    "大约结束",
    "最好安排的",
    "已经开始的轮次不会动",
  ])
    expect(shown).toContain(words);
  const before = await readNight(world, eventId);
  expect([before.rounds, before.planVersion], "looking changes nothing").toEqual([3, 1]);
  const applied = await post({ fingerprint: hiddenValue(shown, "fingerprint") }, path);
  expect(applied.headers.get("Location")).toMatch(/night\?done=changed$/);
  const night = await readNight(world, eventId);
  expect(night).toMatchObject({ rounds: 4, roundMinutes: 10, breakMinutes: 1, tables: [1, 2, 3] });
  expect(night.places[0]).toEqual(before.places[0]);
  expect(night.phaseEndsAt, "the round that runs keeps its end").toEqual(before.phaseEndsAt);
  const late = await post({ fingerprint: hiddenValue(shown, "fingerprint") }, path);
  expect(late.status).toBe(409);
});

test("numbers the rest of an evening cannot have are refused beside their fields", LONG, async () => {
  const { get, post } = await begun([3, 3]);
  const path = "/change?kind=settings&rounds=0&tables=three&roundMinutes=&breakMinutes=2";
  const html = await htmlOf(await get(path));
  for (const words of ["一共几轮：最少 1。", "几张桌：请填一个整数。", "之后每轮几分钟：请填一个整数。"])
    expect(html).toContain(words);
  expect(html).not.toContain('name="fingerprint"');
  expect((await post({ fingerprint: "x" }, path)).status).toBe(409);
  const many = await htmlOf(
    await get("/change?kind=settings&rounds=9&tables=3&roundMinutes=8&breakMinutes=2"),
  );
  expect(many).toContain("不够再开这么多轮");
});

const refusals: readonly [string, readonly number[], Record<string, string>, string][] = [
  ["no rounds", [2, 2], { rounds: "0" }, "最少 1。"],
  ["no tables", [2, 2], { tables: "0" }, "最少 1。"],
  ["words for a number", [2, 2], { roundMinutes: "eight" }, "请填一个整数。"],
  ["half a minute", [2, 2], { breakMinutes: "1.5" }, "请填一个整数。"],
  ["a thousand tables", [2, 2], { tables: "1000" }, "最多 500。"],
];
for (const [what, people, fields, words] of refusals)
  test(`the setup says beside the field what is wrong: ${what}`, LONG, async () => {
    const { post } = await stage(people);
    const answer = await post({ ...setup, ...fields });
    expect(answer.status).toBe(422);
    expect(await htmlOf(answer)).toContain(words);
  });

const plans: readonly [string, readonly number[], Record<string, string>, string][] = [
  ["one person", [1, 0], {}, "至少要有两个人"],
  ["all on one side", [3, 0], {}, "没有谁能和谁见面"],
  ["six at a table with one side", [4], { format: "sixes" }, "六人桌需要刚好两侧"],
];
for (const [what, people, fields, words] of plans)
  test(`no plan is made, in words: ${what}`, LONG, async () => {
    const { post, tick, lines } = await stage(people);
    await post({ ...setup, ...fields });
    for (const line of lines) await tick(line);
    const answer = await post({ intent: "plan" });
    expect(answer.status).toBe(422);
    expect(await htmlOf(answer)).toContain(words);
  });

test("nonsense is refused, and no other event's people can be reached", LONG, async () => {
  const { post, get, world, app, base, lines, eventId, cookie } = await begun();
  const stranger = world.ids.uuid();
  expect((await post({ intent: "explode" })).status).toBe(400);
  expect((await post({ intent: "tick", line: "nobody" })).status).toBe(400);
  expect((await post({ intent: "tick", line: stranger })).status).toBe(422);
  expect((await post({ intent: "untick", line: lines[0] ?? "" })).status, "in the plan").toBe(422);
  expect((await post({ intent: "plan" })).status, "begun already").toBe(422);
  expect((await post(setup)).status, "begun already").toBe(422);
  expect((await post({ intent: "extend", seen: "", minutes: "-5" })).status).toBe(422);
  for (const path of ["/change", "/change?person=x", "/change?kind=left", `/change?person=${stranger}`])
    expect((await get(path)).status, path).toBe(404);
  const unknown = [
    `/change?kind=left&person=${stranger}`,
    "/change?kind=table-lost&table=99",
    `/change?kind=swap&round=1&one=${lines[0]}&other=${lines[1]}`,
    `/change?kind=apart&one=${lines[0]}&other=${lines[0]}`,
  ];
  for (const path of unknown) {
    const html = await htmlOf(await get(path));
    expect(html, path).not.toContain('name="fingerprint"');
    expect((await post({ fingerprint: "x" }, path)).status, path).toBe(409);
  }
  expect((await post({ fingerprint: "x" }, "/change?kind=left")).status).toBe(400);
  const nowhere = base.replace(eventId, stranger);
  expect((await app.get(nowhere, { cookie })).status).toBe(404);
  expect((await app.post(nowhere, { intent: "plan" }, { cookie })).status).toBe(404);
  for (const path of ["", `/change?person=${lines[0]}`])
    expect((await app.get(`${base}${path}`)).headers.get("Location")).toContain("/office/sign-in");
  expect((await readNight(world, eventId)).planVersion).toBe(1);
});
