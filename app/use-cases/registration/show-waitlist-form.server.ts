import type { EventView } from "#app/domain/events/event-view.ts";
import type { Locale } from "#app/domain/events/locale.ts";
import { findPublicEvent } from "../events/show-event.server.ts";
import type { World } from "../world.server.ts";

/** The event whose waitlist somebody would join, with the queue of each side. */
export async function showWaitlistForm(
  world: World,
  input: { slug: string; locale: Locale },
): Promise<{ ok: true; event: EventView } | { ok: false; reason: "not-found" }> {
  const event = await findPublicEvent(world, input);
  return event ? { ok: true, event } : { ok: false, reason: "not-found" };
}
