import type { Locale } from "#app/domain/events/locale.ts";
import { type AnswerFields, readAnswers, tellsAnswers } from "#app/domain/night/profile-form.ts";
import type { World } from "../world.server.ts";
import { asNightPerson, type NotDone } from "./as-night-person.server.ts";
import { giveNightConsent, readNightConsents } from "./night-consents.server.ts";
import { writeOwnProfile } from "./own-profile.server.ts";
import { readQuestions } from "./read-questions.server.ts";

export type SaveAnswersOutcome = { ok: true } | { ok: false; reason: "must-agree" } | NotDone;

/** The second screen of a profile: answers, and what one would like to hear, kept only with the consent to them. */
export function saveAnswers(
  world: World,
  input: { token: string; locale: Locale; fields: AnswerFields; agreed: boolean },
): Promise<SaveAnswersOutcome> {
  return asNightPerson(world, input.token, async (tx, person): Promise<SaveAnswersOutcome> => {
    const said = readAnswers(input.fields, await readQuestions(tx, person.eventId));
    if (tellsAnswers(said)) {
      const given = await readNightConsents(tx, person);
      if (!input.agreed && !given.answers) return { ok: false, reason: "must-agree" };
      if (input.agreed)
        await giveNightConsent(world, tx, person, { purpose: "answers", locale: input.locale });
    }
    await writeOwnProfile(world, tx, person, { profile: said });
    return { ok: true };
  });
}
