import type { EventView, EventWords, PlaceView, SideView } from "#app/domain/events/event-view.ts";
import { eventStatus } from "#app/domain/events/event-view.ts";
import { isLocale, type Locale } from "#app/domain/events/locale.ts";
import { readProgramme } from "#app/domain/events/programme.ts";
import { sidePrices } from "#app/domain/events/side-prices.ts";
import { textIn } from "#app/domain/events/text-in.ts";
import { defaultRefundLadder, parseRefundLadder } from "#app/domain/payment/refund-ladder.ts";
import { salesState } from "#app/domain/registration/sales.ts";
import { sideAvailability } from "#app/domain/registration/seats-left.ts";
import { isStanding } from "#app/domain/venues/booking-state.ts";
import { mapLink } from "#app/domain/venues/map-link.ts";
import { venueWords } from "#app/domain/venues/venue-words.ts";
import type { Prisma } from "#prisma/generated/client.ts";
import type { World } from "../world.server.ts";
import { countSeats } from "./count-seats.server.ts";

export const eventParts = {
  texts: true,
  sides: { orderBy: { position: "asc" } },
  booking: { include: { venue: true } },
} satisfies Prisma.EventInclude;

type EventRow = Prisma.EventGetPayload<{ include: typeof eventParts }>;

const noSeats = {
  sold: 0,
  held: 0,
  reserved: 0,
  left: 0,
  free: 0,
  waiting: 0,
  mayFreeUp: 0,
  nextSeat: "first" as const,
};

/** Events as anybody may see them; those that are not public are left out. */
export async function readEvents(
  world: World,
  rows: readonly EventRow[],
  locale: Locale,
): Promise<EventView[]> {
  const counts = await countSeats(
    world,
    rows.map(({ id }) => id),
  );
  const now = world.clock.now();
  return rows.flatMap((row) => {
    const { currency, earlyBirdUntil } = row;
    const sides = row.sides.map((side): SideView => {
      const { nextSeat, ...count } = counts.get(side.id) ?? noSeats;
      return {
        id: side.id,
        label: locale === "en" ? side.labelEn : side.labelZh,
        capacity: side.capacity,
        needsApproval: side.needsApproval,
        ...count,
        availability: sideAvailability({ left: count.left, overdue: count.mayFreeUp }),
        ...sidePrices(side, nextSeat, { currency, earlyBirdUntil, now }),
      };
    });
    const status = eventStatus(salesState(row, now), sides);
    return status === null ? [] : [viewOf(row, status, sides, locale)];
  });
}

function viewOf(
  row: EventRow,
  status: EventView["status"],
  sides: readonly SideView[],
  locale: Locale,
): EventView {
  return {
    id: row.id,
    slug: row.slug,
    kind: row.kind,
    status,
    startsAt: row.startsAt,
    endsAt: row.endsAt,
    salesCloseAt: row.salesCloseAt,
    timeZone: row.timeZone,
    timeVersion: row.timeVersion,
    minAge: row.minAge,
    maxAge: row.maxAge,
    groupMax: row.groupMax,
    currency: row.currency,
    refundLadder: parseRefundLadder(row.refundLadder) ?? defaultRefundLadder,
    words: wordsOf(row, locale),
    place: placeOf(row, locale),
    sides,
  };
}

/** The words in a language, each missing one taken from the main language; the whole row falls back together. */
function wordsOf(row: EventRow, locale: Locale): EventWords {
  const text = textIn(row, locale);
  return {
    locale: isLocale(text?.locale) ? text.locale : "zh-CN",
    title: text?.title ?? "",
    summary: text?.summary ?? "",
    about: text?.about ?? "",
    bring: text?.bring ?? "",
    programme: readProgramme(text?.programme),
  };
}

/** A venue's name finds its address, so both are kept back where the address is for paid guests only. */
function placeOf(row: EventRow, asked: Locale): PlaceView | null {
  const calledOff = row.state === "cancelled" && row.booking?.state === "cancelled";
  if (!row.booking || (!isStanding(row.booking.state) && !calledOff)) return null;
  const { venue } = row.booking;
  const open = row.addressVisibility === "public";
  const { locale, city, area, name, address } = venueWords(venue, asked);
  return {
    locale,
    city,
    area,
    name: open ? name : null,
    address: open ? address : null,
    mapUrl: open ? mapLink(venue) : null,
  };
}
