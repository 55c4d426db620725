import { expect, test } from "vitest";
import { mainTitle, textIn, titleIn } from "#app/domain/events/text-in.ts";

const zh = { locale: "zh-CN", title: "春夜", bring: "带伞" };
const en = { locale: "en", title: "Spring night", bring: "An umbrella" };

test("an event speaks the language it is asked in", () => {
  const event = { mainLocale: "zh-CN", texts: [zh, en] };
  expect(textIn(event, "en")).toBe(en);
  expect(titleIn(event, "zh-CN")).toBe("春夜");
});

test("a language that was never written falls back to the main one, whole", () => {
  const event = { mainLocale: "en", texts: [en] };
  expect(textIn(event, "zh-CN")).toBe(en);
});

test.each(["", "  ", "\n"])(
  "a language with no title (%j) falls back, even where its other words are written",
  (title) => {
    const event = { mainLocale: "zh-CN", texts: [{ ...en, title }, zh] };
    expect(textIn(event, "en")).toBe(zh);
    expect(titleIn(event, "en")).toBe("春夜");
  },
);

test("a draft whose main language is not written yet is known by the words it has", () => {
  expect(titleIn({ mainLocale: "zh-CN", texts: [en] }, "zh-CN")).toBe("Spring night");
});

test("a draft without words has an empty title", () => {
  const draft = { mainLocale: "zh-CN", texts: [] };
  expect(textIn(draft, "en")).toBeNull();
  expect(titleIn(draft, "en")).toBe("");
});

test("the team knows an event by the title in its main language", () => {
  expect(mainTitle({ mainLocale: "en", texts: [zh, en] })).toBe("Spring night");
  expect(mainTitle({ mainLocale: "en", texts: [zh, { ...en, title: "" }] })).toBe("");
});
