import type { Locale } from "#app/domain/events/locale.ts";
import type { World } from "../world.server.ts";
import { type DoorTicket, readDoorTicket } from "./door-ticket.server.ts";

export type UndoOutcome =
  | { ok: true; ticket: DoorTicket }
  | { ok: false; reason: "not-in"; ticket: DoorTicket }
  | { ok: false; reason: "not-found" };

const undo = `
  with hit as (
    update ticket set admitted_at = null, admitted_by = null
    where event_id = $1 and id = $2 and admitted_at is not null
    returning event_id, id, line_id
  ), gone as (
    update night_guest g set arrived_at = null from hit, night n
    where g.event_id = hit.event_id and g.line_id = hit.line_id and n.event_id = hit.event_id
      and (n.state = 'setup' or g.planned_at is null)
  )
  insert into admission (event_id, id, ticket_id, kind, at, organiser_id)
  select event_id, $5::uuid, id, 'undo', $3, $4 from hit returning id`;

/**
 * Takes an admission back: the ticket opens the door again. Both are kept in the door's history. Who is in the plan of
 * rounds that have begun stays in it: they leave it by a change that is shown first.
 */
export async function undoAdmission(
  world: World,
  input: { organiserId: string; eventId: string; ticketId: string; locale: Locale },
): Promise<UndoOutcome> {
  const { organiserId, eventId, ticketId, locale } = input;
  const { rowCount } = await world.db.pool.query(undo, [
    eventId,
    ticketId,
    world.clock.now(),
    organiserId,
    world.ids.uuid(),
  ]);
  const ticket = await readDoorTicket(world, { eventId, key: { ticketId }, locale });
  if (ticket === null) return { ok: false, reason: "not-found" };
  return rowCount === 1 ? { ok: true, ticket } : { ok: false, reason: "not-in", ticket };
}
