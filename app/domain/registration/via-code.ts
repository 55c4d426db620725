/** A partner's code as it stands in a link and in the form: eight capital letters and digits. Null for anything else. */
export function readViaCode(text: string | null | undefined): string | null {
  const code = (text ?? "").trim().toUpperCase();
  return /^[A-Z0-9]{8}$/.test(code) ? code : null;
}

/** What a link to a page of the event ends with, so that the code comes along: "?via=…", "&via=…" or nothing. */
export function viaQuery(via: string | null, joined: "?" | "&" = "?"): string {
  return via === null ? "" : `${joined}via=${via}`;
}
