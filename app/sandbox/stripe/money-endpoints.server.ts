import { viewTxn } from "./balance.server.ts";
import { viewCharge } from "./charge-view.server.ts";
import { viewDispute } from "./disputes.server.ts";
import { type Endpoint, endpoint } from "./endpoints.server.ts";
import { missing } from "./errors.server.ts";
import { viewEvent } from "./events.server.ts";
import { viewIntent } from "./intent-view.server.ts";
import { page, within } from "./lists.server.ts";
import {
  chargeList,
  disputeList,
  eventList,
  intentList,
  intentRetrieve,
  refundCreate,
  refundList,
  refundUpdate,
  retrieve,
  txnList,
} from "./read-params.server.ts";
import { viewRefund } from "./refund-view.server.ts";
import { createRefund } from "./refunds.server.ts";

/** A filter that was not given lets everything through. */
function is(asked: string | undefined, value: string | null): boolean {
  return asked === undefined || asked === value;
}

function known<R>(record: R | undefined, kind: string, id: string): R {
  if (record === undefined) throw missing(kind, id);
  return record;
}

const intents: Endpoint[] = [
  endpoint("GET", "/v1/payment_intents/:id", intentRetrieve, (desk, _params, id) =>
    viewIntent(desk, known(desk.store.intents.get(id), "payment_intent", id)),
  ),
  endpoint("GET", "/v1/payment_intents", intentList, (desk, params) => {
    const chosen = desk.store.intents
      .newestFirst()
      .filter((intent) => within(intent.created, params.created));
    return page(chosen, params, "payment_intent", "/v1/payment_intents", (intent) =>
      viewIntent(desk, intent),
    );
  }),
];

const charges: Endpoint[] = [
  endpoint("GET", "/v1/charges/:id", retrieve, (desk, _params, id) =>
    viewCharge(desk, known(desk.store.charges.get(id), "charge", id)),
  ),
  endpoint("GET", "/v1/charges", chargeList, (desk, params) => {
    const chosen = desk.store.charges
      .newestFirst()
      .filter(
        (charge) => within(charge.created, params.created) && is(params.payment_intent, charge.intentId),
      );
    return page(chosen, params, "charge", "/v1/charges", (charge) => viewCharge(desk, charge));
  }),
];

const refunds: Endpoint[] = [
  endpoint("POST", "/v1/refunds", refundCreate, (desk, params) =>
    viewRefund(desk, createRefund(desk, params)),
  ),
  endpoint("GET", "/v1/refunds/:id", retrieve, (desk, _params, id) =>
    viewRefund(desk, known(desk.store.refunds.get(id), "refund", id)),
  ),
  endpoint("POST", "/v1/refunds/:id", refundUpdate, (desk, params, id) => {
    const refund = known(desk.store.refunds.get(id), "refund", id);
    const metadata = { ...refund.metadata, ...params.metadata };
    return viewRefund(desk, desk.store.refunds.patch(id, { metadata }));
  }),
  endpoint("GET", "/v1/refunds", refundList, (desk, params) => {
    const chosen = desk.store.refunds
      .newestFirst()
      .filter(
        (refund) =>
          within(refund.created, params.created) &&
          is(params.charge, refund.chargeId) &&
          is(params.payment_intent, refund.intentId),
      );
    return page(chosen, params, "refund", "/v1/refunds", (refund) => viewRefund(desk, refund));
  }),
];

const disputes: Endpoint[] = [
  endpoint("GET", "/v1/disputes/:id", retrieve, (desk, _params, id) =>
    viewDispute(desk, known(desk.store.disputes.get(id), "dispute", id)),
  ),
  endpoint("GET", "/v1/disputes", disputeList, (desk, params) => {
    const chosen = desk.store.disputes
      .newestFirst()
      .filter(
        (dispute) =>
          within(dispute.created, params.created) &&
          is(params.charge, dispute.chargeId) &&
          is(params.payment_intent, dispute.intentId),
      );
    return page(chosen, params, "dispute", "/v1/disputes", (dispute) => viewDispute(desk, dispute));
  }),
];

const txns: Endpoint[] = [
  endpoint("GET", "/v1/balance_transactions/:id", retrieve, (desk, _params, id) =>
    viewTxn(desk, known(desk.store.txns.get(id), "balance_transaction", id)),
  ),
  endpoint("GET", "/v1/balance_transactions", txnList, (desk, params) => {
    const chosen = desk.store.txns
      .newestFirst()
      .filter(
        (txn) =>
          within(txn.created, params.created) &&
          is(params.currency?.toLowerCase(), txn.currency) &&
          is(params.type, txn.type) &&
          (params.source === undefined || txn.source === params.source),
      );
    return page(chosen, params, "balance_transaction", "/v1/balance_transactions", (txn) =>
      viewTxn(desk, txn),
    );
  }),
];

const events: Endpoint[] = [
  endpoint("GET", "/v1/events/:id", retrieve, (desk, _params, id) =>
    viewEvent(desk, known(desk.store.events.get(id), "event", id)),
  ),
  endpoint("GET", "/v1/events", eventList, (desk, params) => {
    const delivered = (id: string) => desk.store.deliveries.get(id)?.state === "delivered";
    const chosen = desk.store.events
      .newestFirst()
      .filter(
        (event) =>
          within(event.created, params.created) &&
          is(params.type, event.type) &&
          (params.types === undefined || params.types.includes(event.type)) &&
          (params.delivery_success === undefined || delivered(event.id) === params.delivery_success),
      );
    return page(chosen, params, "event", "/v1/events", (event) => viewEvent(desk, event));
  }),
];

/** Everything about money that the stand-in answers, beside the Checkout sessions. */
export const moneyEndpoints: Endpoint[] = [
  ...intents,
  ...charges,
  ...refunds,
  ...disputes,
  ...txns,
  ...events,
];
