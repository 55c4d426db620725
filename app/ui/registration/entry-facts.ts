import type { EventView } from "#app/domain/events/event-view.ts";
import type { CodeShown } from "./code-field.tsx";
import type { FieldReason } from "./field-sentence.ts";
import type { FieldName, FormValues } from "./form-values.ts";

export type EntryFacts = {
  readonly state: "waiting" | "offered" | "expired" | "claimed" | "left" | "closed";
  readonly event: EventView;
  readonly email: string;
  readonly joinedAt: Date;
  readonly now: Date;
  readonly place: number | null;
  readonly places: readonly { sideId: string; side: string; position: number; seats: number }[];
  readonly offer: OfferFacts | null;
  readonly orderToken: string | null;
  readonly again: boolean;
};

export type OfferFacts = {
  readonly until: Date;
  readonly formToken: string;
  readonly seats: readonly { sideId: string; side: string; priceMinor: number }[];
  readonly totalMinor: number;
  readonly currency: string;
  readonly takesCodes: boolean;
};

/** What one person of a party typed; the first one's address is the entry's own. */
export type PersonValues = Pick<
  FormValues,
  "name" | "email" | "phone" | "birthYear" | "birthMonth" | "birthDay"
>;
export type PersonReasons = Partial<Record<FieldName, FieldReason>>;

/** The form of an offer as it was sent and refused; null parts when nothing was sent yet. */
export type OfferForm = {
  readonly formToken: string | null;
  readonly people: readonly PersonValues[];
  readonly consents: FormValues["consents"];
  readonly code: string;
  /** What the code in the field takes off, or why not. */
  readonly tried: Omit<CodeShown, "asked">;
  readonly reasons: readonly PersonReasons[];
  readonly problem:
    | "offer-gone"
    | "too-many"
    | "too-many-holds"
    | "no-seat"
    | "code-refused"
    | "price-changed"
    | null;
};

export const emptyPerson: PersonValues = {
  name: "",
  email: "",
  phone: "",
  birthYear: "",
  birthMonth: "",
  birthDay: "",
};

export const emptyOffer: OfferForm = {
  formToken: null,
  people: [],
  consents: { terms: null, privacy: null, conduct: null },
  code: "",
  tried: { good: null, refused: null },
  reasons: [],
  problem: null,
};
