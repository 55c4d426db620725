import type { AppLoadContext } from "@remix-run/node";
import { z } from "zod";
import type { SpanFields } from "#app/domain/events/time-span.ts";
import type { FieldProblems } from "#app/domain/organiser/field-problem.ts";
import type { VenueFields } from "#app/domain/venues/venue-draft.ts";
import { archiveVenue } from "#app/use-cases/venues/archive-venue.server.ts";
import { bookVenue, type MetBooking } from "#app/use-cases/venues/book-venue.server.ts";
import { cancelBooking } from "#app/use-cases/venues/cancel-booking.server.ts";
import { changeVenue } from "#app/use-cases/venues/save-venue.server.ts";
import { readShownVersion } from "../venues/read-answer.ts";
import { formIdOf, optionalId, spanForm, text } from "./form-fields.ts";
import { venueForm } from "./venue-form.ts";

/** What the venue's page is told after a form that was not accepted. */
export type VenueRefusal = {
  status: 404 | 409 | 422;
  problems?: FieldProblems;
  booking?: SpanFields & { fee: string };
  venue?: VenueFields;
  notice?: "stale" | "has-bookings" | "in-use";
  /** What cancelling a booking costs by now, where that is not what was shown. */
  owedMinor?: number;
  met?: MetBooking;
};
export type VenueAnswer =
  | { ok: true; done: "saved" | "booked" | "cancelled" }
  | ({ ok: false } & VenueRefusal);

type Call = {
  context: AppLoadContext;
  ids: { organiserId: string; venueId: string };
  texts: Record<string, string>;
};

const gone = { ok: false, status: 404 } as const;
const bookingForm = spanForm.extend({ fee: text });

async function save({ context, ids, texts }: Call): Promise<VenueAnswer> {
  const venue = venueForm.parse(texts);
  const saved = await changeVenue(context.world, { ...ids, version: texts.version ?? "", fields: venue });
  if (saved.ok) return { ok: true, done: "saved" };
  if (saved.reason === "not-found") return gone;
  if (saved.reason === "stale") return { ok: false, status: 409, notice: "stale", venue };
  return { ok: false, status: 422, problems: saved.problems, venue };
}

async function book({ context, ids, texts }: Call): Promise<VenueAnswer> {
  const booking = bookingForm.parse(texts);
  const booked = await bookVenue(context.world, { ...ids, fields: booking, formId: formIdOf(texts) });
  if (booked.ok) return { ok: true, done: "booked" };
  if (booked.reason === "not-found") return gone;
  if (booked.reason === "overlaps") return { ok: false, status: 409, met: booked.met, booking };
  return { ok: false, status: 422, problems: booked.problems, booking };
}

async function cancel({ context, ids, texts }: Call): Promise<VenueAnswer> {
  const { bookingId } = z.object({ bookingId: optionalId }).parse(texts);
  if (bookingId === null) return gone;
  const shownMinor = readShownVersion(texts.owed);
  const cancelled = await cancelBooking(context.world, { ...ids, bookingId, shownMinor });
  if (cancelled.ok) return { ok: true, done: "cancelled" };
  if (cancelled.reason === "owed-changed") return { ok: false, status: 409, owedMinor: cancelled.owedMinor };
  return cancelled.reason === "not-found" ? gone : { ok: false, status: 409, notice: "in-use" };
}

async function archive({ context, ids }: Call, archived: boolean): Promise<VenueAnswer> {
  const outcome = await archiveVenue(context.world, { ...ids, archived });
  if (outcome.ok) return { ok: true, done: "saved" };
  return outcome.reason === "not-found" ? gone : { ok: false, status: 409, notice: "has-bookings" };
}

/** What each button of the venue's page does. */
export const venueIntents: Readonly<Record<string, (call: Call) => Promise<VenueAnswer>>> = {
  save,
  book,
  "cancel-booking": cancel,
  archive: (call) => archive(call, true),
  restore: (call) => archive(call, false),
};
