import type { LetterDraft } from "#app/adapters/letters.server.ts";
import type { Locale } from "#app/domain/events/locale.ts";
import { FIRST_PAYER } from "#app/domain/letters/first-payer.ts";
import { lateReason, refundCause } from "#app/domain/letters/late-reason.ts";
import type { World } from "../world.server.ts";
import { eventWords, guestName, type LetterOrder, letterOrderUrl } from "./gather-ticket.server.ts";
import { pageUrl } from "./letter-sender.server.ts";

type Facts<K extends LetterDraft["kind"]> = Extract<LetterDraft, { kind: K }>["facts"];
type Sender = Facts<"refund-done">["sender"];

/** The refund a letter's version names, or the order's newest one when the version is not a refund's id. */
async function readRefund(world: World, order: LetterOrder, version: string) {
  const refunds = await world.db.prisma.refund.findMany({
    where: { eventId: order.eventId, orderId: order.id },
    include: { payment: true },
    orderBy: { createdAt: "desc" },
  });
  return refunds.find((refund) => version.includes(refund.id)) ?? refunds[0] ?? null;
}

/** How it was paid, told to who paid; the reader of a ticket that changed hands is told so instead. */
export async function payerMethod(
  world: World,
  order: LetterOrder,
  method: string | null,
): Promise<string | null> {
  if (order.group) return order.lineId === null ? method : FIRST_PAYER;
  const passedOn = await world.db.prisma.ticketTransfer.count({
    where: { eventId: order.eventId, orderId: order.id, kind: "person", state: "accepted" },
  });
  return passedOn > 0 ? FIRST_PAYER : method;
}

/** What "your money is on its way" says; null unless the refund succeeded. */
export async function refundDoneFacts(
  world: World,
  order: LetterOrder,
  version: string,
  locale: Locale,
  sender: Sender,
): Promise<Facts<"refund-done"> | null> {
  const refund = await readRefund(world, order, version);
  if (refund?.state !== "succeeded") return null;
  return {
    locale,
    sender,
    name: guestName(world, order),
    title: eventWords(order.event, locale).title,
    amount: { minor: refund.amountMinor, currency: refund.currency },
    cause: refundCause(refund.reason),
    method: await payerMethod(world, order, refund.payment.method),
    orderUrl: letterOrderUrl(world, order, locale),
  };
}

/** What "this payment goes back to you" says. It names no place: the reader may hold no seat. */
export async function lateRefundedFacts(
  world: World,
  order: LetterOrder,
  version: string,
  locale: Locale,
  sender: Sender,
): Promise<Facts<"late-refunded">> {
  const refund = await readRefund(world, order, version);
  return {
    locale,
    sender,
    name: guestName(world, order),
    title: eventWords(order.event, locale).title,
    amount: {
      minor: refund?.amountMinor ?? order.totalMinor,
      currency: refund?.currency ?? order.currency,
    },
    reason: lateReason({ state: order.state, refundReason: refund?.reason ?? "" }),
    done: refund?.state === "succeeded",
    method: await payerMethod(world, order, refund?.payment.method ?? null),
    eventUrl: pageUrl(world, locale, `/e/${order.event.slug}`),
  };
}
