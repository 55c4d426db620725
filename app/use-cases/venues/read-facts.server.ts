import { z } from "zod";
import { isOfferName, type VenueFactSheet } from "#app/domain/venues/venue-facts.ts";
import type { World } from "../world.server.ts";

type FactsRow = {
  offers: string[];
  offersNote: string | null;
  offersNoteEn: string | null;
  contactsSealed: Uint8Array | null;
  openingHours: unknown;
  rules: string | null;
  rulesEn: string | null;
  priceList: string | null;
  priceListEn: string | null;
  rooms: unknown;
};

const room = z.object({ name: z.string(), nameEn: z.string(), capacity: z.number().int() });
const rooms = z.array(room);
const hours = z.array(z.object({ day: z.number().int(), opens: z.string(), closes: z.string() }));
const contacts = z.array(z.object({ name: z.string(), email: z.string(), phone: z.string() }));

/** What was booked holds: its room where one was chosen, else the whole place. */
export function bookedCapacity(chosen: unknown, venue: { capacity: number }): number {
  const read = room.safeParse(chosen);
  return read.success ? read.data.capacity : venue.capacity;
}

/** A venue's facts out of its row; the contacts are opened. */
export function factsOf({ vault }: World, row: FactsRow): VenueFactSheet {
  return {
    offers: row.offers.filter(isOfferName),
    offersNote: row.offersNote ?? "",
    offersNoteEn: row.offersNoteEn ?? "",
    rooms: rooms.parse(row.rooms),
    contacts: row.contactsSealed === null ? [] : contacts.parse(vault.open(row.contactsSealed)),
    hours: hours.parse(row.openingHours),
    rules: row.rules ?? "",
    rulesEn: row.rulesEn ?? "",
    priceList: row.priceList ?? "",
    priceListEn: row.priceListEn ?? "",
  };
}

/** The columns of a venue's facts; the contacts are sealed. */
export function factColumns({ vault }: World, facts: VenueFactSheet) {
  return {
    offers: [...facts.offers],
    offersNote: facts.offersNote || null,
    offersNoteEn: facts.offersNoteEn || null,
    contactsSealed: facts.contacts.length === 0 ? null : vault.seal(facts.contacts),
    openingHours: facts.hours.map((day) => ({ ...day })),
    rules: facts.rules || null,
    rulesEn: facts.rulesEn || null,
    priceList: facts.priceList || null,
    priceListEn: facts.priceListEn || null,
    rooms: facts.rooms.map((room) => ({ ...room })),
  };
}
