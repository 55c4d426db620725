import { expect, test } from "vitest";
import { venueWords } from "#app/domain/venues/venue-words.ts";

const chinese = { name: "巷口小酒馆", city: "上海", area: "徐汇", address: "安福路 1 号" };
const none = { nameEn: null, cityEn: null, areaEn: null, addressEn: null };
const english = { nameEn: "Lane Bar", cityEn: "Shanghai", areaEn: "Xuhui", addressEn: "1 Anfu Road" };

test("an English reader gets the English name and address, a Chinese one the Chinese", () => {
  expect(venueWords({ ...chinese, ...english }, "en")).toEqual({
    locale: "en",
    name: "Lane Bar",
    city: "Shanghai",
    area: "Xuhui",
    address: "1 Anfu Road",
  });
  expect(venueWords({ ...chinese, ...english }, "zh-CN")).toEqual({ locale: "zh-CN", ...chinese });
});

test("without English words the venue's own are shown and marked as what they are", () => {
  expect(venueWords({ ...chinese, ...none }, "en")).toEqual({ locale: "zh-CN", ...chinese });
  const london = { name: "The Lamb", city: "London", area: "Soho", address: "1 High Street" };
  expect(venueWords({ ...london, ...none }, "en").locale).toBe("en");
});
