import type { Want } from "./compatibility.ts";

/**
 * What a guest tells for the night. Everything may be left out: a name is then their number, wishes are then the
 * evening's own, ages are then any. `goals` and the answers are keys of what was offered.
 */
export type Profile = {
  readonly displayName: string | null;
  /** The sides whom they wish to meet; null while they have not said. */
  readonly wishes: readonly string[] | null;
  readonly ages: { readonly from: number; readonly to: number } | null;
  readonly goals: readonly string[];
  /** By question: the chosen option. */
  readonly answers: Readonly<Record<string, string>>;
  readonly wants: readonly Want[];
};

export const emptyProfile: Profile = {
  displayName: null,
  wishes: null,
  ages: null,
  goals: [],
  answers: {},
  wants: [],
};

/** A profile as it was stored; whatever is not of its shape counts as not told. */
export function readProfile(value: unknown): Profile {
  const told = fieldsOf(value);
  const name = told.get("displayName");
  const wishes = textsOf(told.get("wishes"));
  return {
    displayName: typeof name === "string" && name !== "" ? name : null,
    wishes: wishes.length > 0 ? wishes : null,
    ages: readAges(told.get("ages")),
    goals: textsOf(told.get("goals")),
    answers: Object.fromEntries(
      [...fieldsOf(told.get("answers"))].flatMap(([question, answer]) =>
        typeof answer === "string" ? [[question, answer]] : [],
      ),
    ),
    wants: listOf(told.get("wants")).flatMap(readWant),
  };
}

function readWant(value: unknown): Want[] {
  const told = fieldsOf(value);
  const [question, matters] = [told.get("question"), told.get("matters")];
  const welcome = textsOf(told.get("welcome"));
  return typeof question === "string" && typeof matters === "number" && welcome.length > 0
    ? [{ question, welcome, matters }]
    : [];
}

function readAges(value: unknown): Profile["ages"] {
  const told = fieldsOf(value);
  const [from, to] = [told.get("from"), told.get("to")];
  return typeof from === "number" && typeof to === "number" && from <= to ? { from, to } : null;
}

function fieldsOf(value: unknown): Map<string, unknown> {
  return new Map(typeof value === "object" && value !== null ? Object.entries(value) : []);
}

function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

function textsOf(value: unknown): string[] {
  return listOf(value).filter((one) => typeof one === "string");
}
