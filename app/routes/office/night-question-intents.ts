import { z } from "zod";
import { MOST_OPTIONS, type QuestionFields } from "#app/domain/night/night-question.ts";
import { wishesPresets } from "#app/domain/night/wishes.ts";
import type { QuestionsDone } from "#app/ui/office/night-questions-page.tsx";
import {
  type AddQuestionOutcome,
  addLibraryQuestion,
  addOwnQuestion,
} from "#app/use-cases/night/add-question.server.ts";
import { moveQuestion, removeQuestion, rewordQuestion } from "#app/use-cases/night/change-question.server.ts";
import type { QuestionDeed } from "#app/use-cases/night/lock-questions.server.ts";
import { setWishesPreset } from "#app/use-cases/night/set-wishes-preset.server.ts";
import type { World } from "#app/use-cases/world.server.ts";

type Asked = { world: World; deed: QuestionDeed; texts: Readonly<Record<string, string>> };
type Refusal = Exclude<AddQuestionOutcome, { ok: true }>;
/** What a press of a button came to. */
export type QuestionsOutcome =
  | { ok: true; done: QuestionsDone }
  | { ok: false; refusal: Refusal; questionId: string | null; values: QuestionFields };

export const statusOf = { invalid: 422, full: 409, twice: 409, "not-found": 404 } satisfies Record<
  Refusal["reason"],
  number
>;

const preset = z.enum(wishesPresets).catch("other-sides");
const noValues: QuestionFields = { zh: "", en: "", options: [] };

/** Each button of the page by its intent. */
export const questionIntents: Readonly<
  Record<string, ((asked: Asked) => Promise<QuestionsOutcome>) | undefined>
> = {
  async preset({ world, deed, texts }) {
    return told("preset", await setWishesPreset(world, { ...deed, preset: preset.parse(texts.preset) }));
  },
  async library({ world, deed, texts }) {
    return told("added", await addLibraryQuestion(world, { ...deed, key: texts.key ?? "" }));
  },
  async create({ world, deed, texts }) {
    const fields = questionFields(texts, "");
    return told("added", await addOwnQuestion(world, { ...deed, fields }), null, fields);
  },
  async reword({ world, deed, texts }) {
    const questionId = idOf(texts);
    const fields = questionFields(texts, `-${questionId}`);
    const done = await rewordQuestion(world, { ...deed, questionId, fields });
    return told("saved", done, questionId, fields);
  },
  async up({ world, deed, texts }) {
    return told("moved", await moveQuestion(world, { ...deed, questionId: idOf(texts), to: "up" }));
  },
  async down({ world, deed, texts }) {
    return told("moved", await moveQuestion(world, { ...deed, questionId: idOf(texts), to: "down" }));
  },
  async remove({ world, deed, texts }) {
    return told("removed", await removeQuestion(world, { ...deed, questionId: idOf(texts) }));
  },
};

function told(
  done: QuestionsDone,
  outcome: { ok: true } | Refusal,
  questionId: string | null = null,
  values = noValues,
): QuestionsOutcome {
  return outcome.ok ? { ok: true, done } : { ok: false, refusal: outcome, questionId, values };
}

/** An id that no question has stands for whatever is not one. */
function idOf({ questionId }: Asked["texts"]): string {
  return z.guid().catch("00000000-0000-4000-8000-000000000000").parse(questionId);
}

function questionFields(texts: Asked["texts"], suffix: string): QuestionFields {
  const text = (name: string) => texts[`${name}${suffix}`] ?? "";
  return {
    zh: text("zh"),
    en: text("en"),
    options: Array.from({ length: MOST_OPTIONS }, (_, place) => ({
      zh: text(`option${place}Zh`),
      en: text(`option${place}En`),
    })),
  };
}
