import type { EventFacts } from "#app/adapters/seat-claims.server.ts";
import { type AgeVerdict, checkAge } from "#app/domain/registration/age.ts";
import { normaliseEmail } from "#app/domain/registration/email.ts";
import { cleanName } from "#app/domain/registration/person-name.ts";
import { normalisePhone } from "#app/domain/registration/phone.ts";

/** Every consent a registration asks for, each ticked on its own. */
export const requiredConsents = ["terms", "privacy", "conduct"] as const;
export type ConsentKind = (typeof requiredConsents)[number];

export type FieldName = "name" | "email" | "phone" | "birthDate" | "side" | ConsentKind | "form";
export type FieldReason =
  | "missing"
  | "too-long"
  | "not-an-email"
  | "not-a-phone"
  | Exclude<AgeVerdict, "ok">
  | "unknown-side"
  | "must-agree"
  /** Of a group: another person on the order has this address. */
  | "same-email"
  | "malformed";
export type Fields = Partial<Record<FieldName, FieldReason>>;

/** A registration as the form sent it. */
export type Registration = {
  formToken: string;
  sideId: string;
  shownPriceMinor: number;
  name: string;
  email: string;
  phone: string | null;
  birthDate: string;
  /** The version of each text that was shown and ticked; null when it was not ticked. */
  consents: Record<ConsentKind, string | null>;
};

/** The person of an order line, as it is sealed. */
export type Person = { name: string; email: string; phone: string | null; birthDate: string };

export type Checked =
  | { ok: true; person: Person; consents: Record<ConsentKind, string> }
  | { ok: false; fields: Fields };

/** What an event asks of a person. */
type AskedFacts = Pick<EventFacts, "startsAt" | "timeZone" | "minAge" | "maxAge" | "sideIds">;

/** Checks every field against the rules and the event, and answers all that is wrong at once. */
export function checkRegistration(given: Registration, facts: AskedFacts, now: Date): Checked {
  const fields: Fields = {};
  const name = cleanName(given.name);
  if (!name.ok) fields.name = name.reason;
  const email = normaliseEmail(given.email);
  if (email === null) fields.email = given.email.trim() === "" ? "missing" : "not-an-email";
  const typedPhone = given.phone?.trim() ?? "";
  const phone = typedPhone === "" ? null : normalisePhone(typedPhone);
  if (typedPhone !== "" && phone === null) fields.phone = "not-a-phone";
  const age = checkAge(given.birthDate, facts, now);
  if (age !== "ok") fields.birthDate = given.birthDate.trim() === "" ? "missing" : age;
  if (!facts.sideIds.has(given.sideId)) fields.side = given.sideId === "" ? "missing" : "unknown-side";
  // A form without a side shows no price either: the side alone is what is missing.
  if (!fields.side && !isWellFormed(given)) fields.form = "malformed";
  const { terms, privacy, conduct } = given.consents;
  for (const kind of requiredConsents) if (!isVersion(given.consents[kind])) fields[kind] = "must-agree";
  if (!name.ok || email === null || Object.keys(fields).length > 0) return { ok: false, fields };
  if (!isVersion(terms) || !isVersion(privacy) || !isVersion(conduct)) return { ok: false, fields };
  return {
    ok: true,
    person: { name: name.name, email, phone, birthDate: given.birthDate.trim() },
    consents: { terms, privacy, conduct },
  };
}

function isVersion(version: string | null): version is string {
  return version !== null && /^[\w.-]{1,40}$/.test(version);
}

/** What no person types: the form's token and the price it showed. */
function isWellFormed(given: Registration): boolean {
  return (
    /^[\w-]{16,64}$/.test(given.formToken) &&
    Number.isSafeInteger(given.shownPriceMinor) &&
    given.shownPriceMinor >= 0 &&
    given.shownPriceMinor <= 2_000_000_000
  );
}
