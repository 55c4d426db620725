import type { Locale } from "#app/domain/events/locale.ts";
import { type OfficeEvent, readOfficeEvent } from "../events/read-office-event.server.ts";
import type { World } from "../world.server.ts";
import { type MoneyLine, readLedger } from "./show-money.server.ts";

/** The whole ledger of an event, both sides of every entry; null when there is no such event. */
export async function exportLedger(
  world: World,
  input: { eventId: string; locale: Locale },
): Promise<{ event: OfficeEvent; lines: MoneyLine[] } | null> {
  const event = await readOfficeEvent(world, input);
  return event ? { event, lines: await readLedger(world, event.id, "take-home") } : null;
}
