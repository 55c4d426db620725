import type { Locale } from "#app/domain/events/locale.ts";
import { titleIn } from "#app/domain/events/text-in.ts";
import type { NightContact } from "#app/domain/night/contact.ts";
import { asksAges, type Goal, goalsOf } from "#app/domain/night/goals.ts";
import type { NightQuestion } from "#app/domain/night/night-question.ts";
import type { Profile } from "#app/domain/night/profile.ts";
import { words } from "#app/i18n/words.ts";
import type { World } from "../world.server.ts";
import { type NightConsents, readNightConsents } from "./night-consents.server.ts";
import { findNightPerson } from "./night-person.server.ts";
import { readOwnProfile } from "./own-profile.server.ts";
import { readQuestions } from "./read-questions.server.ts";

/** Everything the pages of one's own profile are drawn from. */
export type ProfilePage = {
  event: { title: string; startsAt: Date; endsAt: Date; timeZone: string };
  sides: { id: string; label: string }[];
  /** Side and seat, by which one is called without a name of one's own. */
  number: string;
  goals: readonly Goal[];
  asksAges: boolean;
  questions: NightQuestion[];
  profile: Profile;
  contact: NightContact;
  /** A form was sent at least once. */
  told: boolean;
  consents: NightConsents;
};

export type ShowProfileOutcome = { ok: true; page: ProfilePage } | { ok: false; reason: "not-found" };

/** One's own profile for a night, in the language of the page. */
export async function showProfile(
  world: World,
  { token, locale }: { token: string; locale: Locale },
): Promise<ShowProfileOutcome> {
  const person = await findNightPerson(world, token);
  if (!person) return { ok: false, reason: "not-found" };
  const { eventId, lineId } = person;
  const { prisma } = world.db;
  const [event, line, own, consents, questions] = await Promise.all([
    prisma.event.findUniqueOrThrow({
      where: { id: eventId },
      include: { texts: true, sides: { orderBy: { position: "asc" } } },
    }),
    prisma.orderLine.findUniqueOrThrow({ where: { eventId_id: { eventId, id: lineId } } }),
    readOwnProfile(world, prisma, person),
    readNightConsents(prisma, person),
    readQuestions(prisma, eventId),
  ]);
  const { startsAt, endsAt, timeZone, kind } = event;
  const sides = event.sides.map(({ id, labelZh, labelEn }) => ({
    id,
    label: locale === "en" ? labelEn : labelZh,
  }));
  const side = sides.find(({ id }) => id === person.sideId)?.label ?? "";
  return {
    ok: true,
    page: {
      event: { title: titleIn(event, locale), startsAt, endsAt, timeZone },
      sides,
      number: words(locale).night.guestNumber({ side, number: line.seatNumber }),
      goals: goalsOf(kind),
      asksAges: asksAges(kind),
      questions,
      ...own,
      consents,
    },
  };
}
