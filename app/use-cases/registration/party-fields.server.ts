import type { EventFacts } from "#app/adapters/seat-claims.server.ts";
import { MOST_PEOPLE } from "#app/domain/payment/group-lines.ts";
import {
  type ConsentKind,
  checkRegistration,
  type Fields,
  type Person,
  type Registration,
} from "./person-fields.server.ts";

/** One person of a party, as the form sent it. */
export type PartyPerson = Pick<Registration, "sideId" | "name" | "email" | "phone" | "birthDate">;

/** A party as the form sent it; `shownPriceMinor` is the sum that stood on the page. The first person orders. */
export type Party = Pick<Registration, "formToken" | "shownPriceMinor" | "consents"> & {
  people: readonly PartyPerson[];
};

type AskedFacts = Pick<EventFacts, "startsAt" | "timeZone" | "minAge" | "maxAge" | "sideIds">;

export type CheckedParty =
  | {
      ok: true;
      people: { person: Person; sideId: string }[];
      consents: Record<ConsentKind, string>;
    }
  /** What is wrong with each person's fields; with the form and its consents, in the first one's. */
  | { ok: false; people: Fields[] };

/** Checks every field of every person, and answers all that is wrong at once. */
export function checkParty(given: Party, facts: AskedFacts, now: Date): CheckedParty {
  const { people, ...form } = given;
  if (people.length < 1 || people.length > MOST_PEOPLE) return { ok: false, people: [{ form: "malformed" }] };
  const checked = people.map((person) => checkRegistration({ ...form, ...person }, facts, now));
  const good = checked.flatMap((one, index) =>
    one.ok ? [{ person: one.person, sideId: people[index]?.sideId ?? "" }] : [],
  );
  const [first] = checked;
  if (first?.ok && good.length === people.length) return { ok: true, people: good, consents: first.consents };
  return {
    ok: false,
    people: checked.map((one, index) => (one.ok ? {} : index === 0 ? one.fields : ownFields(one.fields))),
  };
}

/** What the whole form answers for is told once, with the first person. */
function ownFields({ form: _f, terms: _t, privacy: _p, conduct: _c, ...own }: Fields): Fields {
  return own;
}
