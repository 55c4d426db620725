import { expect, test } from "vitest";
import { showProfile } from "#app/use-cases/night/show-profile.server.ts";
import { blockPerson } from "#app/use-cases/trust/block-person.server.ts";
import { buildNight } from "#tests/builders/night.ts";
import { openTestWorld } from "#tests/world.ts";
import { openApp } from "../app.ts";

const question = "11111111-1111-4111-8111-111111111111";

async function openProfile({ questions = true } = {}) {
  const world = await openTestWorld();
  const night = await buildNight(world, [1, 1], {
    sides: [
      { capacity: 2, priceMinor: 0 },
      { capacity: 2, priceMinor: 0, labelZh: "女生", labelEn: "Women" },
    ],
  });
  const [guest] = night.guests;
  if (!guest) throw new Error("nobody came");
  if (questions)
    await world.db.prisma.nightQuestion.create({
      data: {
        ...{ eventId: night.event.eventId, id: question, position: 1, textZh: "理想的周末？", textEn: "" },
        options: [
          { id: "a", zh: "在家", en: "" },
          { id: "b", zh: "出门", en: "" },
        ],
      },
    });
  const app = await openApp(world);
  const page = `/n/${guest.token}`;
  const send = (path: string, fields: [string, string][]) =>
    app.send(`${page}${path}`, { method: "POST", body: new URLSearchParams(fields) });
  const html = async (path: string) => (await app.get(`${page}${path}`)).text();
  const own = async () => {
    const shown = await showProfile(world, { token: guest.token, locale: "zh-CN" });
    if (!shown.ok) throw new Error(shown.reason);
    return shown.page;
  };
  return { world, app, night, guest, page, send, html, own };
}

test("a profile is told in two screens and the contact, each leading to the next, and read back as it was told", async () => {
  const { night, page, send, html, own } = await openProfile();
  const women = night.event.sides[1]?.id ?? "";
  expect(await html("/profile")).toContain("不填就叫你“男生 1 号”");
  const about = await send("/profile", [
    ["intent", "save"],
    ["displayName", "小林"],
    ["wishes", women],
    ["ageFrom", "25"],
    ["ageTo", ""],
    ["goals", "serious"],
    ["goals", "friends"],
    ["agreed", "yes"],
  ]);
  expect([about.status, about.headers.get("location")]).toEqual([
    303,
    `${page}/profile/questions?done=saved`,
  ]);
  const answers = await send("/profile/questions", [
    ["intent", "save"],
    [`answer-${question}`, "a"],
    [`welcome-${question}`, "b"],
    ["agreed", "yes"],
  ]);
  expect(answers.headers.get("location")).toBe(`${page}/contact?done=saved`);
  const contact = await send("/contact", [
    ["intent", "save"],
    ["wechat", "linlin_2031"],
    ["agreed", "yes"],
  ]);
  expect(contact.headers.get("location")).toBe(`${page}/contact?done=saved`);
  const { profile, contact: shared } = await own();
  expect(profile).toMatchObject({ displayName: "小林", wishes: [women], ages: { from: 25, to: 99 } });
  expect([profile.goals, profile.answers, shared.wechat]).toEqual([
    ["serious", "friends"],
    { [question]: "a" },
    "linlin_2031",
  ]);
  const read = await html("/profile");
  for (const part of ['value="小林"', 'value="25"', "你在", "撤回同意，删除我的意愿"])
    expect(read).toContain(part);
  expect(read, "agreed to, and not asked again").not.toContain('name="agreed"');
  expect(await html("/contact")).toContain('value="linlin_2031"');
});

test("what was filled in without a yes comes back with everything typed and the sentence beside the tick", async () => {
  const { send, own } = await openProfile();
  const about = await send("/profile", [
    ["displayName", "小林"],
    ["ageFrom", "25"],
  ]);
  const body = await about.text();
  expect([
    about.status,
    body.includes('value="25"'),
    body.includes("填了上面的内容，要先同意这一句"),
  ]).toEqual([422, true, true]);
  const answers = await send("/profile/questions", [[`answer-${question}`, "b"]]);
  expect([answers.status, /value="b"[^>]*checked|checked[^>]*value="b"/.test(await answers.text())]).toEqual([
    422,
    true,
  ]);
  const contact = await send("/contact", [["email", "lin@mail.example"]]);
  expect([contact.status, (await contact.text()).includes('value="lin@mail.example"')]).toEqual([422, true]);
  expect((await own()).told).toBe(false);
});

test("what cannot be is refused in words", async () => {
  const { send } = await openProfile();
  const about = await send("/profile", [
    ["displayName", "🙂"],
    ["ageFrom", "abc"],
    ["ageTo", "17"],
    ["agreed", "yes"],
  ]);
  const body = await about.text();
  expect(about.status).toBe(422);
  for (const part of ["称呼里要有字或数字", "18 到 99", "还有 3 处"]) expect(body).toContain(part);
  const contact = await send("/contact", [
    ["wechat", "微信"],
    ["phone", "12"],
    ["agreed", "yes"],
  ]);
  expect([contact.status, (await contact.text()).includes("微信号是 5 到 30 个")]).toEqual([422, true]);
});

test("an evening without questions leads past them; an empty form is a skipped one", async () => {
  const { app, page, send, own } = await openProfile({ questions: false });
  const saved = await send("/profile", [["displayName", ""]]);
  expect(saved.status).toBe(303);
  const next = await app.get(`${page}/profile/questions?done=saved`);
  expect([next.status, next.headers.get("location")]).toEqual([303, `${page}/contact?done=saved`]);
  expect((await own()).profile.displayName).toBeNull();
});

