import type { Notice } from "#app/adapters/payment-facts.server.ts";
import type { World } from "../world.server.ts";
import { adoptDispute } from "./adopt-dispute.server.ts";
import { adoptRefund, adoptRefundsOf } from "./adopt-refund.server.ts";
import { recordNotice } from "./record-notice.server.ts";
import { settleSession } from "./settle-session.server.ts";

export type ReceiveNoticeOutcome =
  | { ok: true; outcome: "handled" | "repeated" | "ignored" | "wrong-mode" }
  | { ok: false; reason: "bad-signature" };

/**
 * A notice from Stripe. Its signature is checked, each is acted on once, and what it is about is asked of Stripe
 * anew. Throws when Stripe cannot be asked, so that the notice comes again.
 */
export async function receiveNotice(
  world: World,
  input: { body: string; signature: string | null },
): Promise<ReceiveNoticeOutcome> {
  const read = world.payments.readNotice(input.body, input.signature, world.clock.now());
  if (!read.ok) return { ok: false, reason: "bad-signature" };
  const { notice } = read;
  const seen = { id: notice.id, type: notice.type, livemode: notice.livemode };
  if (notice.livemode !== world.payments.livemode) {
    world.log.error(
      { notice: notice.id, livemode: notice.livemode },
      "a notice of the wrong mode was ignored",
    );
    await world.db.transaction((tx) => recordNotice(world, tx, seen, "wrong-mode"));
    return { ok: true, outcome: "wrong-mode" };
  }
  if (await world.db.prisma.paymentNotice.findUnique({ where: { id: notice.id }, select: { id: true } }))
    return { ok: true, outcome: "repeated" };
  return act(world, notice, seen);
}

async function act(
  world: World,
  notice: Notice,
  seen: { id: string; type: string; livemode: boolean },
): Promise<ReceiveNoticeOutcome> {
  const { about } = notice;
  switch (about.kind) {
    case "session":
      return handled(
        await settleSession(world, { sessionId: about.sessionId, source: "webhook", notice: seen }),
      );
    case "charge": {
      const payment = await world.db.prisma.payment.findUnique({
        where: { paymentIntentId: about.paymentIntentId },
        select: { sessionId: true },
      });
      if (!payment) return ignored(world, seen);
      return handled(
        await settleSession(world, { sessionId: payment.sessionId, source: "webhook", notice: seen }),
      );
    }
    case "refund":
      return handled(await adoptRefund(world, { stripeRefundId: about.refundId, notice: seen }));
    case "charge-refunded":
      return handled(await adoptRefundsOf(world, { paymentIntentId: about.paymentIntentId, notice: seen }));
    case "dispute":
      return handled(await adoptDispute(world, { stripeDisputeId: about.disputeId, notice: seen }));
    case "other":
      return ignored(world, seen);
  }
}

async function ignored(
  world: World,
  seen: { id: string; type: string; livemode: boolean },
): Promise<ReceiveNoticeOutcome> {
  await world.db.transaction((tx) => recordNotice(world, tx, seen, "ignored"));
  return { ok: true, outcome: "ignored" };
}

function handled(result: { ok: boolean }): ReceiveNoticeOutcome {
  if (!result.ok) throw new Error("Stripe could not be asked about its notice");
  return { ok: true, outcome: "handled" };
}
