import type { ChargeRecord } from "../records.server.ts";
import { bookCharge } from "./balance.server.ts";
import { viewCharge } from "./charge-view.server.ts";
import type { Desk } from "./desk.server.ts";
import { emit } from "./events.server.ts";

/** Machine time in ms at which a new charge's fee becomes known; null: when the control port says so. */
export function feeDue(desk: Desk): number | null {
  return desk.settings.feeAfter === null ? null : Date.now() + desk.settings.feeAfter;
}

/** Books a charge with its fee; the charge knows it from now on. */
export function bookFee(desk: Desk, charge: ChargeRecord): ChargeRecord {
  const txn = bookCharge(desk, charge);
  return desk.store.charges.patch(charge.id, { txnId: txn.id, feeDue: null });
}

/** Makes the fee of a succeeded charge known and says so with `charge.updated`; nothing happens the second time. */
export function revealFee(desk: Desk, charge: ChargeRecord): ChargeRecord {
  if (charge.txnId !== null || charge.status !== "succeeded") return charge;
  const known = bookFee(desk, charge);
  emit(desk, "charge.updated", viewCharge(desk, known), { balance_transaction: null });
  return known;
}

/** Fees whose machine time has come. */
export function revealDueFees(desk: Desk): void {
  const now = Date.now();
  for (const charge of desk.store.charges.each()) {
    if (charge.feeDue !== null && charge.feeDue <= now) revealFee(desk, charge);
  }
}
