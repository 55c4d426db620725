import { randomBytes } from "node:crypto";
import fc from "fast-check";
import { expect } from "vitest";
import { cancelSeat, cancelSeatForGuest } from "#app/use-cases/payment/cancel-seat.server.ts";
import { acceptTransfer } from "#app/use-cases/registration/answer-transfer.server.ts";
import { offerTransfer } from "#app/use-cases/registration/offer-transfer.server.ts";
import { orderToken } from "#app/use-cases/registration/order-link.server.ts";
import { transferToken } from "#app/use-cases/registration/transfer-link.server.ts";
import { newHolder } from "#tests/builders/self-service.ts";
import { any, crash, happening } from "../command.ts";
import { buyerOf, type Model } from "../model.ts";
import { count, mayDie, pick, type Stage } from "../stage.ts";

const passOn = happening({
  name: "offer a ticket to somebody else",
  weight: 2,
  args: fc.record({ k: any, crash }),
  async run(model, stage, { k, crash: plan }) {
    const holders = model.buyers.filter((buyer) => buyer.token !== null && buyer.paid > 0);
    const buyer = pick(holders, k);
    if (!buyer?.token) return;
    const { token } = buyer;
    const place = buyer.seats > 1 ? 2 : null;
    const email = `next-${randomBytes(6).toString("hex")}@mail.example`;
    const world = stage.process.world();
    const offered = await mayDie(stage, plan, () =>
      offerTransfer(world, { token, place, name: "苏木", email, locale: "zh-CN" }),
    );
    if (offered?.ok) count(stage, "ticket offered");
  },
});

const takeOver = happening({
  name: "take an offered ticket",
  weight: 2,
  args: fc.record({ k: any, twice: fc.boolean(), crash }),
  async run(model, stage, { k, twice, crash: plan }) {
    const { eventId } = stage.event;
    const open = await stage.world.db.prisma.ticketTransfer.findMany({
      where: { eventId, state: "open" },
      orderBy: { createdAt: "asc" },
    });
    const offer = pick(open, k);
    if (!offer) return;
    const world = stage.process.world();
    const token = transferToken(world.vault, { eventId, transferId: offer.id });
    const outcomes = await mayDie(stage, plan, () =>
      Promise.all(
        (twice ? [1, 2] : [1]).map(() =>
          acceptTransfer(world, { token, locale: "zh-CN", holder: newHolder }),
        ),
      ),
    );
    const taken = outcomes?.filter(({ ok }) => ok).length ?? 0;
    expect(taken, "an offered ticket is taken once").toBeLessThanOrEqual(1);
    if (taken > 0) count(stage, "ticket passed on");
    await learnLink(model, stage, offer.orderId);
  },
});

/** The new holder's letter has the only link that works; the old form leads nowhere. */
async function learnLink(model: Model, stage: Stage, orderId: string): Promise<void> {
  const buyer = buyerOf(model, orderId);
  if (!buyer) return;
  const order = await stage.world.db.prisma.order.findFirstOrThrow({ where: { id: orderId } });
  const { eventId, linkVersion, formToken } = order;
  buyer.token = orderToken(stage.world.vault, { eventId, orderId, linkVersion });
  buyer.form = { ...buyer.form, formToken };
  if (linkVersion > 1) buyer.form.email = `held-by-${orderId}@mail.example`;
}

const oneOfGroup = happening({
  name: "one of a group gives up",
  weight: 3,
  can: (model) => model.buyers.some(({ seats }) => seats > 1),
  args: fc.record({
    k: any,
    place: fc.constantFrom(1, 2),
    by: fc.constantFrom("attendee", "organiser"),
    crash,
  }),
  async run(model, stage, { k, place, by, crash: plan }) {
    const groups = model.buyers.filter(({ seats, token, paid }) => seats > 1 && token !== null && paid > 0);
    const buyer = pick(groups, k);
    if (!buyer?.token || !buyer.orderId) return;
    const { token, orderId } = buyer;
    const where = { orderId, position: place };
    const line = await stage.world.db.prisma.orderLine.findFirstOrThrow({ where });
    const { eventId, organiserId } = stage.event;
    const world = stage.process.world();
    const ended = await mayDie(stage, plan, () =>
      by === "attendee"
        ? cancelSeat(world, { token, place, shownRefundMinor: line.priceMinor })
        : cancelSeatForGuest(world, { eventId, organiserId, orderId, lineId: line.id }),
    );
    buyer.changed = true;
    const live = await stage.world.db.prisma.orderLine.count({ where: { orderId, state: "live" } });
    buyer.seats = live;
    if (ended?.ok) count(stage, `one of a group given up by the ${by}`);
  },
});

export const changingHands = [passOn, takeOver, oneOfGroup];
