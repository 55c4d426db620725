import { z } from "zod";
import type { Locale } from "#app/domain/events/locale.ts";
import { spanFields } from "#app/domain/events/time-span.ts";
import { type BookingFields, blankBooking } from "#app/domain/venues/booking-fields.ts";
import type { BookingParty, BookingState, BookingStep } from "#app/domain/venues/booking-state.ts";
import { bookingParties, bookingSteps } from "#app/domain/venues/booking-state.ts";
import type { Terms } from "#app/domain/venues/terms.ts";
import { changedParts, type TermsPart } from "#app/domain/venues/terms-change.ts";
import { termsFields } from "#app/domain/venues/terms-draft.ts";
import { venueWords } from "#app/domain/venues/venue-words.ts";
import { letterSender } from "../letters/letter-sender.server.ts";
import type { World } from "../world.server.ts";
import { messageOf, stateOf } from "./booking-steps.server.ts";
import { owedNow } from "./cancel-booking.server.ts";
import { termsOf } from "./terms-rows.server.ts";

export type TalkVersion = {
  version: number;
  by: "organiser" | "venue";
  at: Date;
  startsAt: Date;
  endsAt: Date;
  terms: Terms;
  /** What differs from the version before; nothing for the first. */
  changed: TermsPart[];
};

/** A booking as both sides see it; amounts in minor units of its currency. */
export type TalkFacts = {
  id: string;
  business: string;
  venue: { id: string; name: string; address: string; timeZone: string };
  room: string | null;
  state: BookingState;
  expectedHeads: number | null;
  currency: string;
  /** The newest first. */
  versions: TalkVersion[];
  steps: { seq: number; at: Date; by: BookingParty; step: BookingStep; message: string }[];
  /** What cancelling would cost now, and what it did. */
  owedMinor: number;
  cancelOwedMinor: number | null;
  paid: { minor: number; at: Date; receipt: boolean } | null;
  agreed: { version: number; at: Date } | null;
  /** The venue is written to. */
  linked: boolean;
  /** The newest version as a form shows it. */
  fields: BookingFields;
};

const roomShape = z.object({ name: z.string(), nameEn: z.string() });
const party = z.enum(bookingParties);
const stepName = z.enum(bookingSteps);

/** One booking with its versions and its history; null when there is none. */
export async function readTalk(
  world: World,
  input: { bookingId: string; venueId: string; locale: Locale },
): Promise<TalkFacts | null> {
  const { bookingId, venueId, locale } = input;
  const row = await world.db.prisma.venueBooking.findFirst({
    where: { id: bookingId, venueId },
    include: {
      venue: true,
      terms: { orderBy: { version: "desc" } },
      steps: { orderBy: { seq: "desc" } },
      receipt: { select: { bookingId: true } },
    },
  });
  if (!row) return null;
  const { venue, currency, depositPaidMinor, depositPaidAt, agreedVersion, agreedAt } = row;
  const said = row.terms.map((one) => ({ ...one, terms: termsOf(one) }));
  const versions = said.map((one, at): TalkVersion => {
    const before = said[at + 1];
    const { version, startsAt, endsAt, terms } = one;
    return {
      ...{ version, at: one.createdAt, startsAt, endsAt, terms },
      by: one.proposedBy === "venue" ? "venue" : "organiser",
      changed: before ? changedParts(before, one) : [],
    };
  });
  const { name, city, address } = venueWords(venue, locale);
  const room = roomShape.safeParse(row.room);
  const { sender } = await letterSender(world, locale);
  const place = { currency, timeZone: venue.timeZone };
  return {
    ...{ id: row.id, business: sender.business, currency, versions },
    ...{ expectedHeads: row.expectedHeads, cancelOwedMinor: row.cancelOwedMinor },
    venue: { id: venue.id, name, address: `${city} · ${address}`, timeZone: venue.timeZone },
    room: room.success ? (locale === "en" && room.data.nameEn) || room.data.name : null,
    state: stateOf(row.state),
    steps: row.steps.map(({ seq, at, actor, step, messageSealed }) => ({
      ...{ seq, at, by: party.parse(actor), step: stepName.parse(step) },
      message: messageOf(world, messageSealed),
    })),
    owedMinor: owedNow(row, world.clock.now()),
    paid:
      depositPaidMinor !== null && depositPaidAt !== null
        ? { minor: depositPaidMinor, at: depositPaidAt, receipt: row.receipt !== null }
        : null,
    agreed: agreedVersion !== null && agreedAt !== null ? { version: agreedVersion, at: agreedAt } : null,
    linked: row.contactSealed !== null,
    fields: {
      ...blankBooking,
      ...spanFields(row, venue.timeZone),
      ...termsFields(termsOf(row.terms[0]), place),
    },
  };
}
