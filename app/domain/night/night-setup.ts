import type { NightFormat } from "./night-state.ts";

/** How an evening is to be run, as the organiser sets it before the first round. */
export type NightSetup = {
  readonly format: NightFormat;
  readonly rounds: number;
  readonly roundMinutes: number;
  readonly breakMinutes: number;
  /** How many tables there are; they are numbered from 1. */
  readonly tables: number;
  readonly sitterSideId: string | null;
  readonly mayMeetAgain: boolean;
};

/** The form's fields as they were typed. */
export type NightSetupFields = {
  readonly format: string;
  readonly rounds: string;
  readonly roundMinutes: string;
  readonly breakMinutes: string;
  readonly tables: string;
  readonly sitterSideId: string;
  readonly mayMeetAgain: boolean;
};

/** From the least to the most that a field takes. */
export const setupLimits = {
  rounds: [1, 60],
  roundMinutes: [1, 60],
  breakMinutes: [0, 60],
  tables: [1, 500],
} as const;

export type CountedField = keyof typeof setupLimits;
export type SetupProblems = Partial<Record<CountedField, "not-a-number" | "too-small" | "too-large">>;

export type ReadSetup =
  | { readonly ok: true; readonly setup: NightSetup }
  | { readonly ok: false; readonly problems: SetupProblems };

/** Reads the form; a side that the event does not have counts as none. */
export function readSetup(fields: NightSetupFields, sideIds: readonly string[]): ReadSetup {
  const problems: SetupProblems = {};
  const count = (name: CountedField): number => {
    const typed = fields[name].trim();
    const value = Number(typed);
    const [least, most] = setupLimits[name];
    if (typed === "" || !Number.isInteger(value)) problems[name] = "not-a-number";
    else if (value < least) problems[name] = "too-small";
    else if (value > most) problems[name] = "too-large";
    return value;
  };
  const setup: NightSetup = {
    format: fields.format === "sixes" ? "sixes" : "pairs",
    rounds: count("rounds"),
    roundMinutes: count("roundMinutes"),
    breakMinutes: count("breakMinutes"),
    tables: count("tables"),
    sitterSideId: sideIds.includes(fields.sitterSideId) ? fields.sitterSideId : null,
    mayMeetAgain: fields.mayMeetAgain,
  };
  return Object.keys(problems).length > 0 ? { ok: false, problems } : { ok: true, setup };
}

/** What is wrong with numbers given in the middle of an evening, of which `least` rounds cannot be taken back. */
export function countProblems(
  counts: Readonly<Record<CountedField, number>>,
  leastRounds: number,
): SetupProblems {
  const problems: SetupProblems = {};
  const names = ["rounds", "roundMinutes", "breakMinutes", "tables"] as const;
  for (const name of names) {
    const [usual, most] = setupLimits[name];
    const least = name === "rounds" ? leastRounds : usual;
    if (!Number.isInteger(counts[name])) problems[name] = "not-a-number";
    else if (counts[name] < least) problems[name] = "too-small";
    else if (counts[name] > most) problems[name] = "too-large";
  }
  return problems;
}

/** How many tables so many people need at the most. */
export function usualTables(format: NightFormat, peopleOnSides: readonly number[]): number {
  const people = peopleOnSides.reduce((sum, count) => sum + count, 0);
  const [most, other] = [...peopleOnSides].sort((a, b) => b - a);
  if (format === "sixes") return Math.max(1, Math.ceil((most ?? 0) / 3));
  return Math.max(1, peopleOnSides.length === 2 ? (other ?? 0) : Math.floor(people / 2));
}

/** Whether a change of the setup makes another plan necessary; minutes do not. */
export function needsNewPlan(
  before: Omit<NightSetup, "tables"> & { readonly tables: number },
  after: NightSetup,
): boolean {
  const keys = ["format", "rounds", "tables", "sitterSideId", "mayMeetAgain"] as const;
  return keys.some((key) => before[key] !== after[key]);
}
