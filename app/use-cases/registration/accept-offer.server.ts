import type { Locale } from "#app/domain/events/locale.ts";
import { startPayment } from "../payment/start-payment.server.ts";
import { anyBarred, firmFirst } from "../trust/person-standing.server.ts";
import type { World } from "../world.server.ts";
import { creditWaiting } from "./credit-partner.server.ts";
import { expireOffer } from "./expire-offers.server.ts";
import { type HoldOfferedOutcome, holdOffered } from "./hold-offered.server.ts";
import { orderToken } from "./order-link.server.ts";
import type { PartyPerson } from "./party-fields.server.ts";
import type { ConsentKind } from "./person-fields.server.ts";
import { entryReader, readEntry } from "./waitlist-entry.server.ts";
import { readWaitlistToken } from "./waitlist-link.server.ts";

export type AcceptInput = {
  token: string;
  locale: Locale;
  formToken: string;
  shownPriceMinor: number;
  code: string | null;
  /** In the order of the offer's seats; the first one's address is the entry's own, whatever is given. */
  people: readonly PartyPerson[];
  consents: Record<ConsentKind, string | null>;
  browserKey: string | null;
  networkKey: string | null;
};

export type AcceptOutcome =
  /** `payUrl` is null when there is nothing to pay, or (`held`) when the payment page cannot be had right now. */
  | { ok: true; token: string; payUrl: string | null; held: boolean }
  | Exclude<HoldOfferedOutcome, { ok: true }>
  | { ok: false; reason: "too-many" | "no-seat" };

/**
 * Takes an offered seat with the full form and opens the payment page. One offer is one order, however many tabs send
 * the form; an offer whose time is over ends there and then, and its seat goes on. Who missed two evenings sees first that
 * this ticket gives nothing back.
 */
export async function acceptOffer(world: World, input: AcceptInput): Promise<AcceptOutcome> {
  const { token, people, ...form } = input;
  const key = readWaitlistToken(world.vault, token);
  const entry = key && (await readEntry(world.db.prisma, key));
  if (!key || entry?.kind !== "join") return { ok: false, reason: "not-found" };
  if (!(await world.limits.take("change-entry", key.entryId)).ok) return { ok: false, reason: "too-many" };
  const { email } = entryReader(world, entry);
  const own = people.map((person, index) => (index === 0 ? { ...person, email } : person));
  const emails = own.map((person) => person.email);
  if (await anyBarred(world, emails)) return { ok: false, reason: "no-seat" };
  const held = await holdOffered(world, { ...form, ...key, people: own });
  if (!held.ok) {
    if (held.reason === "offer-over") await expireOffer(world, key);
    return held;
  }
  await creditWaiting(world, { ...key, orderId: held.order.orderId });
  const order = orderToken(world.vault, held.order);
  if (held.order.state !== "held" || (await firmFirst(world, { order: held.order, emails })))
    return { ok: true, token: order, payUrl: null, held: false };
  const payment = await startPayment(world, { token: order });
  return { ok: true, token: order, payUrl: payment.ok ? payment.url : null, held: true };
}
