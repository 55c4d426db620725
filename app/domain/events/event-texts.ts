import { bad, good, type Read } from "../organiser/field-problem.ts";
import { cleanLine, readLine, readText } from "../organiser/read-field.ts";
import type { ProgrammePoint } from "./programme.ts";

/** What an event says of itself in one language, as typed. `programme` has a point a line: "19:00 签到". */
export type TextFields = { title: string; summary: string; about: string; bring: string; programme: string };
export type TextDraft = Omit<TextFields, "programme"> & { programme: ProgrammePoint[] };

const MOST_POINTS = 20;

/** Reads a programme: each line begins with a time; empty lines count for nothing. */
export function readProgrammeText(text: string): Read<ProgrammePoint[]> {
  const lines = text
    .split(/\r\n|\r|\n/)
    .map(cleanLine)
    .filter(Boolean);
  if (lines.length > MOST_POINTS) return bad("too-long");
  const points: ProgrammePoint[] = [];
  for (const line of lines) {
    const match = /^(\d{1,2})[:：](\d{2})\s*(\S.{0,119})$/u.exec(line);
    if (!match || Number(match[1]) > 23 || Number(match[2]) > 59) return bad("programme-line");
    points.push({ at: `${match[1]?.padStart(2, "0")}:${match[2]}`, what: match[3] ?? "" });
  }
  return good(points);
}

/** A stored programme as its form shows it. */
export function programmeText(points: readonly ProgrammePoint[]): string {
  return points.map(({ at, what }) => `${at} ${what}`).join("\n");
}

/** Every part of one language's text. A title is always asked for; the rest may wait until publishing. */
export function readTexts(fields: TextFields): Record<keyof TextFields, Read<string>> & {
  points: Read<ProgrammePoint[]>;
} {
  const points = readProgrammeText(fields.programme);
  return {
    title: readLine(fields.title, 60),
    summary: readText(fields.summary, 140),
    about: readText(fields.about, 4000),
    bring: readText(fields.bring, 500),
    programme: points.ok ? good(fields.programme) : points,
    points,
  };
}

/** Whether anything at all was written in this language. */
export function isBlank(fields: TextFields): boolean {
  return Object.values(fields).every((text) => cleanLine(text) === "");
}
