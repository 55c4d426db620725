import type Stripe from "stripe";
import { viewTxn } from "./balance.server.ts";
import { viewCharge } from "./charge-view.server.ts";
import type { Desk } from "./desk.server.ts";
import { viewDispute } from "./disputes.server.ts";
import { invalid } from "./errors.server.ts";
import { viewIntent } from "./intent-view.server.ts";
import { viewLineItem, type WireLineItem } from "./line-item-view.server.ts";
import { viewRefund } from "./refund-view.server.ts";
import { viewSession } from "./session-view.server.ts";

/** Anything that the API shows by its id. */
export type Shown =
  | Stripe.Checkout.Session
  | Stripe.PaymentIntent
  | Stripe.Charge
  | Stripe.Refund
  | Stripe.Dispute
  | Stripe.BalanceTransaction;

/** The thing behind an id, told by its prefix; null when there is none. */
export function look(desk: Desk, id: string): Shown | null {
  const { store } = desk;
  const session = store.sessions.get(id);
  if (session) return viewSession(desk, session);
  const intent = store.intents.get(id);
  if (intent) return viewIntent(desk, intent);
  const charge = store.charges.get(id);
  if (charge) return viewCharge(desk, charge);
  const refund = store.refunds.get(id);
  if (refund) return viewRefund(desk, refund);
  const dispute = store.disputes.get(id);
  if (dispute) return viewDispute(desk, dispute);
  const txn = store.txns.get(id);
  return txn ? viewTxn(desk, txn) : null;
}

/** Lists that Stripe leaves out of an object unless asked to expand them. */
function included(desk: Desk, owner: { id: string }, field: string): unknown {
  const session = field === "line_items" ? desk.store.sessions.get(owner.id) : undefined;
  if (session) {
    const list: Stripe.ApiList<WireLineItem> = {
      object: "list",
      data: session.lineItems.map((item) => viewLineItem(session, item)),
      has_more: false,
      url: `/v1/checkout/sessions/${session.id}/line_items`,
    };
    return list;
  }
  const charge = field === "refunds" ? desk.store.charges.get(owner.id) : undefined;
  if (!charge) return undefined;
  const refunds: Stripe.ApiList<Stripe.Refund> = {
    object: "list",
    data: desk.store.refunds
      .newestFirst()
      .filter((refund) => refund.chargeId === charge.id)
      .map((refund) => viewRefund(desk, refund)),
    has_more: false,
    url: `/v1/charges/${charge.id}/refunds`,
  };
  return refunds;
}

/** Answers with ids replaced by what they name, along each asked path. @throws for a path that cannot be followed. */
export function expandAll(desk: Desk, answer: object, paths: string[] | undefined): object {
  return (paths ?? []).reduce((shown, path, index) => {
    if (path.split(".").length > 4) {
      throw invalid("You cannot expand more than 4 levels of a property.", { param: `expand[${index}]` });
    }
    return follow(desk, shown, path.split("."), path);
  }, answer);
}

function follow(desk: Desk, owner: object, path: string[], whole: string): object {
  const [field, ...rest] = path;
  if (field === undefined) return owner;
  const value: unknown = Reflect.get(owner, field);
  if (Array.isArray(value)) {
    return { ...owner, [field]: value.map((item: object) => follow(desk, item, rest, whole)) };
  }
  const target = typeof value === "string" ? look(desk, value) : (value ?? inside(desk, owner, field));
  if (target === undefined || (target === null && typeof value === "string")) {
    throw invalid(`This property cannot be expanded (${whole}).`, { param: "expand" });
  }
  if (typeof target !== "object" || target === null) return owner;
  return { ...owner, [field]: follow(desk, target, rest, whole) };
}

function inside(desk: Desk, owner: object, field: string): unknown {
  if (field in owner) return null;
  return "id" in owner && typeof owner.id === "string" ? included(desk, { id: owner.id }, field) : undefined;
}
