import type { Locale } from "#app/domain/events/locale.ts";
import { titleIn } from "#app/domain/events/text-in.ts";
import type { Night } from "#prisma/generated/client.ts";
import type { World } from "../world.server.ts";

/** What every page of a night says of its event, with the night's own row. */
export type NightHead = {
  title: string;
  slug: string;
  startsAt: Date;
  endsAt: Date;
  timeZone: string;
  night: Night;
};

/** Reads it in a language, or in the event's main one where that is missing; null for an event without a night. */
export async function readNightHead(
  world: Pick<World, "db">,
  { eventId, locale }: { eventId: string; locale: Locale },
): Promise<NightHead | null> {
  const event = await world.db.prisma.event.findUnique({
    where: { id: eventId },
    include: { texts: { select: { locale: true, title: true } }, night: true },
  });
  if (!event?.night) return null;
  const { slug, startsAt, endsAt, timeZone, night } = event;
  return { title: titleIn(event, locale), slug, startsAt, endsAt, timeZone, night };
}
