import { venuePaymentEntry } from "#app/domain/payment/ledger.ts";
import { recordAudit } from "../organiser/audit.server.ts";
import { postLedger } from "../payment/post-ledger.server.ts";
import { lockTalk } from "../venues/lock-talk.server.ts";
import type { World } from "../world.server.ts";
import { readKind } from "./show-venue-payments.server.ts";

export type TakeBackOutcome = { ok: true } | { ok: false; reason: "not-found" | "corrected-already" };

/**
 * Takes back a payment that was written down by mistake, by a counter entry; no money moves. A deposit stays: it
 * confirmed the booking. The booking's row is locked: of two people at once one does it.
 */
export async function takeBackPayment(
  world: World,
  input: { organiserId: string; venueId: string; bookingId: string; paymentId: string },
): Promise<TakeBackOutcome> {
  const { organiserId, venueId, bookingId, paymentId } = input;
  return world.db.transaction(async (tx): Promise<TakeBackOutcome> => {
    const talk = await lockTalk(tx, { by: "organiser", organiserId, venueId, bookingId });
    if (talk === null) return { ok: false, reason: "not-found" };
    const rows = await tx.venuePayment.findMany({
      where: { bookingId, OR: [{ id: paymentId, corrects: null }, { corrects: paymentId }] },
    });
    const wrong = rows.find(({ id }) => id === paymentId);
    if (!wrong || wrong.kind === "deposit") return { ok: false, reason: "not-found" };
    if (rows.length > 1) return { ok: false, reason: "corrected-already" };
    const { amountMinor, currency, paidAt } = wrong;
    const [now, kind] = [world.clock.now(), readKind(wrong.kind)];
    await tx.venuePayment.create({
      data: {
        ...{ bookingId, id: world.ids.uuid(), kind, amountMinor, currency, paidAt, corrects: paymentId },
        ...{ recordedBy: organiserId, recordedAt: now },
      },
    });
    const lines = venuePaymentEntry({ bookingId, paymentId, kind, amountMinor, currency, takenBack: true });
    await postLedger(tx, lines, { at: paidAt, recordedAt: now });
    const detail = { kind, amountMinor, currency };
    await recordAudit(world, tx, {
      organiserId,
      action: "venue-payment-taken-back",
      subject: bookingId,
      detail,
    });
    return { ok: true };
  });
}
