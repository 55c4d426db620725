import { readSurvey } from "#app/domain/night/survey.ts";
import type { Prisma } from "#prisma/generated/client.ts";
import type { World } from "../world.server.ts";
import { findNightPerson } from "./night-person.server.ts";
import { surveyOpen } from "./show-survey.server.ts";

export type AnswerSurveyOutcome =
  | { ok: true }
  | { ok: false; reason: "not-found" | "not-yet" | "nothing-said" | "too-long" };

/** Keeps stars and one line about the evening; said again, the newer words count. */
export async function answerSurvey(
  world: World,
  input: { token: string; stars: string; line: string },
): Promise<AnswerSurveyOutcome> {
  const read = readSurvey(input);
  if (!read.ok) return read;
  const { stars, line } = read.draft;
  return keep(world, input.token, { stars, lineSealed: line === null ? null : world.vault.seal(line) });
}

/** Keeps whether somebody met a person of the evening again. */
export async function answerMetAgain(
  world: World,
  input: { token: string; metAgain: boolean },
): Promise<AnswerSurveyOutcome> {
  return keep(world, input.token, { metAgain: input.metAgain });
}

type Said = Pick<Prisma.SurveyUncheckedCreateInput, "stars" | "lineSealed" | "metAgain">;

async function keep(world: World, token: string, said: Said): Promise<AnswerSurveyOutcome> {
  const person = await findNightPerson(world, token);
  if (!person) return { ok: false, reason: "not-found" };
  const { eventId, lineId } = person;
  const { prisma } = world.db;
  const night = await prisma.night.findUnique({ where: { eventId }, select: { state: true } });
  if (!night || !surveyOpen(night)) return { ok: false, reason: "not-yet" };
  const now = world.clock.now();
  await prisma.survey.upsert({
    where: { eventId_lineId: { eventId, lineId } },
    create: { eventId, lineId, ...said, createdAt: now, updatedAt: now },
    update: { ...said, updatedAt: now },
  });
  return { ok: true };
}
