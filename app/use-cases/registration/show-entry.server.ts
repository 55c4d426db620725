import type { EventView } from "#app/domain/events/event-view.ts";
import { isLocale, type Locale } from "#app/domain/events/locale.ts";
import { salesState } from "#app/domain/registration/sales.ts";
import { placeInQueue } from "#app/domain/registration/waitlist-queue.ts";
import { findPublicEvent } from "../events/show-event.server.ts";
import type { World } from "../world.server.ts";
import { orderToken } from "./order-link.server.ts";
import { priceOffer } from "./price-offer.server.ts";
import { type Entry, entryReader, readEntry, readQueue } from "./waitlist-entry.server.ts";
import { type EntryKey, readWaitlistToken } from "./waitlist-link.server.ts";

export type EntryState = "waiting" | "offered" | "expired" | "claimed" | "left" | "closed";

/** What the holder of an entry's link sees. */
export type EntryView = {
  state: EntryState;
  event: EventView;
  email: string;
  /** The language of its letters. */
  locale: Locale;
  joinedAt: Date;
  now: Date;
  /** From 1; null when they do not wait. */
  place: number | null;
  places: { sideId: string; side: string; position: number; seats: number }[];
  offer: OfferView | null;
  /** The order that took the offer, as long as it is theirs. */
  orderToken: string | null;
  /** The waitlist can be joined again. */
  again: boolean;
};

export type OfferView = {
  until: Date;
  /** The one-time token of the form: however often it is sent, it is one order. */
  formToken: string;
  /** One for each person, in the order of the sides; prices in minor units, without a code. */
  seats: { sideId: string; side: string; priceMinor: number }[];
  totalMinor: number;
  currency: string;
  /** Whether there is any code to type. */
  takesCodes: boolean;
};

const states: readonly string[] = ["waiting", "offered", "expired", "claimed", "left", "closed"];

function isEntryState(state: string): state is EntryState {
  return states.includes(state);
}

/**
 * The page of an entry, for the holder of its link alone. An offer whose time is over shows as passed at once, though
 * it is the next sweep that ends it: looking changes nothing.
 */
export async function showEntry(
  world: World,
  input: { token: string; locale: Locale },
): Promise<{ ok: true; entry: EntryView } | { ok: false; reason: "not-found" }> {
  const key = readWaitlistToken(world.vault, input.token);
  const row = key && (await readEntry(world.db.prisma, key));
  if (!key || row?.kind !== "join") return { ok: false, reason: "not-found" };
  const event = await findPublicEvent(world, { slug: row.event.slug, locale: input.locale });
  if (!event) return { ok: false, reason: "not-found" };
  const now = world.clock.now();
  const state = stateAt(row, now);
  const { email, locale } = entryReader(world, row);
  const waits = state === "waiting";
  return {
    ok: true,
    entry: {
      state,
      event,
      email,
      locale: isLocale(locale) ? locale : input.locale,
      joinedAt: row.joinedAt,
      now,
      place: waits ? placeInQueue(await readQueue(world.db.prisma, key.eventId), key.entryId) : null,
      places: placesOf(row, event),
      offer: state === "offered" ? await offerOf(world, row, key, event) : null,
      orderToken: state === "claimed" ? await ownOrderToken(world, row) : null,
      again: salesState(row.event, now).open,
    },
  };
}

/** The state to show: an overdue offer has passed, and nothing is to be had once sales are over. */
export function stateAt(
  entry: Pick<Entry, "state" | "offerUntil"> & { event: Parameters<typeof salesState>[0] },
  now: Date,
): EntryState {
  const state = isEntryState(entry.state) ? entry.state : "closed";
  if (state !== "waiting" && state !== "offered") return state;
  const sales = salesState(entry.event, now);
  if (!sales.open && sales.reason !== "paused") return "closed";
  return state === "offered" && (entry.offerUntil === null || entry.offerUntil <= now) ? "expired" : state;
}

function placesOf(row: Entry, event: EventView): EntryView["places"] {
  return row.places
    .map(({ sideId, seats }) => {
      const position = event.sides.findIndex(({ id }) => id === sideId);
      return { sideId, position, side: event.sides[position]?.label ?? "", seats };
    })
    .sort((a, b) => a.position - b.position);
}

async function offerOf(world: World, row: Entry, key: EntryKey, event: EventView): Promise<OfferView | null> {
  if (row.offerUntil === null) return null;
  const { eventId } = key;
  const { seats, totalMinor } = await priceOffer(world, key);
  const codes = await world.db.prisma.discountCode.count({ where: { eventId, disabledAt: null } });
  return {
    until: row.offerUntil,
    formToken: world.ids.token(16),
    seats: seats.map(({ sideId, priceMinor }) => ({
      sideId,
      side: event.sides.find(({ id }) => id === sideId)?.label ?? "",
      priceMinor,
    })),
    totalMinor,
    currency: event.currency,
    takesCodes: codes > 0,
  };
}

/** The key to the order that took the offer, unless its ticket has gone to another mailbox since. */
async function ownOrderToken(world: World, row: Entry): Promise<string | null> {
  const { eventId, orderId } = row;
  if (orderId === null) return null;
  const order = await world.db.prisma.order.findUnique({
    where: { eventId_id: { eventId, id: orderId } },
    select: { linkVersion: true, emailIndex: true },
  });
  if (!order || !Buffer.from(order.emailIndex).equals(row.emailIndex)) return null;
  return orderToken(world.vault, { eventId, orderId, linkVersion: order.linkVersion });
}
