import type { ChargeRecord, SessionRecord } from "../records.server.ts";
import type { Desk } from "../stripe/desk.server.ts";
import { ControlRefusal } from "./ask.server.ts";

/** @throws ControlRefusal 404 when there is no such record. */
export function known<R>(record: R | undefined, what: string): R {
  if (record === undefined) throw new ControlRefusal(404, `There is no such ${what}.`);
  return record;
}

export function sessionOf(desk: Desk, id: string): SessionRecord {
  return known(desk.store.sessions.get(id), "session");
}

/** A charge by its own id or by that of its payment intent or session. */
export function chargeOf(desk: Desk, id: string): ChargeRecord {
  const direct = desk.store.charges.get(id);
  if (direct) return direct;
  const intentId = desk.store.sessions.get(id)?.intentId ?? id;
  const chargeId = desk.store.intents.get(intentId)?.latestChargeId ?? "";
  return known(desk.store.charges.get(chargeId), "charge");
}
