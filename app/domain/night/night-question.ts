/** One of the few questions of an evening; a text that is missing in a language is empty. */
export type NightQuestion = {
  readonly id: string;
  readonly libraryKey: string | null;
  readonly zh: string;
  readonly en: string;
  readonly options: readonly QuestionOption[];
};

export type QuestionOption = { readonly id: string; readonly zh: string; readonly en: string };

/** More questions than these nobody answers standing in a doorway. */
export const MOST_QUESTIONS = 6;
export const MOST_OPTIONS = 6;
export const FEWEST_OPTIONS = 2;
export const QUESTION_LENGTH = 60;
export const OPTION_LENGTH = 24;

/** The options of a question as they were stored; what is not of their shape is left out. */
export function readOptions(value: unknown): QuestionOption[] {
  return (Array.isArray(value) ? value : []).flatMap((one: unknown) => {
    const told = new Map<string, unknown>(typeof one === "object" && one !== null ? Object.entries(one) : []);
    const [id, zh, en] = [told.get("id"), told.get("zh"), told.get("en")];
    return typeof id === "string" && typeof zh === "string" && typeof en === "string" ? [{ id, zh, en }] : [];
  });
}

/** A question as the form sent it: its text and its options, line by line, in both languages. */
export type QuestionFields = { zh: string; en: string; options: readonly { zh: string; en: string }[] };
export type QuestionProblem = "missing" | "too-long" | "too-few-options" | "same-option" | "language-missing";

/**
 * Checks a question of the organiser's own. It stands in Chinese, in English or in both, and its options in the same
 * languages; options left empty are left out. An option keeps its id by its place, so that mending a word keeps what
 * was answered.
 */
export function checkQuestion(
  fields: QuestionFields,
):
  | { ok: true; question: Omit<NightQuestion, "id" | "libraryKey"> }
  | { ok: false; problem: QuestionProblem } {
  const [zh, en] = [oneLine(fields.zh), oneLine(fields.en)];
  const options = fields.options
    .slice(0, MOST_OPTIONS)
    .map((option, place) => ({ id: `o${place + 1}`, zh: oneLine(option.zh), en: oneLine(option.en) }))
    .filter((option) => option.zh !== "" || option.en !== "");
  const problem = whatIsWrong({ zh, en, options });
  return problem ? { ok: false, problem } : { ok: true, question: { zh, en, options } };
}

function whatIsWrong({ zh, en, options }: Omit<NightQuestion, "id" | "libraryKey">): QuestionProblem | null {
  if (zh === "" && en === "") return "missing";
  if (longer(zh, QUESTION_LENGTH) || longer(en, QUESTION_LENGTH)) return "too-long";
  if (options.some((option) => longer(option.zh, OPTION_LENGTH) || longer(option.en, OPTION_LENGTH)))
    return "too-long";
  if (options.length < FEWEST_OPTIONS) return "too-few-options";
  for (const language of ["zh", "en"] as const) {
    const texts = options.map((option) => option[language]);
    const asked = (language === "zh" ? zh : en) !== "";
    if (texts.some((text) => (text !== "") !== asked)) return "language-missing";
    if (asked && new Set(texts).size < texts.length) return "same-option";
  }
  return null;
}

function longer(text: string, most: number): boolean {
  return [...text].length > most;
}

/** One line of visible characters; blanks folded. */
function oneLine(text: string): string {
  return text
    .slice(0, 2000)
    .normalize("NFC")
    .replace(/\s+/gu, " ")
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}]/gu, "")
    .trim();
}
