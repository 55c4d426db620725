import type { EventCard, HostView } from "#app/domain/events/event-view.ts";
import type { Locale } from "#app/domain/events/locale.ts";
import type { World } from "../world.server.ts";
import { eventParts, readEvents } from "./read-event.server.ts";
import { readHost } from "./read-host.server.ts";

const MOST = 30;

/** What is coming: published events that have not ended, the soonest first, and who organises them. */
export async function listEvents(
  world: World,
  { locale }: { locale: Locale },
): Promise<{ events: EventCard[]; host: HostView | null; origin: string }> {
  const rows = await world.db.prisma.event.findMany({
    where: { state: "published", endsAt: { gt: world.clock.now() } },
    orderBy: { startsAt: "asc" },
    take: MOST,
    include: eventParts,
  });
  const [events, host] = await Promise.all([readEvents(world, rows, locale), readHost(world, locale)]);
  return { events, host, origin: world.settings.PUBLIC_URL };
}
