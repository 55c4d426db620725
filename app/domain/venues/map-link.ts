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
  const wanted = venue.address.includes(venue.city) ? venue.address : `${venue.city} ${venue.address}`;
  const query = encodeURIComponent(wanted.trim() || venue.name);
  return /^Asia\/(Shanghai|Urumqi|Chongqing|Harbin)$/.test(venue.timeZone)
    ? `https://uri.amap.com/search?keyword=${query}`
    : `https://www.openstreetmap.org/search?query=${query}`;
}
