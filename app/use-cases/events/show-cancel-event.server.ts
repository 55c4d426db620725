import type { CancelCost } from "#app/domain/events/cancel-cost.ts";
import { type CancelRefusal, cancelRefusal } from "#app/domain/events/cancel-event.ts";
import type { Locale } from "#app/domain/events/locale.ts";
import { versionOf } from "#app/domain/organiser/version.ts";
import { owedOnCancel } from "#app/domain/venues/terms.ts";
import type { World } from "../world.server.ts";
import { cancelCost } from "./cancel-cost.server.ts";
import { type Cancellation, readCancellation } from "./read-cancellation.server.ts";
import { type OfficeEvent, readOfficeEvent } from "./read-office-event.server.ts";

/** Calling an event off: what it costs while it stands, how far it is once it is off. */
export type CancelPage = { event: OfficeEvent; version: string } & (
  | { stage: "ask"; cost: CancelCost }
  | { stage: "refused"; refusal: CancelRefusal }
  | { stage: "cancelled"; cancellation: Cancellation }
);

/** The page of calling an event off; null when there is no such event. */
export async function showCancelEvent(
  world: World,
  input: { eventId: string; locale: Locale },
): Promise<CancelPage | null> {
  const { eventId } = input;
  const [event, row] = await Promise.all([
    readOfficeEvent(world, input),
    world.db.prisma.event.findUnique({ where: { id: eventId }, select: { updatedAt: true } }),
  ]);
  if (!event || !row) return null;
  const shown = { event, version: versionOf(row.updatedAt) };
  if (event.state === "cancelled")
    return { ...shown, stage: "cancelled", cancellation: await readCancellation(world, eventId) };
  const now = world.clock.now();
  const refusal = cancelRefusal(event, now);
  if (refusal) return { ...shown, stage: "refused", refusal };
  const cost = await cancelCost(world, eventId);
  const { booking } = event;
  const venueMinor = booking ? owedOnCancel(booking.terms, booking.startsAt, now) : cost.venueMinor;
  return { ...shown, stage: "ask", cost: { ...cost, venueMinor } };
}
