import type { Tx } from "#app/adapters/db.server.ts";
import type { VenuePaymentKind } from "#app/domain/money/venue-payment-draft.ts";
import { venuePaymentEntry } from "#app/domain/payment/ledger.ts";
import { postLedger } from "../payment/post-ledger.server.ts";
import type { World } from "../world.server.ts";

/** A picture made anew by `remakePhoto`. */
export type ReceiptPicture = { contentType: string; bytes: Uint8Array<ArrayBuffer> };

/**
 * Writes down money that went to a venue, or came back from it, and posts it in the booking's book: what is owed to the
 * venue falls by it. Minor units above 0 of the booking's currency. The caller has locked the booking's row, and
 * decides whether the payment may be; `reason` is why it was paid before the evening broke even, null where nothing
 * had to be asked. Answers the payment's id.
 */
export async function recordVenuePayment(
  world: World,
  tx: Tx,
  paid: {
    id?: string;
    organiserId: string;
    bookingId: string;
    kind: VenuePaymentKind;
    amountMinor: number;
    currency: string;
    paidAt: Date;
    note?: string;
    reason: string | null;
    receipt?: ReceiptPicture | null;
  },
): Promise<string> {
  const { organiserId, bookingId, kind, amountMinor, currency, paidAt, note = "", reason, receipt } = paid;
  const [id, now] = [paid.id ?? world.ids.uuid(), world.clock.now()];
  await tx.venuePayment.create({
    data: {
      ...{ bookingId, id, kind, amountMinor, currency, paidAt, note, reason },
      ...{ recordedBy: organiserId, recordedAt: now },
    },
  });
  if (receipt) await tx.moneyReceipt.create({ data: { id, ...receipt, createdAt: now } });
  const lines = venuePaymentEntry({
    ...{ bookingId, paymentId: id, kind, amountMinor, currency, takenBack: false },
  });
  await postLedger(tx, lines, { at: paidAt, recordedAt: now });
  return id;
}
