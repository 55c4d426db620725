import { type Locale, writtenIn } from "../events/locale.ts";

/** What a venue calls itself, as its row holds it. */
export type NamedVenue = {
  readonly name: string;
  readonly city: string;
  readonly area: string;
  readonly address: string;
  readonly nameEn: string | null;
  readonly cityEn: string | null;
  readonly areaEn: string | null;
  readonly addressEn: string | null;
};

export type VenueWords = {
  /** The language these words are in; a page in another language marks them with it. */
  readonly locale: Locale;
  readonly name: string;
  readonly city: string;
  readonly area: string;
  readonly address: string;
};

/** A venue's name and address in a language: the English ones where all were written, else its own. */
export function venueWords(venue: NamedVenue, locale: Locale): VenueWords {
  const { nameEn, cityEn, areaEn, addressEn } = venue;
  if (locale === "en" && nameEn && cityEn && areaEn && addressEn)
    return { locale: "en", name: nameEn, city: cityEn, area: areaEn, address: addressEn };
  const { name, city, area, address } = venue;
  return { locale: writtenIn(`${name}${city}${area}${address}`, locale), name, city, area, address };
}
