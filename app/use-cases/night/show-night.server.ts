import type { Locale } from "#app/domain/events/locale.ts";
import type { World } from "../world.server.ts";
import { findNightPerson } from "./night-person.server.ts";
import { openOwnChoices } from "./own-choices.server.ts";
import { readEvening } from "./read-evening.server.ts";
import { type NightLook, viewNight } from "./view-night.server.ts";

export type ShowNightOutcome = { ok: true; look: NightLook; now: Date } | { ok: false; reason: "not-found" };

/** A guest's live page, behind their night link. */
export async function showNight(
  world: World,
  { token, locale }: { token: string; locale: Locale },
): Promise<ShowNightOutcome> {
  const person = await findNightPerson(world, token);
  const evening = person && (await readEvening(world, person.eventId));
  if (!person || !evening) return { ok: false, reason: "not-found" };
  const choices = await openOwnChoices(world)(person);
  const now = world.clock.now();
  const look = viewNight(evening, { ...person, locale }, choices, now);
  return look ? { ok: true, look, now } : { ok: false, reason: "not-found" };
}
