import type { Locale } from "#app/domain/events/locale.ts";
import { localePath } from "#app/i18n/locale-path.ts";
import type { Evening } from "./evening.tsx";
import type { Sender } from "./layout.tsx";

// The made-up evening that the PreviewProps of all letters speak of.

const home = "https://qingju.example";
const token = "AZ3vKq0mT5u1sW8yB2xN6cP9dR4fH7gJ0kL3zQ5vM8nX1bC6tY2wE4rU9iO7aS0dFgHj";

/** When the samples are written. */
export const now = new Date("2026-11-21T04:00:00Z");

export function sender(locale: Locale): Sender {
  return {
    business: locale === "en" ? "Slow Evenings" : "慢慢来相亲局",
    home: home + localePath(locale, "/"),
  };
}

export function guest(locale: Locale): string {
  return locale === "en" ? "Lin" : "小林";
}

export function evening(locale: Locale): Evening {
  const en = locale === "en";
  return {
    title: en ? "Saturday Fireside: dinner for twenty" : "周六炉边晚餐局",
    startsAt: new Date("2026-12-05T11:00:00Z"),
    endsAt: new Date("2026-12-05T13:30:00Z"),
    timeZone: "Asia/Shanghai",
    place: {
      name: en ? "Lamplight Bistro" : "灯下小馆",
      address: en ? "2F, 88 Wukang Road, Xuhui, Shanghai" : "上海市徐汇区武康路 88 号 2 楼",
      mapUrl: "https://uri.amap.com/search?keyword=88",
    },
    bring: en ? "A small object with a story, and an appetite." : "一件有故事的小东西，和一点好胃口。",
  };
}

export function links(locale: Locale) {
  return {
    order: home + localePath(locale, `/o/${token}`),
    profile: home + localePath(locale, `/n/${token}/profile`),
    event: home + localePath(locale, "/e/saturday-fireside"),
    signIn: home + localePath(locale, `/office/sign-in/${token}`),
  };
}
