import fc from "fast-check";
import { expect } from "vitest";
import { versionOf } from "#app/domain/organiser/version.ts";
import { cancelEvent } from "#app/use-cases/events/cancel-event.server.ts";
import { cancelOrderForGuest, cancelOwnOrder } from "#app/use-cases/payment/cancel-order.server.ts";
import { giveComplimentaryTicket } from "#app/use-cases/payment/give-ticket.server.ts";
import { quoteCancellation } from "#app/use-cases/payment/quote-cancellation.server.ts";
import { any, crash, happening } from "../command.ts";
import { count, mayDie, pick } from "../stage.ts";

const giveUp = happening({
  name: "give up",
  weight: 3,
  args: fc.record({ k: any, twice: fc.boolean(), crash }),
  async run(model, stage, { k, twice, crash: plan }) {
    const buyer = pick(
      model.buyers.filter((one) => one.token !== null),
      k,
    );
    if (!buyer?.token) return;
    const { token } = buyer;
    const world = stage.process.world();
    const asked = await quoteCancellation(stage.world, { token });
    if (!asked.ok) return;
    const input = { token, shownRefundMinor: asked.quote.amountMinor };
    const before = buyer.gaveUp;
    buyer.gaveUp ??= { by: "attendee", refundMinor: null };
    const outcomes = await mayDie(stage, plan, () =>
      Promise.all((twice ? [1, 2] : [1]).map(() => cancelOwnOrder(world, input))),
    );
    if (!outcomes) return;
    const done = outcomes.flatMap((outcome) => (outcome.ok ? [outcome] : []));
    for (const { refundMinor } of done) expect([0, input.shownRefundMinor]).toContain(refundMinor);
    const refundMinor = Math.max(...done.map((outcome) => outcome.refundMinor));
    buyer.gaveUp = done.length === 0 ? before : { by: "attendee", refundMinor };
    if (done.length > 0) count(stage, "gave up");
    if (done.length > 0 && model.eventMoved && asked.quote.percent === 100 && refundMinor > 0)
      count(stage, "all back after the evening was moved");
  },
});

const endOrder = happening({
  name: "the organiser ends an order",
  weight: 2,
  args: fc.record({ k: any, crash }),
  async run(model, stage, { k, crash: plan }) {
    const buyer = pick(
      model.buyers.filter((one) => one.orderId !== null),
      k,
    );
    if (!buyer?.orderId) return;
    const before = buyer.gaveUp;
    buyer.gaveUp ??= { by: "organiser", refundMinor: null };
    const { eventId, organiserId } = stage.event;
    const input = { eventId, organiserId, orderId: buyer.orderId };
    const world = stage.process.world();
    const outcome = await mayDie(stage, plan, () => cancelOrderForGuest(world, input));
    if (!outcome) return;
    buyer.gaveUp = outcome.ok ? { by: "organiser", refundMinor: outcome.refundMinor } : before;
    if (outcome.ok) count(stage, "ended by the organiser");
  },
});

const callOff = happening({
  name: "call the evening off",
  args: fc.record({ sure: fc.nat({ max: 3 }), crash }),
  can: (model) => !model.eventCancelled && model.buyers.length > 2,
  async run(model, stage, { sure, crash: plan }) {
    if (sure > 0) return;
    const { eventId, organiserId } = stage.event;
    const event = await stage.world.db.prisma.event.findUniqueOrThrow({ where: { id: eventId } });
    const input = { organiserId, eventId, version: versionOf(event.updatedAt), confirmed: true };
    const world = stage.process.world();
    await mayDie(stage, plan, () => cancelEvent(world, input));
    const after = await stage.world.db.prisma.event.findUniqueOrThrow({ where: { id: eventId } });
    model.eventCancelled = after.state === "cancelled";
    if (model.eventCancelled) count(stage, "called off");
  },
});

const give = happening({
  name: "give a ticket away",
  can: () => true,
  args: fc.record({ side: fc.nat({ max: 1 }), crash }),
  async run(_, stage, { side, crash: plan }) {
    const { eventId, organiserId } = stage.event;
    const sideId = stage.event.sides[side]?.id ?? "";
    const guest = { name: "顾清欢", email: `friend-${stage.reached.get("given away") ?? 0}@mail.example` };
    const world = stage.process.world();
    const outcome = await mayDie(stage, plan, () =>
      giveComplimentaryTicket(world, { eventId, organiserId, sideId, locale: "zh-CN", ...guest }),
    );
    if (outcome?.ok) count(stage, "given away");
  },
});

export const cancelling = [giveUp, endOrder, callOff, give];
