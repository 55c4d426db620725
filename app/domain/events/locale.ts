/** The languages the product speaks; the first is the default and has no prefix in addresses. */
export const locales = ["zh-CN", "en"] as const;
export type Locale = (typeof locales)[number];

/** The language words are really in: Chinese characters are Chinese, wherever they stand. */
export function writtenIn(text: string, asked: Locale): Locale {
  return /\p{Script=Han}/u.test(text) ? "zh-CN" : asked;
}

export function isLocale(value: unknown): value is Locale {
  return value === "zh-CN" || value === "en";
}
