import type { EventView, HostView } from "#app/domain/events/event-view.ts";
import type { Locale } from "#app/domain/events/locale.ts";
import {
  type PublishReason,
  type PublishWarning,
  publishReasons,
  publishWarnings,
} from "#app/domain/events/publish-rules.ts";
import { readBusiness } from "../organiser/read-business.server.ts";
import { bookedCapacity } from "../venues/read-facts.server.ts";
import type { World } from "../world.server.ts";
import { eventParts, readEvents } from "./read-event.server.ts";
import { readHost } from "./read-host.server.ts";

export type EventPreview = {
  eventId: string;
  state: string;
  event: EventView;
  host: HostView | null;
  /** What stands against publishing, and what is worth a look; both empty once it is published. */
  reasons: PublishReason[];
  warnings: PublishWarning[];
};

/** The public page of an event as visitors see it, or will see it once a draft is published; null when there is none. */
export async function previewEvent(
  world: World,
  input: { eventId: string; locale: Locale },
): Promise<EventPreview | null> {
  const row = await world.db.prisma.event.findUnique({ where: { id: input.eventId }, include: eventParts });
  if (!row) return null;
  const draft = row.state === "draft";
  const [view] = await readEvents(world, [draft ? { ...row, state: "published" } : row], input.locale);
  if (!view) return null;
  const { hasProfile } = await readBusiness(world);
  const booking = row.booking && {
    ...row.booking,
    venueCapacity: bookedCapacity(row.booking.room, row.booking.venue),
  };
  const facts = { ...row, booking, hasProfile };
  return {
    eventId: row.id,
    state: row.state,
    event: draft ? withFreeSeats(view) : view,
    host: await readHost(world, input.locale),
    reasons: draft ? publishReasons(facts, world.clock.now()) : [],
    warnings: draft ? publishWarnings(facts) : [],
  };
}

/** A draft has no numbered seats yet: on its page all of them are free. */
function withFreeSeats(view: EventView): EventView {
  const sides = view.sides.map((side) => ({ ...side, left: side.capacity, availability: "open" as const }));
  return { ...view, sides, status: view.status === "sold-out" ? "on-sale" : view.status };
}
