import type { Locale } from "#app/domain/events/locale.ts";
import { type BallotStanding, ballotStanding } from "#app/domain/night/ballot-standing.ts";
import type { World } from "../world.server.ts";
import { type BallotPartner, ballotPartners } from "./ballot-partners.server.ts";
import { readNightHead } from "./night-head.server.ts";
import { nightNames } from "./night-names.server.ts";
import { findNightPerson, type NightPerson } from "./night-person.server.ts";

/** One person on somebody's ballot, with what that somebody said and noted themselves. */
export type BallotLine = BallotPartner & {
  name: string;
  number: string;
  says: "yes" | "no" | null;
  note: string;
};

export type BallotPage = {
  event: { title: string; timeZone: string; endsAt: Date };
  standing: BallotStanding;
  closesAt: Date | null;
  /** The rounds are done: the ballot can be handed in. */
  over: boolean;
  handedAt: Date | null;
  people: BallotLine[];
};

export type ShowBallotOutcome = { ok: true; ballot: BallotPage } | { ok: false; reason: "not-found" };

/**
 * The private ballot behind a night link: the people met, each with this person's own mark and note. Nothing here is
 * read from anybody else's ballot. Marks are shown as long as they can be changed.
 */
export async function showBallot(
  world: World,
  input: { token: string; locale: Locale },
): Promise<ShowBallotOutcome> {
  const person = await findNightPerson(world, input.token);
  const head = person && (await readNightHead(world, { eventId: person.eventId, locale: input.locale }));
  if (!person || !head) return { ok: false, reason: "not-found" };
  const { title, timeZone, endsAt, night } = head;
  const standing = ballotStanding(night, world.clock.now());
  return {
    ok: true,
    ballot: {
      event: { title, timeZone, endsAt },
      standing,
      closesAt: night.ballotClosesAt,
      over: night.state === "over",
      ...(await ownPart(world, person, input.locale, standing === "open")),
    },
  };
}

async function ownPart(
  world: World,
  person: NightPerson,
  locale: Locale,
  open: boolean,
): Promise<Pick<BallotPage, "handedAt" | "people">> {
  const { eventId, lineId } = person;
  const { prisma } = world.db;
  const [met, marks, notes, ballot, names] = await Promise.all([
    ballotPartners(world, person),
    prisma.ballotMark.findMany({ where: { eventId, voterId: lineId } }),
    prisma.privateNote.findMany({ where: { eventId, authorId: lineId } }),
    prisma.ballot.findUnique({ where: { eventId_voterId: { eventId, voterId: lineId } } }),
    nightNames(world, eventId, locale),
  ]);
  const said = new Map(marks.map(({ aboutId, says }) => [aboutId, says]));
  const noted = new Map(notes.map(({ aboutId, sealed }) => [aboutId, world.vault.open(sealed)]));
  const people = met.flatMap((partner): BallotLine[] => {
    const called = names.get(partner.lineId);
    if (!called) return [];
    const says = open ? said.get(partner.lineId) : undefined;
    const note = noted.get(partner.lineId);
    return [
      {
        ...partner,
        name: called.name,
        number: called.number,
        says: says === "yes" || says === "no" ? says : null,
        note: typeof note === "string" ? note : "",
      },
    ];
  });
  return { handedAt: ballot?.handedAt ?? null, people };
}
