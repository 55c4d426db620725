import { readDoorCode } from "#app/domain/door/door-code.ts";
import type { Locale } from "#app/domain/events/locale.ts";
import { titleIn } from "#app/domain/events/text-in.ts";
import type { World } from "../world.server.ts";
import { type DoorTicket, keyColumns, readDoorTicket, type TicketKey } from "./door-ticket.server.ts";

export type AdmitOutcome =
  | { ok: true; ticket: DoorTicket }
  | { ok: false; reason: "already-in" | "refunded" | "not-valid" | "event-cancelled"; ticket: DoorTicket }
  | { ok: false; reason: "other-event"; eventTitle: string }
  | { ok: false; reason: "unknown" | "too-many" };

/**
 * The one statement that lets somebody in: of two phones at once, one finds the ticket unused. Who is let in is here
 * for the night.
 */
const admit = `
  with hit as (
    update ticket t set admitted_at = $4, admitted_by = $5
    from order_line l
    join orders o on o.event_id = l.event_id and o.id = l.order_id
    join event e on e.id = l.event_id
    where t.event_id = $1 and (t.code = $2 or t.id = $3)
      and t.admitted_at is null and t.voided_at is null
      and l.event_id = t.event_id and l.id = t.line_id
      and o.state = 'paid' and e.state = 'published'
    returning t.event_id, t.id, t.line_id
  ), here as (
    insert into night_guest as g (event_id, line_id, arrived_at) select event_id, line_id, $4 from hit
    on conflict (event_id, line_id) do update
      set arrived_at = case when g.no_show_at is null then coalesce(g.arrived_at, excluded.arrived_at)
        else excluded.arrived_at end, left_at = null, no_show_at = null
      where g.arrived_at is null or g.left_at is not null or g.no_show_at is not null
  )
  insert into admission (event_id, id, ticket_id, kind, at, organiser_id)
  select event_id, $6::uuid, id, 'admit', $4, $5 from hit returning id`;

/**
 * Lets the holder of a ticket in, once. `typed` is a door code as it was typed or scanned; `ticketId` a guest
 * picked from the list. Tries of codes are counted per organiser.
 */
export async function admitGuest(
  world: World,
  input: { organiserId: string; eventId: string; locale: Locale } & (
    | { typed: string }
    | { ticketId: string }
  ),
): Promise<AdmitOutcome> {
  const { organiserId, eventId, locale } = input;
  const code = "typed" in input ? readDoorCode(input.typed) : null;
  if ("typed" in input) {
    if (code === null) return { ok: false, reason: "unknown" };
    const allowed = await world.limits.take("door-code-organiser", organiserId);
    if (!allowed.ok) return { ok: false, reason: "too-many" };
  }
  const key: TicketKey = "typed" in input ? { code: code ?? "" } : { ticketId: input.ticketId };
  const columns = keyColumns(key);
  const { rowCount } = await world.db.pool.query(admit, [
    eventId,
    columns.code,
    columns.ticketId,
    world.clock.now(),
    organiserId,
    world.ids.uuid(),
  ]);
  const ticket = await readDoorTicket(world, { eventId, key, locale });
  if (ticket === null) return elsewhere(world, { code, eventId, locale });
  return rowCount === 1 ? { ok: true, ticket } : { ok: false, reason: whyRefused(ticket), ticket };
}

/** The strongest reason that explains a refusal to the person at the door. */
function whyRefused(ticket: DoorTicket): "already-in" | "refunded" | "not-valid" | "event-cancelled" {
  if (ticket.eventState === "cancelled") return "event-cancelled";
  if (/^refund|^awaiting/.test(ticket.orderState) || ticket.orderState === "cancelled") return "refunded";
  if (ticket.voided || ticket.eventState !== "published" || ticket.orderState !== "paid") return "not-valid";
  return "already-in";
}

/** A code of another evening is named as such: a guest may have come on the wrong day. */
async function elsewhere(
  world: World,
  { code, eventId, locale }: { code: string | null; eventId: string; locale: Locale },
): Promise<AdmitOutcome> {
  const ticket =
    code === null
      ? null
      : await world.db.prisma.ticket.findFirst({
          where: { code, voidedAt: null, eventId: { not: eventId } },
          select: { line: { select: { order: { select: { event: { include: { texts: true } } } } } } },
        });
  const event = ticket?.line.order.event;
  if (!event) return { ok: false, reason: "unknown" };
  return { ok: false, reason: "other-event", eventTitle: titleIn(event, locale) };
}
