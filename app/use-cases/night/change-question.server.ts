import {
  checkQuestion,
  type QuestionFields,
  type QuestionProblem,
} from "#app/domain/night/night-question.ts";
import { recordAudit } from "../organiser/audit.server.ts";
import type { World } from "../world.server.ts";
import { lockQuestions, type QuestionDeed } from "./lock-questions.server.ts";

type OneQuestion = QuestionDeed & { questionId: string };
export type ChangeQuestionOutcome = { ok: true } | { ok: false; reason: "not-found" };

/** Mends the words of a question of the organiser's own; answers go with the places of the options. */
export async function rewordQuestion(
  world: World,
  input: OneQuestion & { fields: QuestionFields },
): Promise<ChangeQuestionOutcome | { ok: false; reason: "invalid"; problem: QuestionProblem }> {
  const { fields, questionId: id, ...deed } = input;
  const { eventId } = deed;
  const checked = checkQuestion(fields);
  if (!checked.ok) return { ok: false, reason: "invalid", problem: checked.problem };
  const { zh, en, options } = checked.question;
  return world.db.transaction(async (tx): Promise<ChangeQuestionOutcome> => {
    const known = await lockQuestions(world, tx, eventId);
    if (!known?.some((one) => one.id === id && one.libraryKey === null))
      return { ok: false, reason: "not-found" };
    await tx.nightQuestion.update({
      where: { eventId_id: { eventId, id } },
      data: { textZh: zh, textEn: en, options: options.map((option) => ({ ...option })) },
    });
    await recordAudit(world, tx, { ...deed, action: "night-question-reworded", subject: id });
    return { ok: true };
  });
}

/** Moves a question one place up or down; at the end of the list it stays where it is. */
export async function moveQuestion(
  world: World,
  input: OneQuestion & { to: "up" | "down" },
): Promise<ChangeQuestionOutcome> {
  const { questionId, eventId, to } = input;
  return world.db.transaction(async (tx): Promise<ChangeQuestionOutcome> => {
    const questions = await lockQuestions(world, tx, eventId);
    const from = questions?.findIndex(({ id }) => id === questionId) ?? -1;
    const moved = questions?.[from];
    if (!questions || !moved) return { ok: false, reason: "not-found" };
    const order = questions.filter((one) => one !== moved);
    order.splice(Math.max(0, to === "up" ? from - 1 : from + 1), 0, moved);
    // Places are unique: all step aside first.
    await tx.$executeRaw`UPDATE night_question SET position = -position WHERE event_id = ${eventId}::uuid`;
    for (const [index, { id }] of order.entries())
      await tx.nightQuestion.update({
        where: { eventId_id: { eventId, id } },
        data: { position: index + 1 },
      });
    return { ok: true };
  });
}

/** Takes a question out of an evening; what was answered to it no longer counts. */
export async function removeQuestion(world: World, input: OneQuestion): Promise<ChangeQuestionOutcome> {
  const { questionId: id, ...deed } = input;
  const { eventId } = deed;
  return world.db.transaction(async (tx): Promise<ChangeQuestionOutcome> => {
    await lockQuestions(world, tx, eventId);
    const { count } = await tx.nightQuestion.deleteMany({ where: { eventId, id } });
    if (count === 0) return { ok: false, reason: "not-found" };
    await recordAudit(world, tx, { ...deed, action: "night-question-removed", subject: id });
    return { ok: true };
  });
}
