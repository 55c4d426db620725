import type { Locale } from "#app/domain/events/locale.ts";
import { openGuest } from "../events/open-guest.server.ts";
import type { World } from "../world.server.ts";

/** A ticket as it is judged at the door. */
export type DoorTicket = {
  ticketId: string;
  orderId: string;
  orderState: string;
  eventState: string;
  name: string;
  side: string;
  seatNumber: number | null;
  voided: boolean;
  admittedAt: Date | null;
};

type Row = Omit<DoorTicket, "name" | "side"> & { labelZh: string; labelEn: string; personSealed: Uint8Array };

/** Which ticket of the event: the one with a code, or the one picked from the list. */
export type TicketKey = { code: string } | { ticketId: string };

const query = `
  select t.id as "ticketId", l.order_id as "orderId", o.state as "orderState", e.state as "eventState",
    l.person_sealed as "personSealed", side.label_zh as "labelZh", side.label_en as "labelEn",
    l.seat_number as "seatNumber", t.voided_at is not null as voided, t.admitted_at as "admittedAt"
  from ticket t
  join event e on e.id = t.event_id
  join order_line l on l.event_id = t.event_id and l.id = t.line_id
  join orders o on o.event_id = l.event_id and o.id = l.order_id
  join side on side.event_id = l.event_id and side.id = l.side_id
  where t.event_id = $1 and (t.code = $2 or t.id = $3)`;

/** One ticket of one event; null when the event has no such ticket. */
export async function readDoorTicket(
  world: World,
  input: { eventId: string; key: TicketKey; locale: Locale },
): Promise<DoorTicket | null> {
  const { code, ticketId } = keyColumns(input.key);
  const { rows } = await world.db.pool.query<Row>(query, [input.eventId, code, ticketId]);
  const row = rows[0];
  if (!row) return null;
  const { labelZh, labelEn, personSealed, ...ticket } = row;
  const side = input.locale === "en" ? labelEn : labelZh;
  return { ...ticket, name: openGuest(world, personSealed).name, side };
}

export function keyColumns(key: TicketKey): { code: string | null; ticketId: string | null } {
  return "code" in key ? { code: key.code, ticketId: null } : { code: null, ticketId: key.ticketId };
}
