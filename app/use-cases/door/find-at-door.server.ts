import type { Locale } from "#app/domain/events/locale.ts";
import type { SideHeads } from "#app/domain/events/side-heads.ts";
import { countHeads } from "../events/count-heads.server.ts";
import { type GuestRow, listGuests } from "../events/list-guests.server.ts";
import type { OfficeEvent } from "../events/read-office-event.server.ts";
import type { World } from "../world.server.ts";
import { type DoorTicket, readDoorTicket } from "./door-ticket.server.ts";

/** More than these are not listed: type one more character. */
const MOST = 12;

export type DoorPage = {
  event: OfficeEvent;
  sides: SideHeads[];
  /** Guests with a ticket whose name, address or code holds what was typed; null when nothing was. */
  found: { guests: GuestRow[]; more: number } | null;
  /** The ticket just judged, named in the page's address. */
  last: DoorTicket | null;
};

/** The door of one event: heads by side, and who is being looked for. Null when there is no such event. */
export async function findAtDoor(
  world: World,
  input: { eventId: string; locale: Locale; search: string; lastTicketId: string | null },
): Promise<DoorPage | null> {
  const { eventId, locale, search, lastTicketId } = input;
  const [list, sides, last] = await Promise.all([
    listGuests(world, { eventId, locale, search, group: null }),
    countHeads(world, { eventId, locale }),
    lastTicketId === null
      ? null
      : readDoorTicket(world, { eventId, key: { ticketId: lastTicketId }, locale }),
  ]);
  if (!list) return null;
  const holders = list.guests.filter((guest) => guest.ticketId !== null);
  const found =
    search.trim() === ""
      ? null
      : { guests: holders.slice(0, MOST), more: Math.max(0, holders.length - MOST) };
  return { event: list.event, sides, found, last };
}
