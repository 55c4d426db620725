import { isTimeZone } from "../events/zoned-time.ts";
import { bad, type FieldProblems, fieldReader, good, type Read } from "../organiser/field-problem.ts";
import { cleanLine, readCount, readLine, readLink, readText } from "../organiser/read-field.ts";

export const venueFieldNames = [
  "name",
  "city",
  "area",
  "address",
  "nameEn",
  "cityEn",
  "areaEn",
  "addressEn",
  "mapUrl",
  "capacity",
  "notes",
  "timeZone",
] as const;
/** A venue as it is typed into its form. */
export type VenueFields = Record<(typeof venueFieldNames)[number], string>;

export type VenueDraft = {
  name: string;
  city: string;
  area: string;
  address: string;
  nameEn: string | null;
  cityEn: string | null;
  areaEn: string | null;
  addressEn: string | null;
  mapUrl: string | null;
  capacity: number;
  notes: string | null;
  timeZone: string;
};

/** More people than any room of this trade holds; also what the database allows. */
export const MOST_PEOPLE = 100_000;

const englishNames = ["nameEn", "cityEn", "areaEn", "addressEn"] as const;

/** Reads a venue's form; every field with a problem is named. */
export function readVenue(
  fields: VenueFields,
): { ok: true; venue: VenueDraft } | { ok: false; problems: FieldProblems } {
  const { take, problems, clean } = fieldReader();
  const zone = fields.timeZone.trim();
  const english = englishNames.some((name) => cleanLine(fields[name]) !== "");
  /** The English lines belong together: with one of them, each is asked for. */
  const inEnglish = (text: string, max: number): Read<string | null> =>
    english ? readLine(text, max) : good(null);
  const venue: VenueDraft = {
    name: take("name", readLine(fields.name, 60), ""),
    city: take("city", readLine(fields.city, 40), ""),
    area: take("area", readLine(fields.area, 40), ""),
    address: take("address", readLine(fields.address, 200), ""),
    nameEn: take("nameEn", inEnglish(fields.nameEn, 60), null),
    cityEn: take("cityEn", inEnglish(fields.cityEn, 40), null),
    areaEn: take("areaEn", inEnglish(fields.areaEn, 40), null),
    addressEn: take("addressEn", inEnglish(fields.addressEn, 200), null),
    mapUrl: take("mapUrl", readLink(fields.mapUrl), null),
    capacity: take("capacity", readCount(fields.capacity, 1, MOST_PEOPLE), 1),
    notes: take("notes", readText(fields.notes, 2000), "") || null,
    timeZone: take("timeZone", isTimeZone(zone) ? good(zone) : bad("unknown-zone"), ""),
  };
  return clean() ? { ok: true, venue } : { ok: false, problems };
}
