const LONGEST = 2000;
const MOST = 60;

/** A text of a form; one that is missing, a file or absurdly long reads as empty. */
export function textOf(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === "string" && value.length <= LONGEST ? value : "";
}

/** Everything that was ticked under one name. */
export function textsOf(form: FormData, name: string): string[] {
  return form
    .getAll(name)
    .slice(0, MOST)
    .filter((value) => typeof value === "string");
}

export function isTicked(form: FormData, name: string): boolean {
  return form.get(name) === "yes";
}

/** What was chosen under names with a common beginning, by the rest of the name: "answer-<question>". */
export function byQuestion(form: FormData, prefix: string): Map<string, string[]> {
  const names = new Set([...form.keys()].filter((name) => name.startsWith(prefix)).slice(0, MOST));
  return new Map([...names].map((name) => [name.slice(prefix.length), textsOf(form, name)]));
}
