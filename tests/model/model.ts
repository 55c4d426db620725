import type { HoldSeatInput } from "#app/use-cases/registration/hold-seat.server.ts";

/** One filled-in form and what its sender and the outside know of it; nothing here was read from our database. */
export type Buyer = {
  form: HoldSeatInput;
  /** People on the form. */
  seats: number;
  orderId: string | null;
  token: string | null;
  /** Payments Stripe took on a page that it called open. */
  paid: number;
  /** Payments Stripe took after it had called the page expired. */
  paidLate: number;
  /** A cancellation was asked for, by whom, and what was promised; null while the answer is not known. */
  gaveUp: { by: "attendee" | "organiser"; refundMinor: number | null } | null;
  /** Money was moved at Stripe without us, or by the buyer's bank, or a person decided on a part of it. */
  meddled: boolean;
  /** A side was changed, or one of the group gave up: money went back, or came, on the way. */
  changed: boolean;
};

export type Model = {
  buyers: Buyer[];
  eventCancelled: boolean;
  eventMoved: boolean;
};

export function newBuyer(form: HoldSeatInput): Buyer {
  return {
    ...{ form, seats: 1, orderId: null, token: null, paid: 0, paidLate: 0 },
    ...{ gaveUp: null, meddled: false, changed: false },
  };
}

export function newModel(): Model {
  return { buyers: [], eventCancelled: false, eventMoved: false };
}

/** The buyer whose order it is; undefined for an order nobody knows (a ticket given away, a form cut off by a crash). */
export function buyerOf(model: Model, orderId: string): Buyer | undefined {
  return model.buyers.find((buyer) => buyer.orderId === orderId);
}

/** Nobody but this buyer ordered under this address. */
export function isAlone(model: Model, buyer: Buyer): boolean {
  return model.buyers.every((other) => other === buyer || other.form.email !== buyer.form.email);
}
