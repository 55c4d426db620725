import type { SessionRecord } from "../records.server.ts";
import type { Desk } from "./desk.server.ts";
import { conflicting } from "./errors.server.ts";
import { emit } from "./events.server.ts";
import { viewSession } from "./session-view.server.ts";

/** Ends an open session. @throws when it is no longer open. */
export function expireSession(desk: Desk, session: SessionRecord): SessionRecord {
  if (session.status !== "open") {
    throw conflicting(
      `Only Checkout Sessions with a status in ["open"] can be expired. This Checkout Session has a status of ${session.status}.`,
    );
  }
  const expired = desk.store.sessions.patch(session.id, { status: "expired" });
  if (session.intentId) {
    const intent = desk.store.intents.get(session.intentId);
    if (intent?.status === "requires_payment_method")
      desk.store.intents.patch(intent.id, { status: "canceled" });
  }
  emit(desk, "checkout.session.expired", viewSession(desk, expired));
  return expired;
}

/** Ends every session whose time is over, by the sandbox's clock. */
export function expireOverdue(desk: Desk): void {
  const now = desk.clock.seconds();
  for (const session of desk.store.sessions.each()) {
    if (session.status === "open" && session.expiresAt <= now) expireSession(desk, session);
  }
}
