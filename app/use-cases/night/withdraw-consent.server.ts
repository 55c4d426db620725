import { noContact } from "#app/domain/night/contact.ts";
import type { NightPurpose } from "#app/domain/night/night-consents.ts";
import { emptyProfile } from "#app/domain/night/profile.ts";
import type { World } from "../world.server.ts";
import { asNightPerson, type NotDone } from "./as-night-person.server.ts";
import { endNightConsents } from "./night-consents.server.ts";
import { writeOwnProfile } from "./own-profile.server.ts";

const { wishes, ages, goals, answers, wants } = emptyProfile;

/** What is deleted when a purpose is no longer agreed to. */
const without = {
  wishes: { profile: { wishes, ages, goals } },
  answers: { profile: { answers, wants } },
  contact: { contact: noContact },
} satisfies Record<NightPurpose, Parameters<typeof writeOwnProfile>[3]>;

/** Takes one consent back; what was told under it is deleted at once, and matches see no contact any more. */
export function withdrawConsent(
  world: World,
  { token, purpose }: { token: string; purpose: NightPurpose },
): Promise<{ ok: true } | NotDone> {
  return asNightPerson(world, token, async (tx, person) => {
    await endNightConsents(tx, person, { purposes: [purpose], now: world.clock.now() });
    const { eventId, lineId } = person;
    if ((await tx.profile.count({ where: { eventId, lineId } })) > 0)
      await writeOwnProfile(world, tx, person, without[purpose]);
    return { ok: true } as const;
  });
}
