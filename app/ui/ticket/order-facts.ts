import type { Locale } from "#app/domain/events/locale.ts";
import type { OrderState } from "#app/domain/payment/order-state.ts";
import type { RefundLadder, RefundQuote } from "#app/domain/payment/refund-ladder.ts";

export type RefundFacts = {
  readonly amountMinor: number;
  readonly currency: string;
  readonly state: string;
  readonly reason: string;
  readonly settledAt: Date | null;
};

/** One person of a group, as who ordered may see them. Amounts in minor units. */
export type GroupPersonFacts = {
  readonly place: number;
  readonly name: string;
  readonly side: { readonly labelZh: string; readonly labelEn: string };
  readonly seatNumber: number | null;
  readonly priceMinor: number;
  readonly state: "live" | "inside" | "cancelled" | "resale";
  readonly mine: boolean;
  readonly confirmed: boolean;
  readonly refundMinor: number | null;
  readonly quote: RefundQuote | null;
};

/** What the page of an order shows, for the holder of its link alone. */
export type OrderFacts = {
  readonly state: OrderState;
  readonly holdUntil: Date | null;
  readonly holdOver: boolean;
  readonly canPay: boolean;
  readonly totalMinor: number;
  readonly currency: string;
  /** The code it was ordered with, and what the seats cost without it. */
  readonly discount: { readonly code: string; readonly listMinor: number } | null;
  readonly complimentary: boolean;
  readonly needsOrganiser: string | null;
  readonly paidAt: Date | null;
  readonly closedReason: string | null;
  readonly role: "sole" | "payer" | "holder";
  readonly place: number;
  readonly confirmed: boolean | null;
  /** Everybody on the order, for who ordered a group; empty else. */
  readonly people: readonly GroupPersonFacts[];
  readonly person: { readonly name: string };
  readonly side: { readonly labelZh: string; readonly labelEn: string };
  readonly seatNumber: number | null;
  readonly ticket: { readonly code: string; readonly admittedAt: Date | null } | null;
  readonly event: {
    readonly slug: string;
    readonly state: string;
    readonly startsAt: Date;
    readonly endsAt: Date;
    readonly timeZone: string;
    readonly venue: {
      /** The language of its words. */
      readonly locale: Locale;
      readonly name: string;
      readonly city: string;
      readonly area: string;
      readonly address: string | null;
      readonly mapUrl: string | null;
    } | null;
  };
  /** The event moved after the order was made: its time before, and until when all of the money comes back. */
  readonly moved: { readonly startsAt: Date; readonly endsAt: Date; readonly offerUntil: Date | null } | null;
  readonly refundLadder: RefundLadder;
  readonly firm: boolean;
  readonly quote: RefundQuote | null;
  /** Given back now, for nothing, the seat would wait to be sold again. */
  readonly resale: boolean;
  readonly refunds: readonly RefundFacts[];
};

/** What stands around an order on its page. */
export type OrderPageFacts = {
  readonly order: OrderFacts;
  /** The event's words in the page's language, or in its own. */
  readonly words: { readonly locale: Locale; readonly title: string; readonly bring: string };
  readonly qr: { readonly size: number; readonly path: string } | null;
  /** The order's address without language and origin. */
  readonly path: string;
  readonly origin: string;
  readonly contactEmail: string | null;
  readonly now: Date;
};
