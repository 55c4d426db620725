import type { Locale } from "#app/domain/events/locale.ts";
import { asksAges, goalsOf } from "#app/domain/night/goals.ts";
import {
  type AboutFields,
  type AboutProblems,
  checkAbout,
  tellsWishes,
} from "#app/domain/night/profile-form.ts";
import type { World } from "../world.server.ts";
import { asNightPerson, type NotDone } from "./as-night-person.server.ts";
import { giveNightConsent, readNightConsents } from "./night-consents.server.ts";
import { writeOwnProfile } from "./own-profile.server.ts";

export type SaveAboutOutcome =
  | { ok: true }
  | { ok: false; reason: "invalid"; problems: AboutProblems & { agreed?: "must-agree" } }
  | NotDone;

/**
 * The first screen of a profile: what one is called, whom one wishes to meet and why one comes. All of it may stay
 * empty; wishes, ages and goals are kept only with the consent to that purpose.
 */
export function saveAbout(
  world: World,
  input: { token: string; locale: Locale; fields: AboutFields; agreed: boolean },
): Promise<SaveAboutOutcome> {
  return asNightPerson(world, input.token, async (tx, person): Promise<SaveAboutOutcome> => {
    const { eventId } = person;
    const event = await tx.event.findUniqueOrThrow({
      where: { id: eventId },
      select: { kind: true, sides: { select: { id: true }, orderBy: { position: "asc" } } },
    });
    const checked = checkAbout(input.fields, {
      sides: event.sides.map(({ id }) => id),
      goals: goalsOf(event.kind),
      ages: asksAges(event.kind),
    });
    const given = await readNightConsents(tx, person);
    const told = checked.ok ? tellsWishes(checked.about) : true;
    const agreed = input.agreed || given.wishes !== null || !told;
    if (!checked.ok || !agreed) {
      const problems = checked.ok ? {} : checked.problems;
      return {
        ok: false,
        reason: "invalid",
        problems: agreed ? problems : { ...problems, agreed: "must-agree" },
      };
    }
    if (told && input.agreed)
      await giveNightConsent(world, tx, person, { purpose: "wishes", locale: input.locale });
    await writeOwnProfile(world, tx, person, { profile: checked.about });
    return { ok: true };
  });
}
