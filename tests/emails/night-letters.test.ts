import { expect, test } from "vitest";
import { renderLetter } from "#app/adapters/letters.server.ts";
import { locales } from "#app/domain/events/locale.ts";
import { type NightNews, nightNewsSample } from "#emails/night-news.tsx";

const faces: NightNews[] = [
  { is: "match", names: ["阿哲", "周宁"] },
  { is: "kind", creditPercent: null },
  { is: "kind", creditPercent: 30 },
];

async function written(locale: (typeof locales)[number], news: NightNews) {
  return renderLetter({ kind: "night-result", facts: nightNewsSample(locale, news) });
}

test.each(locales)("in %s every result has one subject and one preview, whatever it is", async (locale) => {
  const letters = await Promise.all(faces.map((news) => written(locale, news)));
  expect(new Set(letters.map(({ subject }) => subject)).size).toBe(1);
  const previews = letters.map(({ html }) => /data-skip-in-text="true">([^<]*)</.exec(html)?.[1]);
  expect(new Set(previews).size).toBe(1);
});

test.each(locales)(
  "in %s the kind letter speaks of no likes, and of a credit only where there is one",
  async (locale) => {
    const [, plain, credited] = await Promise.all(faces.map((news) => written(locale, news)));
    for (const letter of [plain, credited]) {
      expect(letter?.text).not.toMatch(/likes? you|chose you|喜欢你|选了你|[0-9] 人/);
      expect(letter?.text).not.toMatch(/undefined|null/);
    }
    expect(plain?.text).not.toContain("30%");
    expect(credited?.text).toContain("30%");
  },
);

test("a match letter names the matches and none of their contacts; a name cannot bring its own markup", async () => {
  const letter = await written("zh-CN", { is: "match", names: ["阿哲", "<b>周宁</b>\u202e"] });
  expect(letter.text).toContain("阿哲");
  expect(letter.html).toContain("&lt;b&gt;周宁&lt;/b&gt;");
  expect(letter.html).not.toContain("\u202e");
  expect(letter.text).toContain("/n/");
});
