import type Stripe from "stripe";
import { newId } from "../ids.server.ts";
import type { ChargeRecord, DisputeRecord, RefundRecord } from "../records.server.ts";
import type { Desk } from "./desk.server.ts";

type Entry = {
  type: Stripe.BalanceTransaction.Type;
  category: string;
  amount: number;
  /** Minor units; `of-charge` is reckoned on the settled amount. */
  fee: number | "of-charge";
  currency: string;
  source: string;
  description: string | null;
};

const settleSeconds = 2 * 24 * 3600;

/** Fee of a charge in minor units: basis points half-up plus the fixed part, never more than the amount. */
function feeOf(desk: Desk, amount: number): number {
  const { basisPoints, fixed } = desk.settings.fee;
  return Math.min(amount, Math.floor((amount * basisPoints + 5000) / 10_000) + fixed);
}

/** The entry in the currency of the payouts. A dispute's fee is set in that currency already. */
function settled(desk: Desk, entry: Entry): Entry & { rate: number | null } {
  const { settlement } = desk.settings;
  if (settlement === null || settlement.currency === entry.currency) return { ...entry, rate: null };
  const amount = Math.sign(entry.amount) * Math.floor(Math.abs(entry.amount) * settlement.rate + 0.5);
  return { ...entry, amount, currency: settlement.currency, rate: settlement.rate };
}

function book(desk: Desk, presented: Entry): Stripe.BalanceTransaction {
  const now = desk.clock.seconds();
  const converted = settled(desk, presented);
  const entry = {
    ...converted,
    fee: presented.fee === "of-charge" ? feeOf(desk, converted.amount) : presented.fee,
  };
  return desk.store.txns.put({
    id: newId("txn"),
    object: "balance_transaction",
    amount: entry.amount,
    available_on: now + settleSeconds,
    balance_type: "payments",
    created: now,
    currency: entry.currency,
    description: entry.description,
    exchange_rate: entry.rate,
    fee: entry.fee,
    fee_details: entry.fee === 0 ? [] : [feeDetail(entry)],
    net: entry.amount - entry.fee,
    reporting_category: entry.category,
    source: entry.source,
    status: "pending",
    type: entry.type,
  });
}

function feeDetail(entry: {
  category: string;
  fee: number;
  currency: string;
}): Stripe.BalanceTransaction.FeeDetail {
  const description = entry.category === "dispute" ? "Dispute fee" : "Stripe processing fees";
  return { amount: entry.fee, application: null, currency: entry.currency, description, type: "stripe_fee" };
}

/** Cards are `charge`, other ways to pay are `payment`, as in Stripe's reports. */
export function bookCharge(desk: Desk, charge: ChargeRecord): Stripe.BalanceTransaction {
  return book(desk, {
    type: charge.method === "card" ? "charge" : "payment",
    category: "charge",
    amount: charge.amount,
    fee: "of-charge",
    currency: charge.currency,
    source: charge.id,
    description: charge.description,
  });
}

/** Fees do not come back on a refund. */
export function bookRefund(
  desk: Desk,
  charge: ChargeRecord,
  refund: Pick<RefundRecord, "id" | "amount">,
): Stripe.BalanceTransaction {
  return book(desk, {
    type: charge.method === "card" ? "refund" : "payment_refund",
    category: "refund",
    amount: -refund.amount,
    fee: 0,
    currency: charge.currency,
    source: refund.id,
    description: "REFUND FOR CHARGE",
  });
}

export function bookRefundFailure(desk: Desk, refund: RefundRecord): Stripe.BalanceTransaction {
  return book(desk, {
    type: "refund_failure",
    category: "refund_failure",
    amount: refund.amount,
    fee: 0,
    currency: refund.currency,
    source: refund.id,
    description: "REFUND FAILURE",
  });
}

/** The disputed money leaves with a fee; a dispute that is won brings the money back, not the fee. */
export function bookDispute(
  desk: Desk,
  dispute: DisputeRecord,
  way: "withdrawn" | "reinstated",
): Stripe.BalanceTransaction {
  const out = way === "withdrawn";
  return book(desk, {
    type: "adjustment",
    category: out ? "dispute" : "dispute_reversal",
    amount: out ? -dispute.amount : dispute.amount,
    fee: out ? desk.settings.disputeFee : 0,
    currency: dispute.currency,
    source: dispute.id,
    description: out ? "Chargeback withdrawal" : "Chargeback reversal",
  });
}

/** Money becomes available two days after it moved. */
export function viewTxn(desk: Desk, txn: Stripe.BalanceTransaction): Stripe.BalanceTransaction {
  return { ...txn, status: desk.clock.seconds() >= txn.available_on ? "available" : "pending" };
}
