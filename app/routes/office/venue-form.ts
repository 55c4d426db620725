import { z } from "zod";
import { text } from "./form-fields.ts";

/** A venue's form as it arrives. */
export const venueForm = z.object({
  name: text,
  city: text,
  area: text,
  address: text,
  nameEn: text,
  cityEn: text,
  areaEn: text,
  addressEn: text,
  mapUrl: text,
  capacity: text,
  notes: text,
  timeZone: text,
});
