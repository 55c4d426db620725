/** What a venue may have, by name; the words for each are in the dictionary. */
export const offerNames = [
  "sound",
  "microphone",
  "projector",
  "kitchen",
  "bar",
  "quiet",
  "private",
  "outdoor",
  "step-free",
  "wifi",
  "parking",
] as const;
export type OfferName = (typeof offerNames)[number];

export function isOfferName(value: unknown): value is OfferName {
  return offerNames.some((name) => name === value);
}

export type Room = { readonly name: string; readonly nameEn: string; readonly capacity: number };
/** Somebody at the venue; kept sealed. */
export type Contact = { readonly name: string; readonly email: string; readonly phone: string };
/** Monday is 1. A time to close that is not later than the one to open is on the next day. */
export type OpenDay = { readonly day: number; readonly opens: string; readonly closes: string };

/** What is known of a venue beyond its name and address. */
export type VenueFactSheet = {
  readonly offers: readonly OfferName[];
  readonly offersNote: string;
  readonly offersNoteEn: string;
  readonly rooms: readonly Room[];
  readonly contacts: readonly Contact[];
  readonly hours: readonly OpenDay[];
  readonly rules: string;
  readonly rulesEn: string;
  readonly priceList: string;
  readonly priceListEn: string;
};

export const factTextNames = [
  "offersNote",
  "offersNoteEn",
  "rules",
  "rulesEn",
  "priceList",
  "priceListEn",
] as const;
export const MOST_ROOMS = 4;
export const MOST_CONTACTS = 3;
export const weekdays = [1, 2, 3, 4, 5, 6, 7] as const;

/** The words of one language, else the other's. */
export function inLanguage(zh: string, en: string, locale: "zh-CN" | "en"): string {
  return locale === "en" ? en || zh : zh || en;
}
