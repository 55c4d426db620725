import type { NightContact } from "#app/domain/night/contact.ts";
import type { Goal } from "#app/domain/night/goals.ts";
import type { NightPurpose } from "#app/domain/night/night-consents.ts";
import type { NightQuestion } from "#app/domain/night/night-question.ts";
import type { Profile } from "#app/domain/night/profile.ts";

/** What the pages of one's own profile are drawn from; `path` is that of the night link, without the language. */
export type ProfileFacts = {
  readonly path: string;
  readonly event: { readonly title: string; readonly timeZone: string };
  readonly sides: readonly { readonly id: string; readonly label: string }[];
  /** Side and seat, such as "男生 3 号". */
  readonly number: string;
  readonly goals: readonly Goal[];
  readonly asksAges: boolean;
  readonly questions: readonly NightQuestion[];
  readonly profile: Profile;
  readonly contact: NightContact;
  readonly consents: Readonly<Record<NightPurpose, Date | null>>;
};

/** What the last press of a button came to. */
export type ProfileSaid = "saved" | "withdrawn" | "deleted" | "too-many" | null;

export function readProfileSaid(value: string | null): ProfileSaid {
  return value === "saved" || value === "withdrawn" || value === "deleted" || value === "too-many"
    ? value
    : null;
}
