import type { SessionRecord } from "../records.server.ts";
import type { Desk } from "./desk.server.ts";
import { conflicting } from "./errors.server.ts";
import { takeMoney } from "./payments.server.ts";

/** Takes the money of a session that has already been answered as expired. @throws when it was paid before. */
export function takeLateMoney(desk: Desk, session: SessionRecord): SessionRecord {
  if (session.paymentStatus === "paid") throw conflicting("This Checkout Session has been paid.");
  const { method, keepExpired } = session.lateMoney ?? { method: "card", keepExpired: false };
  return takeMoney(desk, session, method, keepExpired ? "expired" : "complete");
}

/** Late money whose machine time has come. */
export function takeDueLateMoney(desk: Desk): void {
  const now = Date.now();
  for (const session of desk.store.sessions.each()) {
    if (session.lateMoney && session.lateMoney.at <= now) takeLateMoney(desk, session);
  }
}
