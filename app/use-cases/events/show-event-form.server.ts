import type { EventFields } from "#app/domain/events/event-draft.ts";
import { programmeText, type TextFields } from "#app/domain/events/event-texts.ts";
import { goFields } from "#app/domain/events/go-fields.ts";
import { ladderFields } from "#app/domain/events/ladder-fields.ts";
import { readPriceSteps } from "#app/domain/events/price-steps.ts";
import { readProgramme } from "#app/domain/events/programme.ts";
import { salesFields } from "#app/domain/events/sales-fields.ts";
import type { SideFields } from "#app/domain/events/side-draft.ts";
import { stepFields } from "#app/domain/events/step-fields.ts";
import { mainTitle } from "#app/domain/events/text-in.ts";
import { spanFields } from "#app/domain/events/time-span.ts";
import { amountText } from "#app/domain/money/amount-text.ts";
import { versionOf } from "#app/domain/organiser/version.ts";
import { defaultRefundLadder, parseRefundLadder } from "#app/domain/payment/refund-ladder.ts";
import type { Prisma } from "#prisma/generated/client.ts";
import { readBusiness } from "../organiser/read-business.server.ts";
import type { World } from "../world.server.ts";
import { type BookingChoice, listFreeBookings } from "./list-bookings.server.ts";

/** What the event's form is filled with and drawn from. */
export type EventForm = {
  eventId: string;
  slug: string;
  state: string;
  salesPaused: boolean;
  /** Cancelled or over: shown, no longer changed. */
  editable: boolean;
  version: string;
  title: string;
  currency: string;
  timeZone: string;
  bookingId: string;
  bookings: BookingChoice[];
  /** Taken seats by side; they set the smallest capacity. */
  taken: Record<string, number>;
  fields: EventFields;
};

const parts = {
  texts: true,
  sides: { orderBy: { position: "asc" } },
} satisfies Prisma.EventInclude;
type EventRow = Prisma.EventGetPayload<{ include: typeof parts }>;

/** An event as its form shows it; null when there is none. */
export async function showEventForm(world: World, input: { eventId: string }): Promise<EventForm | null> {
  const event = await world.db.prisma.event.findUnique({ where: { id: input.eventId }, include: parts });
  if (!event) return null;
  return {
    eventId: event.id,
    slug: event.slug,
    state: event.state,
    salesPaused: event.salesPausedAt !== null,
    editable: event.state === "draft" || (event.state === "published" && event.endsAt > world.clock.now()),
    version: versionOf(event.updatedAt),
    title: mainTitle(event),
    currency: event.currency,
    timeZone: event.timeZone,
    bookingId: event.bookingId ?? "",
    bookings: await listFreeBookings(world, { eventId: event.id }),
    taken: Object.fromEntries(event.sides.map(({ id, taken }) => [id, taken])),
    fields: fieldsOf(event),
  };
}

function fieldsOf(event: EventRow): EventFields {
  return {
    ...spanFields(event, event.timeZone),
    ...salesFields(event, event.timeZone),
    ...goFields(event, event.timeZone, event.currency),
    kind: event.kind,
    zh: textOf(event, "zh-CN"),
    en: textOf(event, "en"),
    closeHours: hoursText(event.startsAt.getTime() - event.salesCloseAt.getTime()),
    minAge: String(event.minAge),
    maxAge: event.maxAge === null ? "" : String(event.maxAge),
    addressVisibility: event.addressVisibility,
    ladder: ladderFields(parseRefundLadder(event.refundLadder) ?? defaultRefundLadder),
    sides: event.sides.map((side) => sideOf(side, event.currency)),
  };
}

function sideOf(side: EventRow["sides"][number], currency: string): SideFields {
  const { id, labelZh, labelEn, needsApproval, balanced, earlyBirdMinor, goNoGoMin } = side;
  return {
    ...{ id, labelZh, labelEn, needsApproval, balanced, remove: false },
    capacity: String(side.capacity),
    price: amountText(side.priceMinor, currency),
    goMin: goNoGoMin === null ? "" : String(goNoGoMin),
    early: earlyBirdMinor === null ? "" : amountText(earlyBirdMinor, currency),
    steps: stepFields(readPriceSteps(side.priceSteps), currency),
  };
}

function textOf(event: EventRow, locale: string): TextFields {
  const text = event.texts.find((row) => row.locale === locale);
  if (!text) return { title: "", summary: "", about: "", bring: "", programme: "" };
  const { title, summary, about, bring } = text;
  return { title, summary, about, bring, programme: programmeText(readProgramme(text.programme)) };
}

/** Hours with at most two decimals; a moment after the start counts as the start. */
function hoursText(milliseconds: number): string {
  return String(Math.max(0, Math.round(milliseconds / 36_000) / 100));
}

/** What a new event's form needs before there is an event. */
export async function showNewEvent(
  world: World,
): Promise<{ currency: string; timeZone: string; bookings: BookingChoice[] }> {
  const { currency, timeZone } = await readBusiness(world);
  return { currency, timeZone, bookings: await listFreeBookings(world, { eventId: null }) };
}
