import { normaliseEmail } from "../registration/email.ts";
import { bad, type FieldProblems, fieldReader, good, type Read } from "./field-problem.ts";
import { cleanLine, readLine, readText } from "./read-field.ts";

/** The business as it is typed into its form. */
export type ProfileFields = {
  displayName: string;
  displayNameEn: string;
  legalName: string;
  registrationNo: string;
  about: string;
  aboutEn: string;
  contactEmail: string;
};
export type ProfileDraft = {
  displayName: string;
  displayNameEn: string | null;
  legalName: string | null;
  registrationNo: string | null;
  about: string | null;
  aboutEn: string | null;
  contactEmail: string | null;
};

/** Reads the business's profile; only the public name is asked for. */
export function readProfile(
  fields: ProfileFields,
): { ok: true; profile: ProfileDraft } | { ok: false; problems: FieldProblems } {
  const { take, problems, clean } = fieldReader();
  const profile: ProfileDraft = {
    displayName: take("displayName", readLine(fields.displayName, 40), ""),
    displayNameEn: take("displayNameEn", readOptionalLine(fields.displayNameEn, 40), null),
    legalName: take("legalName", readOptionalLine(fields.legalName, 80), null),
    registrationNo: take("registrationNo", readOptionalLine(fields.registrationNo, 40), null),
    about: take("about", readText(fields.about, 600), "") || null,
    aboutEn: take("aboutEn", readText(fields.aboutEn, 600), "") || null,
    contactEmail: take("contactEmail", readOptionalEmail(fields.contactEmail), null),
  };
  return clean() ? { ok: true, profile } : { ok: false, problems };
}

function readOptionalLine(text: string, max: number): Read<string | null> {
  return cleanLine(text) === "" ? good(null) : readLine(text, max);
}

function readOptionalEmail(text: string): Read<string | null> {
  if (text.trim() === "") return good(null);
  const email = normaliseEmail(text);
  return email === null ? bad("not-an-email") : good(email);
}
