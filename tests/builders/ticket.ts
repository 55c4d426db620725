import { settleSession } from "#app/use-cases/payment/settle-session.server.ts";
import type { HoldSeatInput } from "#app/use-cases/registration/hold-seat.server.ts";
import type { TestWorld } from "../world.ts";
import { type OpenedPage, openPageFor } from "./buyer.ts";
import type { BuiltEvent } from "./event.ts";

/** A person who held a seat, paid for it at the stand-in by card, and whose payment is settled. */
export async function buyTicketFor(
  world: TestWorld,
  event: BuiltEvent,
  parts: Partial<HoldSeatInput> = {},
): Promise<OpenedPage> {
  const page = await openPageFor(world, event, parts);
  await world.sandbox.control.payByCard(page.sessionId);
  await settleSession(world, { sessionId: page.sessionId, source: "webhook" });
  return page;
}
