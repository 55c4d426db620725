import type { Tx } from "#app/adapters/db.server.ts";
import {
  checkQuestion,
  MOST_QUESTIONS,
  type NightQuestion,
  type QuestionFields,
  type QuestionProblem,
} from "#app/domain/night/night-question.ts";
import { isLibraryKey, type LibraryKey, questionLibrary } from "#app/domain/night/question-library.ts";
import { words } from "#app/i18n/words.ts";
import { recordAudit } from "../organiser/audit.server.ts";
import type { World } from "../world.server.ts";
import { lockQuestions, type QuestionDeed } from "./lock-questions.server.ts";

export type AddQuestionOutcome =
  | { ok: true; questionId: string }
  | { ok: false; reason: "invalid"; problem: QuestionProblem }
  | { ok: false; reason: "full" | "twice" | "not-found" };

/** Takes a question of the library into an evening, in both languages. */
export async function addLibraryQuestion(
  world: World,
  input: QuestionDeed & { key: string },
): Promise<AddQuestionOutcome> {
  const { key, ...deed } = input;
  if (!isLibraryKey(key)) return { ok: false, reason: "not-found" };
  return add(world, deed, { libraryKey: key, ...fromLibrary(key) });
}

/** Adds a question of the organiser's own. */
export async function addOwnQuestion(
  world: World,
  input: QuestionDeed & { fields: QuestionFields },
): Promise<AddQuestionOutcome> {
  const { fields, ...deed } = input;
  const checked = checkQuestion(fields);
  if (!checked.ok) return { ok: false, reason: "invalid", problem: checked.problem };
  return add(world, deed, { libraryKey: null, ...checked.question });
}

function fromLibrary(key: LibraryKey): Omit<NightQuestion, "id" | "libraryKey"> {
  const [zh, en] = [words("zh-CN").nightLibrary[key], words("en").nightLibrary[key]];
  const options: Readonly<Record<string, string>> = en.options;
  return {
    zh: zh.text,
    en: en.text,
    options: questionLibrary[key].map((id) => ({ id, zh: zh.options[id] ?? id, en: options[id] ?? id })),
  };
}

function add(
  world: World,
  deed: QuestionDeed,
  question: Omit<NightQuestion, "id">,
): Promise<AddQuestionOutcome> {
  const { eventId } = deed;
  return world.db.transaction(async (tx): Promise<AddQuestionOutcome> => {
    const questions = await lockQuestions(world, tx, eventId);
    if (!questions) return { ok: false, reason: "not-found" };
    if (questions.length >= MOST_QUESTIONS) return { ok: false, reason: "full" };
    const { libraryKey } = question;
    if (libraryKey !== null && questions.some((one) => one.libraryKey === libraryKey))
      return { ok: false, reason: "twice" };
    const id = world.ids.uuid();
    await write(tx, eventId, { id, ...question });
    const detail = { library: libraryKey };
    await recordAudit(world, tx, { ...deed, action: "night-question-added", subject: id, detail });
    return { ok: true, questionId: id };
  });
}

async function write(tx: Tx, eventId: string, { id, libraryKey, zh, en, options }: NightQuestion) {
  const last = await tx.nightQuestion.aggregate({ where: { eventId }, _max: { position: true } });
  await tx.nightQuestion.create({
    data: {
      ...{ eventId, id, libraryKey, textZh: zh, textEn: en },
      position: (last._max.position ?? 0) + 1,
      options: options.map((option) => ({ ...option })),
    },
  });
}
