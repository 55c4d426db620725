import type { NightState } from "#app/domain/night/night-state.ts";
import type { PlanQuality } from "#app/domain/night/plan-quality.ts";
import type { Words } from "#app/i18n/words.ts";

/** The buttons' names for what they ask. */
export const nightIntents = {
  save: "save",
  plan: "plan",
  tick: "tick",
  untick: "untick",
  start: "start",
  pause: "pause",
  resume: "resume",
  extend: "extend",
  skip: "skip",
  end: "end",
  absent: "absent",
} as const;

export type NightRefusal = keyof Words["nightOffice"]["refused"];
export type NightDone = keyof Words["nightOffice"]["done"];

export type NightGuestFacts = {
  lineId: string;
  sideId: string;
  presence: "here" | "not-here" | "left" | "no-show";
  isPlanned: boolean;
  name: string;
  called: string;
  number: string;
};

export type NightFacts = {
  now: Date;
  event: { id: string; title: string; timeZone: string };
  night: NightState;
  seen: string;
  sides: readonly { id: string; label: string }[];
  guests: readonly NightGuestFacts[];
  come: readonly string[];
  gone: readonly string[];
  quality: PlanQuality | null;
  usualTables: { pairs: number; sixes: number };
};

/** What every part of the page is fed with. */
export type NightPart = { said: Words; base: string; facts: NightFacts };

/** The names of people by their lines, as phones call them. */
export function namesOf(guests: readonly NightGuestFacts[]): (lineId: string) => string {
  const names = new Map(guests.map(({ lineId, called }) => [lineId, called]));
  return (lineId) => names.get(lineId) ?? "—";
}
