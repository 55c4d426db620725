import type { Locale } from "#app/domain/events/locale.ts";
import { titleIn } from "#app/domain/events/text-in.ts";
import { openGuest } from "../events/open-guest.server.ts";
import { copyOfSafety } from "../trust/copy-of-safety.server.ts";
import type { World } from "../world.server.ts";
import { holderSince } from "./holder-since.server.ts";
import { type NightName, nightNames } from "./night-names.server.ts";
import { findNightPerson, type NightPerson } from "./night-person.server.ts";
import { ownMatches } from "./own-matches.server.ts";
import { readOwnProfile } from "./own-profile.server.ts";
import { readQuestions } from "./read-questions.server.ts";

export type ExportNightOutcome =
  | { ok: true; copy: Readonly<Record<string, unknown>> }
  | { ok: false; reason: "not-found" };

/**
 * A copy of what the night knows of one person, to take along: what they told, agreed to, marked and noted, whom they
 * blocked and what they reported, and the tables they sat at in rounds that began. What somebody who had the ticket
 * before them agreed to or reported is left out. Others appear by the name they show at a table; what others told or marked
 * is not in it, and matches only once they are revealed to everyone.
 */
export async function exportNight(
  world: World,
  { token, locale }: { token: string; locale: Locale },
): Promise<ExportNightOutcome> {
  const person = await findNightPerson(world, token);
  if (!person) return { ok: false, reason: "not-found" };
  const [names, since] = await Promise.all([
    nightNames(world, person.eventId, locale),
    holderSince(world, person),
  ]);
  const [told, lived, wrote, safety] = await Promise.all([
    copyOfProfile(world, person, { locale, since }),
    copyOfEvening(world, person, names),
    copyOfBallot(world, person, names),
    copyOfSafety(world, person, { names, since }),
  ]);
  return { ok: true, copy: { exportedAt: world.clock.now(), ...told, ...lived, ...wrote, safety } };
}

async function copyOfProfile(
  world: World,
  { eventId, lineId, orderId }: NightPerson,
  { locale, since }: { locale: Locale; since: Date | null },
) {
  const { prisma } = world.db;
  const [line, event, own, questions, consents] = await Promise.all([
    prisma.orderLine.findUniqueOrThrow({
      where: { eventId_id: { eventId, id: lineId } },
      include: { side: true },
    }),
    prisma.event.findUniqueOrThrow({ where: { id: eventId }, include: { texts: true, sides: true } }),
    readOwnProfile(world, prisma, { eventId, lineId }),
    readQuestions(prisma, eventId),
    prisma.consent.findMany({
      where: { eventId, orderId, lineId, ...(since ? { givenAt: { gte: since } } : {}) },
      orderBy: { seq: "asc" },
    }),
  ]);
  const labelOf = (side: { labelZh: string; labelEn: string }) =>
    locale === "en" ? side.labelEn : side.labelZh;
  const say = (text: { zh: string; en: string }) =>
    locale === "en" ? text.en || text.zh : text.zh || text.en;
  const { profile, contact } = own;
  return {
    event: { title: titleIn(event, locale), startsAt: event.startsAt, endsAt: event.endsAt },
    person: { ...openGuest(world, line.personSealed), side: labelOf(line.side), seat: line.seatNumber },
    profile: {
      displayName: profile.displayName,
      wishes: event.sides.filter(({ id }) => profile.wishes?.includes(id)).map(labelOf),
      ages: profile.ages,
      goals: profile.goals,
      answers: questions.map((question) => {
        const { id, options } = question;
        const welcome = profile.wants.find((want) => want.question === id)?.welcome ?? [];
        const answer = options.find((option) => option.id === profile.answers[id]);
        return {
          question: say(question),
          answer: answer ? say(answer) : null,
          welcome: options.filter((option) => welcome.includes(option.id)).map(say),
        };
      }),
    },
    contact,
    consents: consents.map(({ eventId: _, orderId: __, lineId: ___, seq: ____, ...given }) => given),
  };
}

type Names = ReadonlyMap<string, NightName>;

async function copyOfEvening(world: World, { eventId, lineId }: NightPerson, names: Names) {
  const { prisma } = world.db;
  const night = await prisma.night.findUnique({ where: { eventId } });
  const [guest, walk, credit, places, matches] = await Promise.all([
    prisma.nightGuest.findUnique({ where: { eventId_lineId: { eventId, lineId } } }),
    prisma.nightWalk.findUnique({ where: { eventId_lineId: { eventId, lineId } } }),
    prisma.nightCredit.findUnique({ where: { eventId_lineId: { eventId, lineId } } }),
    prisma.nightPlace.findMany({
      where: { eventId, lineId, round: { lte: night?.round ?? 0 } },
      orderBy: { round: "asc" },
    }),
    ownMatches(world, { eventId, lineId }),
  ]);
  return {
    evening: {
      arrivedAt: guest?.arrivedAt ?? null,
      leftAt: guest?.leftAt ?? null,
      didNotComeAt: guest?.noShowAt ?? null,
      rounds: places.map(({ round, table, partnerId }) => ({
        ...{ round, table },
        with: partnerId === null ? null : nameOf(names, partnerId),
      })),
      matches: matches.map((match) => nameOf(names, match.lineId)),
      lastWalk: walk ? { agreedAt: walk.agreedAt } : null,
      credit: credit ? { percent: credit.percent, chosenAt: credit.chosenAt } : null,
    },
  };
}

async function copyOfBallot(world: World, { eventId, lineId }: NightPerson, names: Names) {
  const { prisma } = world.db;
  const [marks, ballot, notes, survey] = await Promise.all([
    prisma.ballotMark.findMany({ where: { eventId, voterId: lineId }, orderBy: { markedAt: "asc" } }),
    prisma.ballot.findUnique({ where: { eventId_voterId: { eventId, voterId: lineId } } }),
    prisma.privateNote.findMany({ where: { eventId, authorId: lineId }, orderBy: { updatedAt: "asc" } }),
    prisma.survey.findUnique({ where: { eventId_lineId: { eventId, lineId } } }),
  ]);
  return {
    ballot: {
      handedAt: ballot?.handedAt ?? null,
      marks: marks.map(({ aboutId, says, markedAt }) => ({ about: nameOf(names, aboutId), says, markedAt })),
    },
    notes: notes.map(({ aboutId, sealed, updatedAt }) => ({
      about: nameOf(names, aboutId),
      note: world.vault.open(sealed),
      updatedAt,
    })),
    survey: survey
      ? {
          ...{ stars: survey.stars, metAgain: survey.metAgain, updatedAt: survey.updatedAt },
          line: survey.lineSealed ? world.vault.open(survey.lineSealed) : null,
        }
      : null,
  };
}

function nameOf(names: Names, lineId: string): string | null {
  return names.get(lineId)?.name ?? null;
}
