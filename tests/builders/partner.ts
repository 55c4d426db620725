import { randomUUID } from "node:crypto";
import { emptyPartner, type PartnerFields } from "#app/domain/money/partner-draft.ts";
import { makePartnerLink } from "#app/use-cases/money/partner-links.server.ts";
import { addPartner } from "#app/use-cases/money/save-partner.server.ts";
import { settleSession } from "#app/use-cases/payment/settle-session.server.ts";
import { creditPartner } from "#app/use-cases/registration/credit-partner.server.ts";
import type { HoldSeatInput } from "#app/use-cases/registration/hold-seat.server.ts";
import type { World } from "#app/use-cases/world.server.ts";
import type { TestWorld } from "../world.ts";
import { holdSeatFor, type OpenedPage, openPageOf } from "./buyer.ts";
import type { BuiltEvent } from "./event.ts";

export type BuiltPartner = { partnerId: string; linkId: string; code: string; organiserId: string };

/** A channel partner at 12.5 % unless told, with a link to an event. */
export async function buildPartner(
  world: World,
  event: { eventId: string },
  fields: Partial<PartnerFields> = {},
): Promise<BuiltPartner> {
  const organiserId = randomUUID();
  const typed = { ...emptyPartner, name: "小圈子", percent: "12.5", ...fields };
  const added = await addPartner(world, { organiserId, fields: typed });
  if (!added.ok) throw new Error(`no partner: ${JSON.stringify(added)}`);
  const { partnerId } = added;
  const linked = await makePartnerLink(world, { organiserId, partnerId, eventId: event.eventId });
  if (!linked.ok) throw new Error(`no link: ${linked.reason}`);
  const { linkId } = linked;
  const { code } = await world.db.prisma.partnerLink.findFirstOrThrow({ where: { id: linkId } });
  return { partnerId, linkId, code, organiserId };
}

/** Somebody who came by a partner's link, paid by card, and whose payment is settled. */
export async function buyVia(
  world: TestWorld,
  event: BuiltEvent,
  via: string,
  parts: Partial<HoldSeatInput> = {},
): Promise<OpenedPage> {
  const key = await holdSeatFor(world, event, parts);
  await creditPartner(world, { ...key, via });
  const page = await openPageOf(world, key);
  await world.sandbox.control.payByCard(page.sessionId);
  await settleSession(world, { sessionId: page.sessionId, source: "webhook" });
  return page;
}

/** The commission on an order in the books, and how many entries it took. */
export async function commissionOf(world: World, orderId: string): Promise<[number, number]> {
  const lines = await world.db.prisma.ledgerLine.findMany({ where: { orderId, account: "partner-costs" } });
  return [lines.reduce((sum, { amountMinor }) => sum + amountMinor, 0), lines.length];
}
