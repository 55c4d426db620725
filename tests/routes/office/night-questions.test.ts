import { expect, test } from "vitest";
import { signInOrganiser } from "#tests/builders/evening.ts";
import { buildNight } from "#tests/builders/night.ts";
import { openTestWorld } from "#tests/world.ts";
import { openApp } from "../app.ts";
import { htmlOf } from "../text.ts";

const own = {
  intent: "create",
  zh: "最想去哪里？",
  en: "",
  option0Zh: "海边",
  option1Zh: "山里",
  option3Zh: "老城",
};

async function openQuestions() {
  const world = await openTestWorld();
  const night = await buildNight(world, [2, 1]);
  const { cookie } = await signInOrganiser(world);
  const app = await openApp(world);
  const page = `/office/events/${night.event.eventId}/night/questions`;
  const headers = { cookie };
  const press = (fields: Record<string, string>) => app.post(page, fields, headers);
  const read = async (locale = "") => htmlOf(await app.get(`${locale}${page}`, headers));
  const rows = () => world.db.prisma.nightQuestion.findMany({ orderBy: { position: "asc" } });
  return { world, app, night, page, headers, press, read, rows };
}

test("questions come from the library in both languages, or are the organiser's own in one", async () => {
  const { world, page, press, read, rows } = await openQuestions();
  expect(await read()).toContain("还没有问题");
  const added = await press({ intent: "library", key: "weekend" });
  expect([added.status, added.headers.get("location")]).toEqual([303, `${page}?done=added`]);
  expect((await press(own)).status).toBe(303);
  const [library, written] = await rows();
  expect([library?.libraryKey, library?.textZh, library?.textEn]).toEqual([
    "weekend",
    "理想的周末是？",
    "Your ideal weekend?",
  ]);
  expect([written?.textZh, written?.textEn, written?.options]).toEqual([
    "最想去哪里？",
    "",
    [
      { id: "o1", zh: "海边", en: "" },
      { id: "o2", zh: "山里", en: "" },
      { id: "o4", zh: "老城", en: "" },
    ],
  ]);
  const english = await read("/en");
  expect(english).toContain('lang="zh-CN">最想去哪里？');
  expect(english).toContain("your own · Chinese only");
  const audit = await world.db.prisma.auditEntry.findMany({ where: { action: "night-question-added" } });
  expect(audit).toHaveLength(2);
});

test("a question's words are mended, its place changed, and it is taken out", async () => {
  const { press, read, rows } = await openQuestions();
  for (const key of ["weekend", "pets"]) await press({ intent: "library", key });
  await press(own);
  const id = (await rows()).at(-1)?.id ?? "";
  const mended = {
    intent: "reword",
    questionId: id,
    [`zh-${id}`]: "假期最想去哪里？",
    [`option0Zh-${id}`]: "大海",
    [`option3Zh-${id}`]: "老城",
  };
  expect((await press(mended)).headers.get("location")).toContain("done=saved");
  expect((await rows()).at(-1)).toMatchObject({
    textZh: "假期最想去哪里？",
    options: [
      { id: "o1", zh: "大海", en: "" },
      { id: "o4", zh: "老城", en: "" },
    ],
  });
  const order = async () => (await rows()).map(({ libraryKey }) => libraryKey ?? "own");
  await press({ intent: "up", questionId: id });
  expect(await order()).toEqual(["weekend", "own", "pets"]);
  await press({ intent: "up", questionId: id });
  await press({ intent: "up", questionId: id });
  expect(await order(), "the first stays the first").toEqual(["own", "weekend", "pets"]);
  await press({ intent: "down", questionId: id });
  expect(await order()).toEqual(["weekend", "own", "pets"]);
  expect((await press({ intent: "remove", questionId: id })).headers.get("location")).toContain(
    "done=removed",
  );
  expect(await order()).toEqual(["weekend", "pets"]);
  expect(await read()).not.toContain("假期最想去哪里");
});

test.each([
  [{ zh: "", en: "" }, "写一个问题"],
  [{ option1Zh: "", option3Zh: "" }, "至少要两个选项"],
  [{ option1Zh: "海边" }, "有两个选项一样"],
  [{ en: "Where to?" }, "每个选项就都要有那种语言"],
  [{ option0En: "sea" }, "每个选项就都要有那种语言"],
  [{ zh: "问".repeat(61) }, "问题最多 60 个字"],
])("a question of %j is refused in words with everything typed kept", async (change, sentence) => {
  const { press, rows } = await openQuestions();
  const refused = await press({ ...own, ...change });
  const body = await htmlOf(refused);
  const kept = { ...own, ...change }.option3Zh;
  expect([refused.status, body.includes(sentence), body.includes(`value="${kept}"`)]).toEqual([
    422,
    true,
    true,
  ]);
  expect(await rows()).toEqual([]);
});

test("a seventh question and the same one twice are refused, also when pressed at once", async () => {
  const { press, rows } = await openQuestions();
  const twice = await Promise.all([1, 2, 3].map(() => press({ intent: "library", key: "weekend" })));
  expect(twice.map(({ status }) => status).sort()).toEqual([303, 409, 409]);
  const keys = ["pets", "talk", "travel", "money", "city", "rhythm", "children"];
  const pressed = await Promise.all(keys.map((key) => press({ intent: "library", key })));
  expect(pressed.filter(({ status }) => status === 303)).toHaveLength(5);
  expect((await rows()).map(({ position }) => position)).toEqual([1, 2, 3, 4, 5, 6]);
});

test("the organiser says whom people without a profile meet, and sees how many told something, never what", async () => {
  const { world, night, press, read } = await openQuestions();
  const [guest] = night.guests;
  const now = world.clock.now();
  const told = { displayName: "神秘的小林", goals: ["serious"] };
  await world.db.prisma.profile.create({
    data: {
      ...{ eventId: night.event.eventId, lineId: guest?.lineId ?? "" },
      ...{ sealed: world.vault.seal(told), completedAt: now, updatedAt: now },
    },
  });
  const saved = await press({ intent: "preset", preset: "everyone" });
  expect(saved.headers.get("location")).toContain("done=preset");
  expect((await world.db.prisma.night.findFirstOrThrow()).wishesPreset).toBe("everyone");
  const page = await read();
  expect(page).toContain("3 位来宾，1 位填了资料");
  expect(page).not.toContain("神秘的小林");
});

test("what does not exist is not found, and strangers are sent to sign in", async () => {
  const { app, page, headers, press } = await openQuestions();
  expect((await app.get(page)).status).toBe(303);
  expect((await app.post(page, { intent: "library", key: "pets" })).status).toBe(303);
  const refused: Record<string, string>[] = [
    { intent: "nonsense" },
    { intent: "library", key: "toString" },
    { intent: "up", questionId: "x" },
    { intent: "remove", questionId: "00000000-0000-4000-8000-00000000000f" },
    { intent: "reword", questionId: "00000000-0000-4000-8000-00000000000f", zh: "x" },
  ];
  for (const fields of refused)
    expect((await press(fields)).status, JSON.stringify(fields)).toBeGreaterThanOrEqual(404);
  const unknown = "/office/events/00000000-0000-4000-8000-00000000000f/night/questions";
  expect((await app.get(unknown, headers)).status).toBe(404);
});
