import type { EventView, HostView } from "#app/domain/events/event-view.ts";
import type { Locale } from "#app/domain/events/locale.ts";
import type { World } from "../world.server.ts";
import { eventParts, readEvents } from "./read-event.server.ts";
import { readHost } from "./read-host.server.ts";

export type ShowEventOutcome =
  | { ok: true; event: EventView; host: HostView | null; origin: string }
  | { ok: false; reason: "not-found" };

/** One event's public page. A draft is as unknown as an event that never was. */
export async function showEvent(
  world: World,
  input: { slug: string; locale: Locale },
): Promise<ShowEventOutcome> {
  const event = await findPublicEvent(world, input);
  if (!event) return { ok: false, reason: "not-found" };
  return { ok: true, event, host: await readHost(world, input.locale), origin: world.settings.PUBLIC_URL };
}

/** The id of a public event by its address; null for drafts and unknown addresses. */
export async function findEventId(world: World, slug: string): Promise<string | null> {
  const { rows } = await world.db.pool.query<{ id: string }>({
    name: "public-event-id",
    text: "SELECT id FROM event WHERE slug = $1 AND published_at IS NOT NULL",
    values: [slug],
  });
  return rows[0]?.id ?? null;
}

/** The public face of one event; null for drafts and unknown addresses. */
export async function findPublicEvent(
  world: World,
  { slug, locale }: { slug: string; locale: Locale },
): Promise<EventView | null> {
  const row = await world.db.prisma.event.findUnique({
    where: { slug, publishedAt: { not: null } },
    include: eventParts,
  });
  const [event] = row ? await readEvents(world, [row], locale) : [];
  return event ?? null;
}
