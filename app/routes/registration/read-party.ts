import { z } from "zod";
import { ANY_SIDES, type CompanionValues } from "#app/ui/registration/party.ts";
import type { PartyPerson } from "#app/use-cases/registration/party-fields.server.ts";
import { readPerson } from "./read-offer.ts";

/** More people than an order takes are read, so that they are refused instead of left out. */
const MOST_READ = 8;
const text = z.string().catch("");
const price = z.coerce.number().int().min(0).max(2_000_000_000).catch(-1);

export type ReadParty = {
  /** The friends, as typed. */
  companions: CompanionValues[];
  /** Everybody, as the use case takes them; who sends the form first. */
  people: PartyPerson[];
  /** The sum that stood on the button for exactly these sides; null when it showed none for them. */
  shownTotalMinor: number | null;
  /** Only the form changes: one friend more, or one less. */
  change: "add" | { remove: number } | null;
};

/** The people of a sent form. A friend is there when the form has fields for one, filled or not. */
export function readParty(form: FormData): ReadParty {
  const places = Array.from({ length: MOST_READ }, (_, index) => index).filter(
    (index) => index === 0 || form.has(`name-${index + 1}`) || form.has(`email-${index + 1}`),
  );
  const read = places.map((index) => readPerson(form, index));
  const people = read.map(({ side, typed, birthDate }) => ({
    sideId: side,
    name: typed.name,
    email: typed.email,
    phone: typed.phone.trim() || null,
    birthDate,
  }));
  const totalFor = text.parse(form.get("totalFor") ?? undefined);
  const holds = totalFor === ANY_SIDES || totalFor === people.map(({ sideId }) => sideId).join(",");
  const total = price.parse(form.get("total") ?? undefined);
  return {
    companions: read.slice(1).map(({ side, typed }) => ({ ...typed, side })),
    people,
    shownTotalMinor: holds && total >= 0 ? total : null,
    change: readChange(text.parse(form.get("intent") ?? undefined)),
  };
}

function readChange(intent: string): ReadParty["change"] {
  if (intent === "add-person") return "add";
  const place = /^remove-person(?:-([2-8]))?$/.exec(intent);
  return place ? { remove: place[1] === undefined ? -1 : Number(place[1]) - 2 } : null;
}

/** The friends after a press of "add" or "remove"; an order takes `most` people. */
export function changeParty(party: ReadParty, most: number): CompanionValues[] {
  const { change, companions } = party;
  if (change === "add") return companions.length + 1 < most ? [...companions, emptyCompanion] : companions;
  if (change === null) return companions;
  const gone = change.remove < 0 ? companions.length - 1 : change.remove;
  return companions.filter((_, index) => index !== gone);
}

const emptyCompanion: CompanionValues = {
  side: "",
  name: "",
  email: "",
  phone: "",
  birthYear: "",
  birthMonth: "",
  birthDay: "",
};
