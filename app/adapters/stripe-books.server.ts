import type Stripe from "stripe";
import type { BalanceLine, ChargeFacts, DisputeFacts, RefundFacts } from "./payment-facts.server.ts";
import type { Payments } from "./stripe.server.ts";
import { asked, unavailable } from "./stripe-asked.server.ts";
import { readBalanceLine, readCharge, readDispute, readRefund } from "./stripe-shapes.server.ts";

function since(moment: Date): { created: { gte: number } } {
  return { created: { gte: Math.floor(moment.getTime() / 1000) } };
}

/** What Stripe has in its books: lists for comparing, and disputes. */
export function bookCalls(
  stripe: Stripe,
): Pick<Payments, "listRefundsSince" | "listCharges" | "retrieveDispute" | "listDisputes" | "listBalance"> {
  return {
    listRefundsSince: (moment) =>
      asked(async () => {
        const refunds: RefundFacts[] = [];
        for await (const refund of stripe.refunds.list({ ...since(moment), limit: 100 }))
          refunds.push(readRefund(refund));
        return { ok: true as const, refunds };
      }, unavailable),
    listCharges: (moment) =>
      asked(async () => {
        const charges: ChargeFacts[] = [];
        for await (const charge of stripe.charges.list({ ...since(moment), limit: 100 })) {
          const read = readCharge(charge);
          if (read) charges.push(read);
        }
        return { ok: true as const, charges };
      }, unavailable),
    retrieveDispute: (disputeId) =>
      asked(
        async () => ({ ok: true as const, dispute: readDispute(await stripe.disputes.retrieve(disputeId)) }),
        (refusal) =>
          refusal.kind === "not-found"
            ? { ok: false as const, reason: "not-found" as const }
            : unavailable(refusal),
      ),
    listDisputes: (moment) =>
      asked(async () => {
        const disputes: DisputeFacts[] = [];
        for await (const dispute of stripe.disputes.list({ ...since(moment), limit: 100 }))
          disputes.push(readDispute(dispute));
        return { ok: true as const, disputes };
      }, unavailable),
    listBalance: (moment) =>
      asked(async () => {
        const lines: BalanceLine[] = [];
        const window = moment ? since(moment) : {};
        const wanted = { ...window, limit: 100, expand: ["data.source"] };
        for await (const line of stripe.balanceTransactions.list(wanted)) lines.push(readBalanceLine(line));
        return { ok: true as const, lines };
      }, unavailable),
  };
}
