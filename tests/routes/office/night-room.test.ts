import { expect, test } from "vitest";
import { signInOrganiser } from "#tests/builders/evening.ts";
import { beginNight, buildPlannedNight, type NightWishes } from "#tests/builders/running-night.ts";
import { openTestWorld } from "#tests/world.ts";
import { openApp } from "../app.ts";
import { openLine } from "../night/line.ts";
import { htmlOf } from "../text.ts";

const now = new Date("2031-03-08T11:00:00Z");
const MINUTE = 60_000;

async function stage(sides: readonly [number, number] = [3, 2], wishes: NightWishes = {}) {
  const world = await openTestWorld({ now });
  const { cookie } = await signInOrganiser(world);
  const night = await buildPlannedNight(world, sides, wishes);
  const app = await openApp(world);
  const base = `/office/events/${night.eventId}/night`;
  const get = (page: string) => app.get(`${base}/${page}`, { cookie });
  return { world, night, app, base, get, cookie };
}

test("before the first round the screen welcomes and counts who is here", async () => {
  const { get } = await stage([3, 2], { here: false });
  const html = await htmlOf(await get("screen"));
  for (const words of ["欢迎", "已到 0 / 5", "20:00 开始"]) expect(html).toContain(words);
});

test("in a round the screen maps the tables and names who rests, in a break it shows the coming round", async () => {
  const { world, night, get, app, base, cookie } = await stage();
  await beginNight(world, night.eventId);
  const html = await htmlOf(await get("screen"));
  for (const words of ["第 1 轮，共 3 轮", "1 号桌", "2 号桌", "男生 1 号", "这一轮休息"])
    expect(html).toContain(words);
  expect(html.match(/class="room-table"/g)).toHaveLength(2);
  expect(html).toContain(`data-live-source="${base}/live"`);
  world.clock.advance(8 * MINUTE + 1);
  expect(await htmlOf(await get("screen"))).toContain("换桌：请前往第 2 轮的座位");
  const english = await htmlOf(await app.get(`/en${base}/screen`, { cookie }));
  expect(english).toContain("Please move to your seat for round 2");
});

test("a sheet for each person and each table says the whole evening, and which plan it is of", async () => {
  const { get } = await stage();
  const html = await htmlOf(await get("print"));
  expect(html.match(/class="slip"/g)).toHaveLength(5);
  expect(html.match(/class="sheet"/g)).toHaveLength(3);
  for (const words of ["第 1 版计划 · 19:00 打印", "休息", "空"]) expect(html).toContain(words);
  expect(await htmlOf(await get("print?what=tables"))).not.toContain('class="slip"');
  expect(await htmlOf(await get("print?what=nonsense"))).toContain('class="slip"');
});

test("without a plan there is nothing to print, and the page says what to do", async () => {
  const { get } = await stage([1, 0], { rounds: 1 });
  const html = await htmlOf(await get("print"));
  expect(html).toContain("还没有安排座位");
  expect(html).not.toContain('class="slip"');
});

test("the open line of the office says when something changed, and who is not signed in sees nothing", async () => {
  const { world, night, app, base, cookie } = await stage();
  const own = { send: (path: string, init: RequestInit) => app.send(path, { ...init, headers: { cookie } }) };
  const line = await openLine({ ...app, ...own }, `${base}/live`);
  await line.next("change");
  await beginNight(world, night.eventId);
  expect(await line.next("change")).toEqual({ now: world.clock.now().toISOString() });
  await line.close();
  for (const page of ["screen", "print", "live"])
    expect((await app.get(`${base}/${page}`)).headers.get("Location"), page).toContain("/office/sign-in");
});

test("an event that does not exist has no screen and no paper", async () => {
  const { app, cookie } = await stage();
  const base = "/office/events/00000000-0000-4000-8000-000000000000/night";
  for (const page of ["screen", "print"])
    expect((await app.get(`${base}/${page}`, { cookie })).status).toBe(404);
});
