import type { EventView } from "#app/domain/events/event-view.ts";
import type { Locale } from "#app/domain/events/locale.ts";
import { findPublicEvent } from "../events/show-event.server.ts";
import type { World } from "../world.server.ts";

/**
 * The event a form is for, and the form's one-time token: however often it is sent, it is one order. `takesCodes`:
 * whether there is any code to type.
 */
export async function showRegisterForm(
  world: World,
  input: { slug: string; locale: Locale },
): Promise<
  | { ok: true; event: EventView; formToken: string; takesCodes: boolean; origin: string }
  | { ok: false; reason: "not-found" }
> {
  const event = await findPublicEvent(world, input);
  if (!event) return { ok: false, reason: "not-found" };
  const codes = await world.db.prisma.discountCode.count({ where: { eventId: event.id, disabledAt: null } });
  const { PUBLIC_URL: origin } = world.settings;
  return { ok: true, event, formToken: world.ids.token(16), takesCodes: codes > 0, origin };
}

/** The most people on one order of an event; 1 for an unknown one. */
export async function readGroupMax(world: World, eventId: string): Promise<number> {
  const event = await world.db.prisma.event.findUnique({
    where: { id: eventId },
    select: { groupMax: true },
  });
  return event?.groupMax ?? 1;
}
