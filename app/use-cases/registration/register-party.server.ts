import { emailIndexText, normaliseEmail } from "#app/domain/registration/email.ts";
import { startPayment } from "../payment/start-payment.server.ts";
import { anyBarred } from "../trust/person-standing.server.ts";
import type { World } from "../world.server.ts";
import { creditPartner } from "./credit-partner.server.ts";
import { type HoldPartyInput, type HoldPartyOutcome, holdParty } from "./hold-party.server.ts";
import { orderToken } from "./order-link.server.ts";
import { checkParty, type PartyPerson } from "./party-fields.server.ts";
import type { Fields } from "./person-fields.server.ts";

type Refusal = Exclude<HoldPartyOutcome, { ok: true }>;
export type RegisterPartyOutcome =
  | { ok: true; token: string; payUrl: string | null; held: boolean }
  | Refusal
  | { ok: false; reason: "no-seat" }
  /** The sum was not on the page yet: nothing is claimed, and it is shown first. */
  | { ok: false; reason: "check-total"; priceMinor: number; currency: string };

/**
 * Takes a seat for each of several people on one order, or for nobody, and opens the payment page. Every person has an
 * address of their own. `shownTotalMinor` is the sum that stood on the button, null when it could not be known there.
 */
export async function registerParty(
  world: World,
  input: Omit<HoldPartyInput, "shownPriceMinor"> & {
    shownTotalMinor: number | null;
    /** The code of the partner's link they came by. */
    via?: string | null;
  },
): Promise<RegisterPartyOutcome> {
  const { shownTotalMinor, ...asked } = input;
  const party = { ...asked, shownPriceMinor: shownTotalMinor ?? 0 };
  const twice = await whoSharesAnAddress(world, party);
  if (twice) return { ok: false, reason: "invalid", people: twice };
  const emails = party.people.map(({ email }) => email);
  if (await anyBarred(world, emails)) return { ok: false, reason: "no-seat" };
  const held = await holdParty(world, party);
  if (!held.ok && held.reason === "price-changed" && shownTotalMinor === null)
    return { ...held, reason: "check-total" };
  if (!held.ok) return held;
  await creditPartner(world, { ...held.order, via: input.via });
  const token = orderToken(world.vault, held.order);
  if (held.order.state !== "held") return { ok: true, token, payUrl: null, held: false };
  const payment = await startPayment(world, { token });
  return { ok: true, token, payUrl: payment.ok ? payment.url : null, held: true };
}

/** All that is wrong, with the later of two people beside whose address the other one has too; null when nobody has. */
async function whoSharesAnAddress(world: World, party: HoldPartyInput): Promise<Fields[] | null> {
  const shared = sharedAddresses(party.people);
  if (shared.size === 0) return null;
  const facts = await world.seats.factsOf(party.eventId);
  const checked = facts && checkParty(party, facts, world.clock.now());
  const wrong = checked && !checked.ok ? checked.people : [];
  return party.people.map((_, index) => ({
    ...wrong[index],
    ...(shared.has(index) ? { email: "same-email" as const } : {}),
  }));
}

function sharedAddresses(people: readonly PartyPerson[]): Set<number> {
  const seen = new Set<string>();
  const shared = new Set<number>();
  for (const [index, { email }] of people.entries()) {
    const address = normaliseEmail(email);
    if (address === null) continue;
    const person = emailIndexText(address);
    if (seen.has(person)) shared.add(index);
    seen.add(person);
  }
  return shared;
}
