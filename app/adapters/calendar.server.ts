import { createEvent } from "ics";
import type { Locale } from "#app/domain/events/locale.ts";

export type CalendarInput = {
  /** Stable per event (or order): a later file with the same uid moves the entry instead of adding one. */
  uid: string;
  /** The event's time version: calendars keep the entry with the highest. */
  sequence: number;
  locale: Locale;
  title: string;
  /** Plain text; may have several lines. */
  description: string;
  startsAt: Date;
  endsAt: Date;
  /** IANA name; calendars show the moment in their owner's zone, this one is named beside it. */
  timeZone: string;
  /** Leave out where the reader may not know the address. */
  location?: string;
  url?: string;
  organiser?: string;
  cancelled?: boolean;
  /** Takes the entry out of the reader's calendar; needs the entry's uid and a higher sequence. */
  withdraw?: boolean;
  /** When the file is written. */
  now: Date;
};

const controls = /[\p{Cc}\p{Zl}\p{Zp}]+/gu;

/** One line of text: every line break and control character becomes a space. */
function oneLine(text: string): string {
  return text.replace(controls, " ").trim();
}

/** Several lines of text: line breaks survive (the file escapes them), other control characters do not. */
function manyLines(text: string): string {
  return text
    .split(/\r\n|\r|\n|\u2028|\u2029/)
    .map(oneLine)
    .join("\n")
    .trim();
}

/** An address without anything that could end the line it stands on; undefined unless it is http(s). */
function safeUrl(url: string | undefined): string | undefined {
  return url && URL.canParse(url) && /^https?:/.test(url) ? new URL(url).href : undefined;
}

/**
 * A calendar file (RFC 5545) with one event. Moments are written in UTC, so no calendar needs to know the zone;
 * the event's zone is named in X-WR-TIMEZONE. Throws when the end is before the start.
 */
export function calendarFile(input: CalendarInput): string {
  if (input.endsAt <= input.startsAt) throw new Error("a calendar entry ends after it starts");
  const url = safeUrl(input.url);
  const location = input.location ? oneLine(input.location) : "";
  const { error, value } = createEvent({
    uid: oneLine(input.uid),
    sequence: input.sequence,
    productId: `-//Qingju//Qingju//${input.locale === "en" ? "EN" : "ZH"}`,
    method: input.withdraw ? "CANCEL" : "PUBLISH",
    title: oneLine(input.title) || "—",
    description: manyLines(input.description),
    start: input.startsAt.getTime(),
    end: input.endsAt.getTime(),
    startInputType: "utc",
    startOutputType: "utc",
    endInputType: "utc",
    endOutputType: "utc",
    status: input.cancelled || input.withdraw ? "CANCELLED" : "CONFIRMED",
    busyStatus: input.cancelled || input.withdraw ? "FREE" : "BUSY",
    lastModified: input.now.getTime(),
    ...(location ? { location } : {}),
    ...(url ? { url } : {}),
  });
  if (error || !value) throw error ?? new Error("the calendar file came out empty");
  return value
    .replace(/\r\n[ \t]/g, "")
    .replace(/^DTSTAMP:.*$/m, () => `DTSTAMP:${stamp(input.now)}`)
    .replace("X-PUBLISHED-TTL:", () => `X-WR-TIMEZONE:${oneLine(input.timeZone)}\r\nX-PUBLISHED-TTL:`)
    .split("\r\n")
    .map(fold)
    .join("\r\n");
}

/** Folds a line at 75 octets, never inside a character (RFC 5545, 3.1). */
function fold(line: string): string {
  let [folded, octets] = ["", 0];
  for (const character of line) {
    const size = Buffer.byteLength(character);
    if (octets + size > 75) [folded, octets] = [`${folded}\r\n `, 1];
    folded += character;
    octets += size;
  }
  return folded;
}

/** "20261205T110000Z". */
function stamp(at: Date): string {
  return at.toISOString().replace(/[-:]|\.\d{3}/g, "");
}
