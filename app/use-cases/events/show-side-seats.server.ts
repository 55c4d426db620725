import type { Locale } from "#app/domain/events/locale.ts";
import { seatsLeft } from "#app/domain/registration/seats-left.ts";
import type { World } from "../world.server.ts";
import { countHeads } from "./count-heads.server.ts";
import { type OfficeEvent, readOfficeEvent } from "./read-office-event.server.ts";

/** The sides of an event with the seats each has left; null when there is no such event. */
export async function showSideSeats(
  world: World,
  input: { eventId: string; locale: Locale },
): Promise<{ event: OfficeEvent; sides: { id: string; label: string; left: number }[] } | null> {
  const [event, sides] = await Promise.all([readOfficeEvent(world, input), countHeads(world, input)]);
  if (!event) return null;
  return {
    event,
    sides: sides.map(({ id, label, capacity, paid, paying, offered }) => ({
      id,
      label,
      left: seatsLeft({ capacity, taken: paid + paying + offered }),
    })),
  };
}
