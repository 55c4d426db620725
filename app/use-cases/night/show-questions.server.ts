import type { Locale } from "#app/domain/events/locale.ts";
import type { NightQuestion } from "#app/domain/night/night-question.ts";
import { readWishesPreset, type WishesPreset } from "#app/domain/night/wishes.ts";
import { type OfficeEvent, readOfficeEvent } from "../events/read-office-event.server.ts";
import type { World } from "../world.server.ts";
import { ensureNight } from "./ensure-night.server.ts";
import { liveAtNight } from "./night-person.server.ts";
import { readQuestions } from "./read-questions.server.ts";

export type QuestionsPage = {
  event: OfficeEvent;
  preset: WishesPreset;
  questions: NightQuestion[];
  /** People with a ticket, and how many of them told anything: never what. */
  guests: number;
  told: number;
};

/** What an organiser sees of profiles: the questions and a count; null when there is no such event. */
export async function showQuestions(
  world: World,
  input: { eventId: string; locale: Locale },
): Promise<QuestionsPage | null> {
  const event = await readOfficeEvent(world, input);
  if (!event) return null;
  const { eventId } = input;
  const { prisma } = world.db;
  const [night, questions, guests, told] = await Promise.all([
    ensureNight(world, eventId),
    readQuestions(prisma, eventId),
    prisma.orderLine.count({ where: { eventId, ...liveAtNight } }),
    prisma.orderLine.count({ where: { eventId, ...liveAtNight, profile: { completedAt: { not: null } } } }),
  ]);
  return { event, preset: readWishesPreset(night.wishesPreset), questions, guests, told };
}
