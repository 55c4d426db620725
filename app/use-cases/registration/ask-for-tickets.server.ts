import type { Locale } from "#app/domain/events/locale.ts";
import { emailIndexText, normaliseEmail } from "#app/domain/registration/email.ts";
import type { World } from "../world.server.ts";
import { findTickets } from "./find-tickets.server.ts";

export type AskForTicketsOutcome =
  | { ok: true }
  | { ok: false; reason: "not-an-email" }
  | { ok: false; reason: "too-many"; retryAfterSeconds: number };

/**
 * Asks for one's own links by letter. Counted by network and by address alike, whether the address is known or not,
 * so that neither the answer nor its refusal tells who has registered.
 */
export async function askForTickets(
  world: World,
  input: { email: string; locale: Locale; network: string },
): Promise<AskForTicketsOutcome> {
  const email = normaliseEmail(input.email);
  if (email === null) return { ok: false, reason: "not-an-email" };
  for (const [name, key] of [
    ["find-ticket-network", input.network],
    ["find-ticket-address", emailIndexText(email)],
  ] as const) {
    const taken = await world.limits.take(name, key);
    if (!taken.ok) return { ...taken, reason: "too-many" };
  }
  return findTickets(world, { email, locale: input.locale });
}
