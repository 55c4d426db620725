import type Stripe from "stripe";
import { newId } from "../ids.server.ts";
import type { EventRecord } from "../records.server.ts";
import type { Desk } from "./desk.server.ts";

type Sent =
  | Stripe.CheckoutSessionCompletedEvent
  | Stripe.CheckoutSessionExpiredEvent
  | Stripe.CheckoutSessionAsyncPaymentSucceededEvent
  | Stripe.CheckoutSessionAsyncPaymentFailedEvent
  | Stripe.PaymentIntentCreatedEvent
  | Stripe.PaymentIntentProcessingEvent
  | Stripe.PaymentIntentSucceededEvent
  | Stripe.PaymentIntentPaymentFailedEvent
  | Stripe.ChargeSucceededEvent
  | Stripe.ChargeFailedEvent
  | Stripe.ChargePendingEvent
  | Stripe.ChargeUpdatedEvent
  | Stripe.ChargeRefundedEvent
  | Stripe.RefundCreatedEvent
  | Stripe.RefundUpdatedEvent
  | Stripe.RefundFailedEvent
  | Stripe.ChargeDisputeCreatedEvent
  | Stripe.ChargeDisputeUpdatedEvent
  | Stripe.ChargeDisputeClosedEvent
  | Stripe.ChargeDisputeFundsWithdrawnEvent
  | Stripe.ChargeDisputeFundsReinstatedEvent;

type Of<T extends Sent["type"]> = Extract<Sent, { type: T }>;

/** Writes an event with the object as it is now and hands it over for delivery. */
export function emit<T extends Sent["type"]>(
  desk: Desk,
  type: T,
  object: Of<T>["data"]["object"],
  previous: Of<T>["data"]["previous_attributes"] | null = null,
): void {
  const event: EventRecord = {
    id: newId("event"),
    type,
    created: desk.clock.seconds(),
    object,
    previous: previous ?? null,
    request: desk.request,
  };
  desk.store.events.put(event);
  desk.deliver(event);
}

/** The event as Stripe's API and webhooks show it. */
export function viewEvent(desk: Desk, event: EventRecord, livemode = false): Stripe.EventBase {
  return {
    id: event.id,
    object: "event",
    api_version: "2026-10-28.endive",
    created: event.created,
    data: { object: event.object, ...(event.previous ? { previous_attributes: event.previous } : {}) },
    livemode,
    pending_webhooks: waiting(desk, event.id),
    request: event.request,
    type: event.type,
  };
}

function waiting(desk: Desk, eventId: string): number {
  const delivery = desk.store.deliveries.get(eventId);
  return delivery && (delivery.state === "waiting" || delivery.state === "held") ? 1 : 0;
}
