import type { Locale } from "#app/domain/events/locale.ts";
import {
  type ContactField,
  type ContactProblem,
  checkContact,
  sharesAnything,
} from "#app/domain/night/contact.ts";
import type { World } from "../world.server.ts";
import { asNightPerson, type NotDone } from "./as-night-person.server.ts";
import { giveNightConsent, readNightConsents } from "./night-consents.server.ts";
import { writeOwnProfile } from "./own-profile.server.ts";

export type ContactProblems = Partial<Record<ContactField, ContactProblem>> & { agreed?: "must-agree" };
export type SaveContactOutcome =
  | { ok: true }
  | { ok: false; reason: "invalid"; problems: ContactProblems }
  | NotDone;

/** What matches, and nobody else, may see of somebody's contact. A field left empty is shared no more, at once. */
export function saveContact(
  world: World,
  input: { token: string; locale: Locale; fields: Readonly<Record<ContactField, string>>; agreed: boolean },
): Promise<SaveContactOutcome> {
  return asNightPerson(world, input.token, async (tx, person): Promise<SaveContactOutcome> => {
    const checked = checkContact(input.fields);
    const shares = !checked.ok || sharesAnything(checked.contact);
    const given = await readNightConsents(tx, person);
    const agreed = input.agreed || given.contact !== null || !shares;
    if (!checked.ok || !agreed) {
      const problems: ContactProblems = checked.ok ? {} : { ...checked.problems };
      if (!agreed) problems.agreed = "must-agree";
      return { ok: false, reason: "invalid", problems };
    }
    if (shares && input.agreed)
      await giveNightConsent(world, tx, person, { purpose: "contact", locale: input.locale });
    await writeOwnProfile(world, tx, person, { contact: checked.contact });
    return { ok: true };
  });
}
