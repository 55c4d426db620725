import type { Locale } from "#app/domain/events/locale.ts";
import { type OfficeEvent, readOfficeEvent } from "../events/read-office-event.server.ts";
import type { World } from "../world.server.ts";
import { eventMoney } from "./event-money.server.ts";
import { type MoneyLine, readLedger, reckonedLines } from "./show-money.server.ts";

/** The whole ledger of an event, both sides of every entry and what is reckoned to now; null when there is no such event. */
export async function exportLedger(
  world: World,
  input: { eventId: string; locale: Locale },
): Promise<{ event: OfficeEvent; lines: MoneyLine[] } | null> {
  const event = await readOfficeEvent(world, input);
  if (!event) return null;
  const [money, lines] = await Promise.all([eventMoney(world, event), readLedger(world, event, "take-home")]);
  return { event, lines: [...lines, ...reckonedLines(event, money, "take-home", world.clock.now())] };
}
