import type { Locale } from "#app/domain/events/locale.ts";
import { type BallotStanding, ballotStanding } from "#app/domain/night/ballot-standing.ts";
import { type NightContact, noContact, sharesAnything } from "#app/domain/night/contact.ts";
import type { World } from "../world.server.ts";
import { partnersOf } from "./ballot-partners.server.ts";
import { readNightHead } from "./night-head.server.ts";
import { nightNames } from "./night-names.server.ts";
import { findNightPerson, type NightPerson } from "./night-person.server.ts";
import { type OwnMatch, ownMatches } from "./own-matches.server.ts";
import { sharedContacts } from "./shared-contacts.server.ts";

/** One match: who, where they met, and what they have agreed to share. */
export type MatchLine = {
  lineId: string;
  name: string;
  round: number;
  table: number;
  contact: NightContact;
};

/** The last walk: the partner, whether this person said yes, and whether both did (never the other's yes alone). */
export type WalkPart = { name: string; agreed: boolean; both: boolean };

export type MatchesPage = {
  event: { title: string; timeZone: string; endsAt: Date };
  standing: BallotStanding;
  closesAt: Date | null;
  matches: MatchLine[];
  walk: WalkPart | null;
  /** Whether this person shares any way to be reached with their own matches. */
  sharing: boolean;
  /** Percent off a next evening, where the night gave one. */
  creditPercent: number | null;
};

export type ShowMatchesOutcome = { ok: true; page: MatchesPage } | { ok: false; reason: "not-found" };

/** What a night came to for one person. Empty for everybody until everybody's is shown. */
export async function showMatches(
  world: World,
  input: { token: string; locale: Locale },
): Promise<ShowMatchesOutcome> {
  const person = await findNightPerson(world, input.token);
  const head = person && (await readNightHead(world, { eventId: person.eventId, locale: input.locale }));
  if (!person || !head) return { ok: false, reason: "not-found" };
  const { title, timeZone, endsAt, night } = head;
  const standing = ballotStanding(night, world.clock.now());
  const base = { event: { title, timeZone, endsAt }, standing, closesAt: night.ballotClosesAt };
  const nothing = { matches: [], walk: null, sharing: false, creditPercent: null };
  if (standing !== "revealed") return { ok: true, page: { ...base, ...nothing } };
  return { ok: true, page: { ...base, ...(await afterReveal(world, person, input.locale)) } };
}

async function afterReveal(
  world: World,
  person: NightPerson,
  locale: Locale,
): Promise<Pick<MatchesPage, "matches" | "walk" | "sharing" | "creditPercent">> {
  const { eventId, lineId } = person;
  const own = await ownMatches(world, person);
  const shared = await sharedContacts(world, eventId, [lineId, ...own.map((match) => match.lineId)]);
  const [met, names, credit] = await Promise.all([
    partnersOf(world, person),
    nightNames(world, eventId, locale),
    world.db.prisma.nightCredit.findUnique({ where: { eventId_lineId: { eventId, lineId } } }),
  ]);
  const matches = met.flatMap((partner): MatchLine[] => {
    const called = names.get(partner.lineId);
    const match = own.find(({ lineId: other }) => other === partner.lineId);
    if (!called || !match) return [];
    const contact = (match.shut ? undefined : shared.get(partner.lineId)) ?? noContact;
    return [{ ...partner, name: called.name, contact }];
  });
  const partner = own.find(({ walks }) => walks);
  const name = partner && names.get(partner.lineId)?.name;
  return {
    matches,
    walk: partner && name !== undefined ? await walkPart(world, person, partner, name) : null,
    sharing: sharesAnything(shared.get(lineId) ?? noContact),
    creditPercent: credit?.percent ?? null,
  };
}

/** The partner's word is looked up only once this person has given their own. */
async function walkPart(
  world: World,
  { eventId, lineId }: NightPerson,
  partner: OwnMatch,
  name: string,
): Promise<WalkPart> {
  const said = (id: string) =>
    world.db.prisma.nightWalk.findUnique({ where: { eventId_lineId: { eventId, lineId: id } } });
  const agreed = (await said(lineId)) !== null;
  return { name, agreed, both: agreed && (await said(partner.lineId)) !== null && !partner.shut };
}
