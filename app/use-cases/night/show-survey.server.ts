import type { Locale } from "#app/domain/events/locale.ts";
import { metAgainAt } from "#app/domain/night/ballot-times.ts";
import type { World } from "../world.server.ts";
import { readNightHead } from "./night-head.server.ts";
import { findNightPerson } from "./night-person.server.ts";

export type SurveyPage = {
  event: { title: string; timeZone: string; endsAt: Date };
  /** The evening is over, so there is something to say of it. */
  open: boolean;
  /** A week has passed: whether they met again is asked as well. */
  asksMetAgain: boolean;
  stars: number | null;
  line: string;
  metAgain: boolean | null;
};

export type ShowSurveyOutcome = { ok: true; page: SurveyPage } | { ok: false; reason: "not-found" };

/** The short survey behind a night link, with what this person said already. Everybody is asked the same. */
export async function showSurvey(
  world: World,
  input: { token: string; locale: Locale },
): Promise<ShowSurveyOutcome> {
  const person = await findNightPerson(world, input.token);
  const head = person && (await readNightHead(world, { eventId: person.eventId, locale: input.locale }));
  if (!person || !head) return { ok: false, reason: "not-found" };
  const { title, timeZone, endsAt, night } = head;
  const { eventId, lineId } = person;
  const row = await world.db.prisma.survey.findUnique({ where: { eventId_lineId: { eventId, lineId } } });
  const line = row?.lineSealed ? world.vault.open(row.lineSealed) : "";
  return {
    ok: true,
    page: {
      event: { title, timeZone, endsAt },
      open: surveyOpen(night),
      asksMetAgain: night.revealedAt !== null && world.clock.now() >= metAgainAt(night.revealedAt, timeZone),
      stars: row?.stars ?? null,
      line: typeof line === "string" ? line : "",
      metAgain: row?.metAgain ?? null,
    },
  };
}

/** A survey is taken once the rounds are over. */
export function surveyOpen({ state }: { state: string }): boolean {
  return state === "over" || state === "closed" || state === "revealed";
}
