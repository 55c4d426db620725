import { bad, type FieldProblems, fieldReader, good, type Read } from "../organiser/field-problem.ts";
import { cleanLine, readCount, readLine, readText } from "../organiser/read-field.ts";
import { normaliseEmail } from "../registration/email.ts";
import {
  type Contact,
  factTextNames,
  isOfferName,
  MOST_CONTACTS,
  MOST_ROOMS,
  type OpenDay,
  offerNames,
  type Room,
  type VenueFactSheet,
  weekdays,
} from "./venue-facts.ts";

/** The form of a venue's facts as it arrives: one text per field, by the field's name. */
export type FactFields = Readonly<Record<string, string>>;

const MOST_TEXT = 4000;

/** Reads a venue's facts. A room holds no more than the venue does; every field with a problem is named. */
export function readFacts(
  fields: FactFields,
  venue: { capacity: number },
): { ok: true; facts: VenueFactSheet } | { ok: false; problems: FieldProblems } {
  const { take, problems, clean } = fieldReader();
  const of = (name: string) => fields[name] ?? "";
  const text = (name: (typeof factTextNames)[number]) => take(name, readText(of(name), MOST_TEXT), "");
  const facts: VenueFactSheet = {
    offers: offerNames.filter((name) => isOfferName(name) && of(`offer-${name}`) === "yes"),
    offersNote: text("offersNote"),
    offersNoteEn: text("offersNoteEn"),
    rooms: rows(MOST_ROOMS, (n) => readRoom(of, n, venue.capacity, take)),
    contacts: rows(MOST_CONTACTS, (n) => readContact(of, n, take)),
    hours: weekdays.flatMap((day) =>
      take(`opens${day}`, readDay(day, of(`opens${day}`), of(`closes${day}`)), []),
    ),
    rules: text("rules"),
    rulesEn: text("rulesEn"),
    priceList: text("priceList"),
    priceListEn: text("priceListEn"),
  };
  return clean() ? { ok: true, facts } : { ok: false, problems };
}

type Of = (name: string) => string;
type Take = ReturnType<typeof fieldReader>["take"];

function rows<Row>(most: number, read: (n: number) => Row | null): Row[] {
  return Array.from({ length: most }, (_, n) => read(n)).filter((row) => row !== null);
}

function readRoom(of: Of, n: number, most: number, take: Take): Room | null {
  const [name, nameEn, capacity] = [of(`room${n}Name`), of(`room${n}NameEn`), of(`room${n}Capacity`)];
  if (cleanLine(name + nameEn + capacity) === "") return null;
  const count = readCount(capacity, 1, 100_000);
  return {
    name: take(`room${n}Name`, readLine(name, 60), ""),
    nameEn: cleanLine(nameEn).slice(0, 60),
    capacity: take(`room${n}Capacity`, count.ok && count.value > most ? bad("above-capacity") : count, 1),
  };
}

function readContact(of: Of, n: number, take: Take): Contact | null {
  const [name, email, phone] = [
    of(`contact${n}Name`),
    of(`contact${n}Email`),
    cleanLine(of(`contact${n}Phone`)),
  ];
  if (cleanLine(name + email + phone) === "") return null;
  const address = normaliseEmail(email);
  const typed = email.trim() !== "";
  return {
    name: take(`contact${n}Name`, readLine(name, 60), ""),
    email: take(
      `contact${n}Email`,
      typed && address === null ? bad("not-an-email") : good(address ?? ""),
      "",
    ),
    phone: take(`contact${n}Phone`, phone.length > 40 ? bad("too-long") : good(phone), ""),
  };
}

/** A day's hours; both times, or neither for a day that is closed. */
function readDay(day: number, opens: string, closes: string): Read<OpenDay[]> {
  const times = [opens.trim(), closes.trim()];
  if (times.every((time) => time === "")) return good([]);
  if (!times.every((time) => /^(?:[01]\d|2[0-3]):[0-5]\d$/.test(time))) return bad("not-a-time");
  return good([{ day, opens: times[0] ?? "", closes: times[1] ?? "" }]);
}

/** Stored facts as their form shows them. */
export function factFields(facts: VenueFactSheet): Record<string, string> {
  const pairs: [string, string][] = [
    ...facts.offers.map((name): [string, string] => [`offer-${name}`, "yes"]),
    ...factTextNames.map((name): [string, string] => [name, facts[name]]),
  ];
  for (const [n, room] of facts.rooms.entries())
    pairs.push(
      [`room${n}Name`, room.name],
      [`room${n}NameEn`, room.nameEn],
      [`room${n}Capacity`, String(room.capacity)],
    );
  for (const [n, contact] of facts.contacts.entries())
    pairs.push(
      [`contact${n}Name`, contact.name],
      [`contact${n}Email`, contact.email],
      [`contact${n}Phone`, contact.phone],
    );
  for (const { day, opens, closes } of facts.hours)
    pairs.push([`opens${day}`, opens], [`closes${day}`, closes]);
  return Object.fromEntries(pairs);
}
