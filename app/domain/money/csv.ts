import { type Money, minorDigits } from "./money.ts";

const plainNumber = /^-?\d+(\.\d+)?$/;
/** What spreadsheets read as the start of a formula, also behind blanks and in full width. */
const formula =
  /^[\s\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]*[=+\-@|%\uff1d\uff0b\uff0d\uff20\u2212]|^[\t\r\n]/;

/** A text that no spreadsheet runs: one that could start a formula gets an apostrophe before it. */
export function inertText(text: string): string {
  return formula.test(text) && !plainNumber.test(text) ? `'${text}` : text;
}

function cell(text: string): string {
  const inert = inertText(text);
  return /[",\r\n]/.test(inert) ? `"${inert.replaceAll('"', '""')}"` : inert;
}

/** Rows as CSV by RFC 4180 (commas, CRLF, doubled quotes), every cell inert in a spreadsheet. */
export function writeCsv(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => `${row.map(cell).join(",")}\r\n`).join("");
}

/** An amount as a plain decimal that spreadsheets read as a number: "-499.00", "499" for yen. */
export function csvAmount({ minor, currency }: Money): string {
  const digits = minorDigits(currency);
  const text = String(Math.abs(minor)).padStart(digits + 1, "0");
  const whole = text.slice(0, text.length - digits);
  const sign = minor < 0 ? "-" : "";
  return digits === 0 ? `${sign}${text}` : `${sign}${whole}.${text.slice(-digits)}`;
}
