import { type GuestGroup, guestGroup } from "#app/domain/events/guest-group.ts";
import { matchesGuest } from "#app/domain/events/guest-search.ts";
import type { Locale } from "#app/domain/events/locale.ts";
import { lineOrderState } from "#app/domain/payment/group-lines.ts";
import { isOrderState, type OrderState } from "#app/domain/payment/order-state.ts";
import type { World } from "../world.server.ts";
import { openGuest } from "./open-guest.server.ts";
import { type OfficeEvent, readOfficeEvent } from "./read-office-event.server.ts";

/** One person on the list of one event. */
export type GuestRow = {
  lineId: string;
  orderId: string;
  name: string;
  sideId: string;
  sideLabel: string;
  seatNumber: number | null;
  state: OrderState;
  group: GuestGroup;
  /** Minor units. */
  priceMinor: number;
  complimentary: boolean;
  needsOrganiser: boolean;
  holdUntil: Date | null;
  admittedAt: Date | null;
  /** The ticket that opens the door now; null without one. */
  ticketId: string | null;
};

export type GuestList = {
  event: OfficeEvent;
  /** How many of all guests are in each group, whatever was asked for. */
  counts: Record<GuestGroup, number>;
  guests: GuestRow[];
};

type Row = Omit<GuestRow, "name" | "sideLabel" | "state" | "group"> & {
  state: string;
  labelZh: string;
  labelEn: string;
  lineState: string;
  personSealed: Uint8Array;
  code: string | null;
  discountCode: string | null;
};

const query = `
  select l.id as "lineId", l.state as "lineState", o.id as "orderId", o.state, o.complimentary, o.needs_organiser is not null as "needsOrganiser",
    o.hold_until as "holdUntil", l.side_id as "sideId", side.label_zh as "labelZh", side.label_en as "labelEn",
    s.number as "seatNumber", l.price_minor as "priceMinor", l.person_sealed as "personSealed",
    t.id as "ticketId", t.code, d.code as "discountCode", t.admitted_at as "admittedAt"
  from order_line l
  join orders o on o.event_id = l.event_id and o.id = l.order_id
  join side on side.event_id = l.event_id and side.id = l.side_id
  left join seat s on s.event_id = l.event_id and s.line_id = l.id
  left join ticket t on t.event_id = l.event_id and t.line_id = l.id and t.voided_at is null
  left join discount_code d on d.event_id = o.event_id and d.id = o.code_id
  where l.event_id = $1
  order by side.position, o.created_at, o.id, l.position`;

/**
 * The guests of one event by side, the first to register first. `search` looks in names, addresses, door codes and
 * the discount code of the order; `group` null is everyone whose seat is kept. Null when there is no such event.
 */
export async function listGuests(
  world: World,
  input: { eventId: string; locale: Locale; search: string; group: GuestGroup | "all" | null },
): Promise<GuestList | null> {
  const event = await readOfficeEvent(world, input);
  if (!event) return null;
  const { rows } = await world.db.pool.query<Row>(query, [event.id]);
  const all = rows.map((row) => readRow(world, row, input.locale));
  const counts = countGroups(all.map(({ guest }) => guest));
  const wanted = all.filter(({ guest, email, codes }) => {
    const asked =
      input.group === "all" || (input.group === null ? isKept(guest.group) : guest.group === input.group);
    return asked && matchesGuest(input.search, { name: guest.name, email, codes });
  });
  return { event, counts, guests: wanted.map(({ guest }) => guest) };
}

function readRow(
  world: World,
  row: Row,
  locale: Locale,
): { guest: GuestRow; email: string; codes: string[] } {
  const { labelZh, labelEn, personSealed, code, discountCode, lineState, ...rest } = row;
  if (!isOrderState(row.state)) throw new Error(`unknown order state ${row.state}`);
  const state = lineOrderState(row.state, lineState);
  const { name, email } = openGuest(world, personSealed);
  const group = guestGroup({ state, admitted: row.admittedAt !== null });
  const sideLabel = locale === "en" ? labelEn : labelZh;
  return {
    guest: { ...rest, name, state, group, sideLabel },
    email,
    codes: [code, discountCode].filter((one) => one !== null),
  };
}

function isKept(group: GuestGroup): boolean {
  return group === "coming" || group === "inside" || group === "paying";
}

function countGroups(guests: readonly GuestRow[]): Record<GuestGroup, number> {
  const counts: Record<GuestGroup, number> = {
    coming: 0,
    asking: 0,
    paying: 0,
    inside: 0,
    refund: 0,
    gone: 0,
  };
  for (const guest of guests) counts[guest.group] += 1;
  return counts;
}
