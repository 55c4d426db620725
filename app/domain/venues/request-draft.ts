import type { Locale } from "../events/locale.ts";
import { isLocale } from "../events/locale.ts";
import { bad, type FieldProblems, fieldReader, good, type Read } from "../organiser/field-problem.ts";
import { readLine, readText } from "../organiser/read-field.ts";
import { normaliseEmail } from "../registration/email.ts";

/** Whom a request goes to and what it says beside the terms, as typed. */
export type RequestFields = {
  contactName: string;
  contactEmail: string;
  contactLocale: string;
  /** The number of the room in the venue's list; empty: the whole place. */
  room: string;
  message: string;
};
export const blankRequest: RequestFields = {
  contactName: "",
  contactEmail: "",
  contactLocale: "zh-CN",
  room: "",
  message: "",
};

export type Request = { name: string; email: string; locale: Locale; message: string };
export const LONGEST_MESSAGE = 2000;

/** Reads whom to ask, in which language, and with which words. */
export function readRequest(
  fields: RequestFields,
): { ok: true; request: Request } | { ok: false; problems: FieldProblems } {
  const { take, problems, clean } = fieldReader();
  const request: Request = {
    name: fields.contactName.trim() === "" ? "" : take("contactName", readLine(fields.contactName, 80), ""),
    email: take("contactEmail", readAddress(fields.contactEmail), ""),
    locale: isLocale(fields.contactLocale) ? fields.contactLocale : "zh-CN",
    message: take("message", readText(fields.message, LONGEST_MESSAGE), ""),
  };
  return clean() ? { ok: true, request } : { ok: false, problems };
}

function readAddress(text: string): Read<string> {
  if (text.trim() === "") return bad("missing");
  const email = normaliseEmail(text);
  return email === null ? bad("not-an-email") : good(email);
}

/** A message that has to say something. */
export function readMessage(text: string, needed: boolean): Read<string> {
  const read = readText(text, LONGEST_MESSAGE);
  return read.ok && needed && read.value.trim() === "" ? bad("missing") : read;
}
