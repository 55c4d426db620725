import { z } from "zod";
import {
  type BookingFields,
  blankBooking,
  blankTerms,
  type CancellationFields,
  MOST_CANCELLATION_RUNGS,
  type TermsFields,
} from "#app/domain/venues/booking-fields.ts";
import type { RequestFields } from "#app/domain/venues/request-draft.ts";
import { spanForm, text } from "./form-fields.ts";

const termsShape = {
  kind: text,
  fee: text,
  perHead: text,
  minimum: text,
  share: text,
  perHour: text,
  headBasis: text,
  feeBearer: text,
  depositKind: text,
  deposit: text,
  depositDue: text,
  note: text,
} satisfies Record<keyof Omit<TermsFields, "cancellation">, z.ZodType>;

const bookingForm = spanForm.extend({
  setupMinutes: text,
  cleanupMinutes: text,
  expectedHeads: text,
  ...termsShape,
});

/** The rungs of a cancellation ladder by their numbered names; as many as were sent. */
function readRungs(texts: Record<string, string>): CancellationFields[] {
  return Array.from({ length: MOST_CANCELLATION_RUNGS }, (_, n) => ({
    days: text.parse(texts[`cancel${n}Days`]),
    percent: text.parse(texts[`cancel${n}Percent`]),
  }));
}

/** A booking's form as it arrives. */
export function readBookingForm(texts: Record<string, string>): BookingFields {
  return { ...blankBooking, ...bookingForm.parse(texts), cancellation: readRungs(texts) };
}

const requestShape = {
  contactName: text,
  contactEmail: text,
  contactLocale: text,
  room: text,
  message: text,
} satisfies Record<keyof RequestFields, z.ZodType>;

/** Whom a request goes to, as it arrives. */
export function readRequestForm(texts: Record<string, string>): RequestFields {
  return z.object(requestShape).parse(texts);
}

/** The form of new terms as it arrives. */
export function readTermsForm(texts: Record<string, string>): TermsFields {
  return { ...blankTerms, ...z.object(termsShape).parse(texts), cancellation: readRungs(texts) };
}
