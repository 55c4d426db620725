import { normaliseEmail } from "../registration/email.ts";
import { normalisePhone } from "../registration/phone.ts";

/** What a guest shares with matches, each only while it is to be shared. */
export type NightContact = {
  readonly wechat: string | null;
  readonly phone: string | null;
  readonly email: string | null;
  /** One line in their own words. */
  readonly line: string | null;
};

export const contactFields = ["wechat", "phone", "email", "line"] as const;
export type ContactField = (typeof contactFields)[number];

export const noContact: NightContact = { wechat: null, phone: null, email: null, line: null };
export const CONTACT_LINE_LENGTH = 80;

export type ContactProblem = "not-a-wechat" | "not-a-phone" | "not-an-email" | "too-long";

/** The contact as it was stored; whatever is not a text is not shared. */
export function readContact(value: unknown): NightContact {
  const told = new Map<string, unknown>(
    typeof value === "object" && value !== null ? Object.entries(value) : [],
  );
  const of = (field: ContactField) => {
    const text = told.get(field);
    return typeof text === "string" && text !== "" ? text : null;
  };
  return { wechat: of("wechat"), phone: of("phone"), email: of("email"), line: of("line") };
}

type Reading = { value: string } | { problem: ContactProblem };

const orElse = (value: string | null, problem: ContactProblem): Reading =>
  value === null ? { problem } : { value };

const readers: Readonly<Record<ContactField, (text: string) => Reading>> = {
  // A WeChat id begins with a letter; many people go by the phone or QQ number they signed up with.
  wechat: (text) => orElse(/^\+?[\w-]{5,30}$/.exec(text.normalize("NFKC"))?.[0] ?? null, "not-a-wechat"),
  phone: (text) => orElse(normalisePhone(text), "not-a-phone"),
  email: (text) => orElse(normaliseEmail(text), "not-an-email"),
  line: (text) => orElse(readLine(text), "too-long"),
};

/** Checks the contact fields of a form; those left empty are not shared. */
export function checkContact(
  fields: Readonly<Record<ContactField, string>>,
):
  | { ok: true; contact: NightContact }
  | { ok: false; problems: Partial<Record<ContactField, ContactProblem>> } {
  const problems: Partial<Record<ContactField, ContactProblem>> = {};
  const contact: Record<ContactField, string | null> = { ...noContact };
  for (const field of contactFields) {
    const typed = fields[field].trim();
    if (typed === "") continue;
    const reading = readers[field](typed);
    if ("problem" in reading) problems[field] = reading.problem;
    else if (reading.value !== "") contact[field] = reading.value;
  }
  return Object.keys(problems).length > 0 ? { ok: false, problems } : { ok: true, contact };
}

/** One line of visible characters; null when it is too long. */
function readLine(text: string): string | null {
  if (text.length > 10_000) return null;
  const line = text
    .normalize("NFC")
    .replace(/\s+/gu, " ")
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}]/gu, "")
    .trim();
  return [...line].length > CONTACT_LINE_LENGTH ? null : line;
}

/** Whether anything is shared at all. */
export function sharesAnything(contact: NightContact): boolean {
  return contactFields.some((field) => contact[field] !== null);
}
