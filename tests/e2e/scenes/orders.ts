import { cancelOrderForGuest } from "#app/use-cases/payment/cancel-order.server.ts";
import { giveComplimentaryTicket } from "#app/use-cases/payment/give-ticket.server.ts";
import { settleSession } from "#app/use-cases/payment/settle-session.server.ts";
import { orderToken } from "#app/use-cases/registration/order-link.server.ts";
import { holdSeatFor } from "#tests/builders/buyer.ts";
import { buyTicket, openPage, ownEmail, untilOrderIs } from "../guests.ts";
import { callOff, letTimePass, makeEvent } from "./public.ts";
import type { Scene, Stage } from "./scene.ts";

type Key = { eventId: string; orderId: string };

async function giveBack(stage: Stage, order: Key, state: string): Promise<void> {
  const { world, organiserId } = stage;
  const outcome = await cancelOrderForGuest(world, { organiserId, ...order });
  if (!outcome.ok) throw new Error(`not cancelled: ${outcome.reason}`);
  await untilOrderIs(stage, order, state);
}

/** An order whose refund stays where the bank leaves it. */
async function refundStuck(
  stage: Stage,
  order: Key,
  how: "pending" | "failed",
  state: string,
): Promise<void> {
  await stage.control.refundBehaviour({ default: how, manual: true });
  try {
    await giveBack(stage, order, state);
  } finally {
    await stage.control.refundBehaviour({ default: "by-method", afterMs: 800 });
  }
}

/** Money that came after the hold was over, when the seat had gone to somebody else. */
async function payTooLate(stage: Stage): Promise<{ token: string }> {
  const event = await makeEvent(stage, 2, { sides: [{ capacity: 1 }] });
  const late = await openPage(stage, event, { locale: stage.locale });
  await stage.control.expireButTakeMoney(late.sessionId);
  await settleSession(stage.world, { sessionId: late.sessionId, source: "return" });
  await untilOrderIs(stage, late, "expired");
  await buyTicket(stage, event);
  await stage.control.takeLateMoney(late.sessionId);
  await untilOrderIs(stage, late, "refunded");
  return late;
}

/** Every state of an order, each on the guest's own page. */
export async function orderScenes(stage: Stage): Promise<Scene[]> {
  const { world, control, locale, at } = stage;
  const soon = await makeEvent(stage, 0);
  const guest = () => ({ locale, email: ownEmail() });
  const page = (name: string, { token }: { token: string }): Scene => ({ name, url: at(`/o/${token}`) });

  const heldKey = await holdSeatFor(world, soon, guest());
  const held = { token: orderToken(world.vault, heldKey) };
  const paying = await openPage(stage, soon, guest());
  const processing = await openPage(stage, soon, guest());
  await control.payLater(processing.sessionId);
  await untilOrderIs(stage, processing, "processing");
  const failed = await openPage(stage, soon, guest());
  await control.payLater(failed.sessionId);
  await control.settleLater(failed.sessionId, "failed");
  await untilOrderIs(stage, failed, "expired");
  const expired = await openPage(stage, soon, guest());
  await control.expire(expired.sessionId);
  await untilOrderIs(stage, expired, "expired");
  const paid = await buyTicket(stage, soon, guest());
  const refunded = await buyTicket(stage, soon, guest());
  await giveBack(stage, refunded, "refunded");
  const refunding = await buyTicket(stage, soon, guest());
  await refundStuck(stage, refunding, "pending", "refunding");
  const refundFailed = await buyTicket(stage, soon, guest());
  await refundStuck(stage, refundFailed, "failed", "refund-failed");
  const droppedKey = await holdSeatFor(world, soon, guest());
  await giveBack(stage, droppedKey, "cancelled");
  const dropped = { token: orderToken(world.vault, droppedKey) };
  const gift = await giveComplimentaryTicket(world, {
    organiserId: stage.organiserId,
    eventId: soon.eventId,
    sideId: soon.sides[1]?.id ?? "",
    name: "顾清欢",
    email: ownEmail(),
    locale,
  });
  if (!gift.ok) throw new Error(`no gift: ${gift.reason}`);

  const tonight = await makeEvent(stage, 1, { startsAt: new Date(Date.now() + 5 * 3_600_000) });
  const tonightPaid = await buyTicket(stage, tonight, guest());
  const over = await makeEvent(stage, 2);
  const overPaid = await buyTicket(stage, over, guest());
  await letTimePass(stage, over, 50);
  const calledOff = await makeEvent(stage, 1);
  const calledOffPaid = await buyTicket(stage, calledOff, guest());
  await giveBack(stage, calledOffPaid, "refunded");
  await callOff(stage, calledOff);
  return [
    page("order-held", held),
    page("order-paying", paying),
    page("order-processing", processing),
    page("order-payment-failed", failed),
    page("order-expired", expired),
    page("order-paid", paid),
    page("order-complimentary", { token: orderToken(world.vault, gift.order) }),
    page("order-tonight", tonightPaid),
    page("order-over", overPaid),
    page("order-cancelled", dropped),
    page("order-refunding", refunding),
    page("order-refund-failed", refundFailed),
    page("order-refunded", refunded),
    page("order-late-refunded", await payTooLate(stage)),
    page("order-event-cancelled", calledOffPaid),
    { name: "order-cancel", url: at(`/o/${paid.token}/cancel`) },
    { name: "order-cancel-held", url: at(`/o/${held.token}/cancel`) },
    page("order-unknown", { token: "not-a-link-of-ours" }),
  ];
}
