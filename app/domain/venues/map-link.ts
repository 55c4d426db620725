import type { Locale } from "../events/locale.ts";

/**
 * Where a map shows a venue: the organiser's own link when it is a web address, else a search for its address
 * (Amap in mainland China's zones, OpenStreetMap elsewhere).
 */
export function mapLink(venue: {
  name: string;
  city: string;
  address: string;
  mapUrl: string | null;
  timeZone: string;
}): string {
  if (venue.mapUrl && /^https?:\/\//i.test(venue.mapUrl) && URL.canParse(venue.mapUrl))
    return new URL(venue.mapUrl).href;
  const query = encodeURIComponent(fullAddress(venue, "zh-CN").trim() || venue.name);
  return /^Asia\/(Shanghai|Urumqi|Chongqing|Harbin)$/.test(venue.timeZone)
    ? `https://uri.amap.com/search?keyword=${query}`
    : `https://www.openstreetmap.org/search?query=${query}`;
}

/** The address as one line in the reader's order: 上海 安福路 322 号 / 322 Anfu Road, Shanghai. */
export function fullAddress(venue: { city: string; address: string }, locale: Locale): string {
  const { city, address } = venue;
  if (!city.trim() || address.includes(city)) return address;
  return locale === "en" ? `${address}, ${city}` : `${city} ${address}`;
}
