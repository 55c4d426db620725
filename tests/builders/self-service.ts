import { consentVersions } from "#app/domain/registration/consent-texts.ts";
import { acceptTransfer } from "#app/use-cases/registration/answer-transfer.server.ts";
import { offerTransfer } from "#app/use-cases/registration/offer-transfer.server.ts";
import { transferToken } from "#app/use-cases/registration/transfer-link.server.ts";
import type { TestWorld } from "../world.ts";

/** The consents of a person who ticked them all. */
export const ticked = consentVersions;

/** A new holder who fills everything in well. */
export const newHolder = { name: "苏木", phone: null, birthDate: "1994-02-03", consents: ticked };

/** Offers a ticket to another person and answers the token of their link. Throws when it was refused. */
export async function offerTicket(
  world: TestWorld,
  own: { token: string; orderId: string },
  to = { name: "苏木", email: "sumu@mail.example" },
): Promise<string> {
  const offered = await offerTransfer(world, { token: own.token, ...to, locale: "zh-CN" });
  if (!offered.ok) throw new Error(`no offer: ${JSON.stringify(offered)}`);
  return openOfferOf(world, own.orderId);
}

/** The token of the link that asks for a yes to what waits on an order. */
export async function openOfferOf(world: TestWorld, orderId: string): Promise<string> {
  const { eventId, id } = await world.db.prisma.ticketTransfer.findFirstOrThrow({
    where: { orderId, state: "open" },
  });
  return transferToken(world.vault, { eventId, transferId: id });
}

export function accept(world: TestWorld, token: string, holder: Partial<typeof newHolder> = {}) {
  return acceptTransfer(world, { token, locale: "zh-CN", holder: { ...newHolder, ...holder } });
}
