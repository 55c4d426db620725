import { readDoorCode } from "#app/domain/door/door-code.ts";
import type { Locale } from "#app/domain/events/locale.ts";
import { listGuests } from "../events/list-guests.server.ts";
import type { World } from "../world.server.ts";
import { type AdmitOutcome, admitGuest } from "./admit-guest.server.ts";

/**
 * What was typed at the door is a code or a name. A code lets its holder in; anything else that some ticket
 * holder's name holds is answered "names", to choose from the list.
 */
export async function checkAtDoor(
  world: World,
  input: { organiserId: string; eventId: string; locale: Locale; typed: string },
): Promise<AdmitOutcome | { ok: false; reason: "names" }> {
  const outcome: AdmitOutcome =
    readDoorCode(input.typed) === null ? { ok: false, reason: "unknown" } : await admitGuest(world, input);
  if (outcome.ok || (outcome.reason !== "unknown" && outcome.reason !== "too-many")) return outcome;
  const list = await listGuests(world, { ...input, search: input.typed, group: null });
  const named = list?.guests.some((guest) => guest.ticketId !== null) ?? false;
  return named ? { ok: false, reason: "names" } : outcome;
}
