import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { words } from "#app/i18n/words.ts";
import { signInOrganiser } from "#tests/builders/evening.ts";
import { buildNight } from "#tests/builders/night.ts";
import { openTestWorld } from "#tests/world.ts";
import { openApp } from "../app.ts";

const SLOW = { timeout: 60_000 };

async function open() {
  const world = await openTestWorld();
  const { cookie } = await signInOrganiser(world);
  const { event, guests } = await buildNight(world, [2, 2]);
  const [anna, ben] = guests;
  if (!anna || !ben) throw new Error("two guests");
  const app = await openApp(world);
  return { world, cookie, event, anna, ben, app };
}

type Open = Awaited<ReturnType<typeof open>>;

const counts = async ({ world: { db } }: Open) => [
  await db.prisma.safetyReport.count(),
  await db.prisma.personBlock.count(),
  await db.prisma.personBan.count(),
  await db.prisma.letter.count({ where: { kind: "safety-report" } }),
];

test(
  "a guest reads the page in both languages, reports, blocks, and is told what happens",
  SLOW,
  async () => {
    const all = await open();
    const { app, anna, ben } = all;
    const path = `/n/${anna.token}/safety`;
    for (const [prefix, locale] of [
      ["", "zh-CN"],
      ["/en", "en"],
    ] as const) {
      const page = await app.get(`${prefix}${path}`);
      const html = await page.text();
      expect([page.status, html.includes(words(locale).trust.report.lead)], locale).toEqual([200, true]);
      expect(html, "never the name on somebody's ticket").not.toContain(`>${ben.name}<`);
      expect(html, "one does not report oneself").not.toContain(`value="${anna.lineId}"`);
    }
    const said = { deed: "report", kind: "unsafe", words: "", about: ben.lineId };
    const told = await app.post(path, said);
    expect([told.status, told.headers.get("Location")]).toEqual([303, `${path}?done=reported`]);
    const blocked = await app.post(path, { deed: "block", "block-about": ben.lineId });
    expect(blocked.headers.get("Location")).toBe(`${path}?done=blocked`);
    expect(await counts(all)).toEqual([1, 1, 0, 1]);
    expect(await (await app.get(`${path}?done=blocked`)).text()).toContain(words("zh-CN").trust.done.blocked);
  },
);

test("whatever is wrong with a report is said beside its field, and nothing is written", SLOW, async () => {
  const all = await open();
  const { app, anna } = all;
  const path = `/en/n/${anna.token}/safety`;
  const { wrong } = words("en").trust;
  const cases = [
    [{ deed: "report" }, wrong.kind.missing],
    [{ deed: "report", kind: "__proto__" }, wrong.kind.unknown],
    [{ deed: "report", kind: "other" }, wrong.words.missing],
    [{ deed: "report", kind: "money", words: "x".repeat(2_001) }, wrong.words["too-long"]],
    [{ deed: "report", kind: "money", about: randomUUID() }, wrong.about.unknown],
    [{ deed: "report", kind: "money", block: "yes" }, wrong.about.missing],
    [{ deed: "block" }, wrong.about.missing],
    [{ deed: "block", "block-about": anna.lineId }, wrong.about.unknown],
  ] as const;
  for (const [fields, sentence] of cases) {
    const answer = await app.post(path, fields);
    expect(
      [answer.status, (await answer.text()).includes(sentence)],
      JSON.stringify(fields).slice(0, 80),
    ).toEqual([422, true]);
  }
  const kept = await app.post(path, { deed: "report", kind: "other", words: "", block: "yes", about: "" });
  expect(await kept.text(), "what was ticked stays ticked").toMatch(
    /value="other"[^>]*checked|checked[^>]*value="other"/,
  );
  for (const token of ["x", `${anna.token.slice(0, -4)}AAAA`])
    expect((await app.post(`/n/${token}/safety`, { deed: "report", kind: "unsafe" })).status).toBe(404);
  expect(await counts(all)).toEqual([0, 0, 0, 0]);
});

test(
  "the office deals with a report and a person; strangers, wrong ids and second presses change nothing",
  SLOW,
  async () => {
    const all = await open();
    const { app, anna, ben, cookie, event, world } = all;
    await app.post(`/n/${anna.token}/safety`, {
      deed: "report",
      kind: "unsafe",
      words: "<b>",
      about: ben.lineId,
    });
    const { id } = await world.db.prisma.safetyReport.findFirstOrThrow();
    const close = { deed: "close", report: id, [`resolution-${id}`]: "谈过了" };
    const ban = `/office/safety/ban/${event.eventId}/${ben.lineId}`;
    for (const stranger of [
      app.post("/office/safety", close),
      app.post(ban, { reason: "x" }),
      app.get("/office/safety"),
    ])
      expect((await stranger).status, "a stranger is sent to sign in").toBe(303);
    const page = await (await app.get("/office/safety", { cookie })).text();
    expect([page.includes("&lt;b&gt;"), page.includes(ben.name)]).toEqual([true, true]);
    expect((await (await app.get("/en/office", { cookie })).text()).includes("1 report waits")).toBe(true);
    const empty = await app.post("/office/safety", { ...close, [`resolution-${id}`]: " " }, { cookie });
    expect([
      empty.status,
      (await empty.text()).includes(words("zh-CN").trust.office.wrong["no-resolution"]),
    ]).toEqual([422, true]);
    expect((await app.post("/office/safety", { deed: "explode" }, { cookie })).status).toBe(400);
    expect(
      (await app.post("/office/safety", { deed: "close", report: randomUUID() }, { cookie })).status,
    ).toBe(422);
    expect((await app.post("/office/safety", close, { cookie })).status).toBe(303);
    expect((await app.post("/office/safety", close, { cookie })).status, "dealt with before").toBe(409);
    expect((await app.post(ban, { reason: "" }, { cookie })).status).toBe(422);
    expect((await app.get(`/office/safety/ban/${event.eventId}/${randomUUID()}`, { cookie })).status).toBe(
      404,
    );
    expect((await app.post(ban, { reason: "见记录" }, { cookie })).status).toBe(303);
    expect((await app.post(ban, { reason: "见记录" }, { cookie })).status, "twice is one ban").toBe(303);
    const lift = { deed: "lift", ban: (await world.db.prisma.personBan.findFirstOrThrow()).id };
    expect((await app.post("/office/safety", lift, { cookie })).status).toBe(303);
    expect((await app.post("/office/safety", lift, { cookie })).status).toBe(409);
    const waive = { deed: "waive", event: event.eventId, line: ben.lineId };
    expect((await app.post("/office/safety", waive, { cookie })).status, "no strike to waive").toBe(409);
    expect(await counts(all)).toEqual([1, 0, 1, 1]);
  },
);
