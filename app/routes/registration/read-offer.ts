import { z } from "zod";
import type { PersonValues } from "#app/ui/registration/entry-facts.ts";
import type { FormValues } from "#app/ui/registration/form-values.ts";
import type { PartyPerson } from "#app/use-cases/registration/party-fields.server.ts";
import { readRegistration } from "./read-registration.ts";

const MOST = 4;
const price = z.coerce.number().int().min(0).max(2_000_000_000).catch(-1);

/** The form of an offer as sent: what was typed, person by person, and what the use case takes. */
export function readOffer(form: FormData): {
  formToken: string;
  shownPriceMinor: number;
  code: string;
  /** Prices with another code than the typed one stood on the page: only show them. */
  onlyShow: boolean;
  consents: FormValues["consents"];
  values: PersonValues[];
  people: PartyPerson[];
} {
  const read = Array.from({ length: MOST }, (_, index) => readPerson(form, index)).filter(
    (person, index) => index === 0 || person.side !== "",
  );
  const { values, onlyShow } = readRegistration(form);
  return {
    formToken: values.formToken,
    shownPriceMinor: price.parse(form.get("price") ?? undefined),
    code: values.code,
    onlyShow,
    consents: values.consents,
    values: read.map(({ typed }) => typed),
    people: read.map(({ side, typed, birthDate }) => ({
      sideId: side,
      name: typed.name,
      email: typed.email,
      phone: typed.phone.trim() || null,
      birthDate,
    })),
  };
}

/** The fields of one person, whose names end with the person's number, read as those of a form of their own. */
export function readPerson(form: FormData, index: number) {
  const suffix = index === 0 ? "" : `-${index + 1}`;
  const own = new FormData();
  for (const field of ["side", "name", "email", "phone", "birthYear", "birthMonth", "birthDay"]) {
    const value = form.get(field + suffix);
    if (value !== null) own.set(field, value);
  }
  const { values, birthDate } = readRegistration(own);
  const { side, name, email, phone, birthYear, birthMonth, birthDay } = values;
  return { side, birthDate, typed: { name, email, phone, birthYear, birthMonth, birthDay } };
}
