import { setTimeout as sleep } from "node:timers/promises";
import { consentVersions } from "#app/domain/registration/consent-texts.ts";
import type { PayBy } from "#app/sandbox/control-client.server.ts";
import { settleSession } from "#app/use-cases/payment/settle-session.server.ts";
import type { HoldSeatInput } from "#app/use-cases/registration/hold-seat.server.ts";
import { type OpenedPage, openPageFor } from "#tests/builders/buyer.ts";
import type { BuiltEvent } from "#tests/builders/event.ts";
import type { Backstage } from "./backstage.ts";

let made = 0;

/** An address that no other guest of the run has. */
export function ownEmail(name = "guest"): string {
  made += 1;
  return `${name}-${process.pid}-${made}@mail.example`;
}

/** A guest who holds a seat with the payment page open. */
export function openPage(
  { world }: Backstage,
  event: BuiltEvent,
  parts: Partial<HoldSeatInput> = {},
): Promise<OpenedPage> {
  return openPageFor(world, event, { email: ownEmail(), consents: consentVersions, ...parts });
}

/** A guest who has paid and whose payment is settled. */
export async function buyTicket(
  backstage: Backstage,
  event: BuiltEvent,
  parts: Partial<HoldSeatInput> = {},
  way: PayBy = "card",
): Promise<OpenedPage> {
  const page = await openPage(backstage, event, parts);
  await backstage.control.pay(page.sessionId, way);
  await settleSession(backstage.world, { sessionId: page.sessionId, source: "return" });
  return page;
}

/** Asks again until the answer is there. Throws with `what` after ten seconds. */
export async function until<T>(what: string, ask: () => Promise<T | undefined | null | false>): Promise<T> {
  const end = Date.now() + 30_000;
  while (Date.now() < end) {
    const answer = await ask();
    if (answer !== undefined && answer !== null && answer !== false) return answer;
    await sleep(40);
  }
  throw new Error(`waited half a minute for ${what}`);
}

/** Waits until an order stands in this state. */
export function untilOrderIs(
  { world }: Backstage,
  { eventId, orderId }: { eventId: string; orderId: string },
  state: string,
): Promise<unknown> {
  return until(`the order to be ${state}`, () =>
    world.db.prisma.order.findFirst({ where: { eventId, id: orderId, state } }),
  );
}