test("a question that stands in one language alone says so on the other's page", async () => {
  const { app, page } = await openProfile();
  const english = await (await app.get(`/en${page}/profile/questions`)).text();
  expect(english).toContain('lang="zh-CN">理想的周末？');
  expect(english).toContain("Rather not say");
});

test("a consent is taken back, and the page says what became of it", async () => {
  const { page, send, html, own } = await openProfile();
  await send("/contact", [
    ["wechat", "linlin_2031"],
    ["agreed", "yes"],
  ]);
  const back = await send("/contact", [["intent", "withdraw"]]);
  expect(back.headers.get("location")).toBe(`${page}/contact?done=withdrawn`);
  expect((await own()).contact.wechat).toBeNull();
  expect(await html("/contact?done=withdrawn")).toContain("已撤回，相关内容已经删除");
});

test("one's own data can be taken along, and holds what was told and nobody else's", async () => {
  const { world, app, night, page, guest, send } = await openProfile();
  await send("/profile", [
    ["displayName", "小林"],
    ["goals", "serious"],
    ["agreed", "yes"],
  ]);
  const [, other] = night.guests;
  const { eventId } = night.event;
  const now = world.clock.now();
  await world.db.prisma.night.create({ data: { eventId, state: "over", phase: "over", updatedAt: now } });
  const says = { eventId, says: "yes", markedAt: now };
  const [own, theirs] = [guest.lineId, other?.lineId ?? ""];
  await world.db.prisma.ballotMark.create({ data: { ...says, voterId: own, aboutId: theirs } });
  const before = await (await app.get(`${page}/data.json`)).text();
  await world.db.prisma.ballotMark.create({ data: { ...says, voterId: theirs, aboutId: own } });
  const file = await app.get(`${page}/data.json`);
  const copy = await file.text();
  expect(copy, "somebody else's like changes nothing in it").toBe(before);
  expect(file.headers.get("content-disposition")).toContain("attachment");
  expect(JSON.parse(copy)).toMatchObject({
    person: { name: "A1", email: guest.email },
    profile: { displayName: "小林", goals: ["serious"] },
    ballot: { marks: [{ about: "女生 1 号", says: "yes" }] },
    evening: { matches: [] },
  });
});

test("the copy holds whom one blocked and what one reported, and nothing of the kind about oneself", async () => {
  const { world, app, night, page, guest, send } = await openProfile();
  const [, other] = night.guests;
  const about = other?.lineId ?? "";
  const { eventId } = night.event;
  const copy = async () => JSON.parse(await (await app.get(`${page}/data.json`)).text());
  await blockPerson(world, { eventId, byLineId: guest.lineId, aboutLineId: about, byTeam: true });
  expect((await copy()).safety).toEqual({ blocks: [], reports: [], missedEvenings: [] });
  await send("/safety", [
    ["deed", "report"],
    ["kind", "unsafe"],
    ["words", "在门口"],
    ["about", about],
    ["block", "yes"],
  ]);
  const from = { eventId, byId: about, aboutId: guest.lineId, kind: "other", createdAt: world.clock.now() };
  await world.db.prisma.safetyReport.create({
    data: { ...from, id: world.ids.uuid(), sealed: world.vault.seal({ words: "别人写的" }) },
  });
  await blockPerson(world, { eventId, byLineId: about, aboutLineId: guest.lineId });
  const { safety } = await copy();
  expect(safety).toMatchObject({
    blocks: [{ about: "女生 1 号" }],
    reports: [{ about: "女生 1 号", kind: "unsafe", said: { words: "在门口" }, closedAt: null }],
    missedEvenings: [],
  });
  expect([safety.blocks.length, safety.reports.length]).toEqual([1, 1]);
});

test("deleting asks for a tick first, and then leaves the ticket alone", async () => {
  const { world, page, send, html, own } = await openProfile();
  await send("/profile", [["displayName", "小林"]]);
  const asked = await send("/data", []);
  expect([asked.status, (await asked.text()).includes("请先勾选这一句")]).toEqual([422, true]);
  expect((await own()).told).toBe(true);
  const done = await send("/data", [["sure", "yes"]]);
  expect(done.headers.get("location")).toBe(`${page}/data?done=deleted`);
  expect((await own()).told).toBe(false);
  expect(await html("/data?done=deleted")).toContain("你的门票还在");
  expect(await world.db.prisma.ticket.count({ where: { voidedAt: null } })).toBe(2);
});

test.each(["/profile", "/profile/questions", "/contact", "/data"])(
  "%s opens for nobody without a good link, to read or to write",
  async (path) => {
    const { world, app, guest, page } = await openProfile();
    expect((await app.get(`/n/nonsense${path}`)).status).toBe(404);
    expect((await app.post(`/n/nonsense${path}`, { sure: "yes" })).status).toBe(404);
    await world.db.prisma.ticket.updateMany({
      where: { lineId: guest.lineId },
      data: { voidedAt: world.clock.now() },
    });
    expect((await app.get(`${page}${path}`)).status, "the ticket is gone").toBe(404);
    expect((await app.get(`${page}/data.json`)).status).toBe(404);
  },
);

test("form after form is answered with a word to wait", async () => {
  const { send } = await openProfile();
  const statuses = new Set<number>();
  for (let n = 0; n < 31; n++) statuses.add((await send("/contact", [["line", ""]])).status);
  expect(statuses).toEqual(new Set([303, 429]));
});
