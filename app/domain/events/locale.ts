/** The languages the product speaks; the first is the default and has no prefix in addresses. */
export const locales = ["zh-CN", "en"] as const;
export type Locale = (typeof locales)[number];

export function isLocale(value: unknown): value is Locale {
  return value === "zh-CN" || value === "en";
}
