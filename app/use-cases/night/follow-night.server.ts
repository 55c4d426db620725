import type { Locale } from "#app/domain/events/locale.ts";
import type { World } from "../world.server.ts";
import { followEvening } from "./follow-evening.server.ts";
import { glanceAtEvening } from "./glance-at-evening.server.ts";
import { findNightPerson } from "./night-person.server.ts";
import { type OwnChoices, openOwnChoices } from "./own-choices.server.ts";
import type { Evening } from "./read-evening.server.ts";
import { type NightLook, viewNight } from "./view-night.server.ts";

/** One phone that follows its owner's night. */
export type NightListener = {
  /** At once, and whenever the evening changes; it may look the same as before. */
  show(look: NightLook, now: Date): void;
  /** The link opens nothing any more. */
  gone(): void;
  /** The process stops. */
  end(): void;
};

/** Follows one person's night until `stop` is called. */
export async function followNight(
  world: World,
  { token, locale }: { token: string; locale: Locale },
  listener: NightListener,
): Promise<{ ok: true; stop(): void } | { ok: false; reason: "not-found" }> {
  const person = await findNightPerson(world, token);
  if (!person) return { ok: false, reason: "not-found" };
  let latest: Evening | undefined;

  function tell(evening: Evening, choices: OwnChoices): void {
    if (evening !== latest || person === null) return;
    const now = world.clock.now();
    const look = viewNight(evening, { ...person, locale }, choices, now);
    if (look) listener.show(look, now);
    else listener.gone();
  }

  const stop = followEvening(world, person.eventId, {
    show(evening, readOwn) {
      latest = evening;
      readOwn(person).then(
        (choices) => tell(evening, choices),
        (error: unknown) => world.log.error({ err: error }, "a phone could not be told"),
      );
    },
    end: listener.end,
  });
  return { ok: true, stop };
}

/** The same once, for a phone that asks again and again; what it sees may be half a second old. */
export async function glanceAtNight(
  world: World,
  { token, locale }: { token: string; locale: Locale },
): Promise<{ ok: true; look: NightLook; now: Date } | { ok: false; reason: "not-found" | "not-now" }> {
  const person = await findNightPerson(world, token);
  if (!person) return { ok: false, reason: "not-found" };
  const evening = await glanceAtEvening(world, person.eventId);
  if (!evening) return { ok: false, reason: "not-now" };
  const now = world.clock.now();
  const look = viewNight(evening, { ...person, locale }, await openOwnChoices(world)(person), now);
  return look ? { ok: true, look, now } : { ok: false, reason: "not-found" };
}
