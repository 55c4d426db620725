import type { Words } from "#app/i18n/words.ts";

/** What each field of a venue's and a booking's form is called. */
export function venueLabels(say: Words["officeVenues"], currency = ""): Record<string, string> {
  const { name, city, area, address, mapUrl, capacity, notes, timeZone, date, startTime, endTime } = say;
  const { nameEn, cityEn, areaEn, addressEn } = say;
  const own = {
    name,
    city,
    area,
    address,
    nameEn,
    cityEn,
    areaEn,
    addressEn,
    mapUrl,
    capacity,
    notes,
    timeZone,
  };
  return { ...own, date, startTime, endTime, fee: say.fee({ currency }) };
}
