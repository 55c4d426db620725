import fc from "fast-check";
import { expect } from "vitest";
import { declineMove, stopMove } from "#app/use-cases/payment/end-move.server.ts";
import { moveGuestToSide } from "#app/use-cases/payment/move-guest.server.ts";
import { payMove } from "#app/use-cases/payment/pay-move.server.ts";
import { any, crash, happening } from "../command.ts";
import { buyerOf, type Model } from "../model.ts";
import { count, mayDie, pick, type Stage } from "../stage.ts";

/** Orders with a ticket, in the order of the buyers; those whose guest changes sides, with `asked`. */
async function seated(model: Model, stage: Stage, asked: boolean): Promise<string[]> {
  const { eventId } = stage.event;
  const entries = { some: { kind: "move", state: { in: ["waiting", "offered"] } } };
  const orders = await stage.world.db.prisma.order.findMany({
    where: { eventId, state: "paid", ...(asked ? { entries } : {}) },
    select: { id: true },
  });
  const ids = new Set(orders.map(({ id }) => id));
  return model.buyers.flatMap(({ orderId }) => (orderId !== null && ids.has(orderId) ? [orderId] : []));
}

function change(model: Model, orderId: string): void {
  const buyer = buyerOf(model, orderId);
  if (buyer) buyer.changed = true;
}

const move = happening({
  name: "the organiser changes a guest's side",
  weight: 3,
  args: fc.record({ k: any, to: fc.nat({ max: 3 }), wait: fc.boolean(), crash }),
  async run(model, stage, { k, to, wait, crash: plan }) {
    const orderId = pick(await seated(model, stage, false), k);
    const side = stage.event.sides[to];
    if (!orderId || !side) return;
    const before = await stage.world.db.prisma.order.findFirstOrThrow({ where: { id: orderId } });
    const { eventId, organiserId } = stage.event;
    const world = stage.process.world();
    const moved = await mayDie(stage, plan, () =>
      moveGuestToSide(world, {
        ...{ organiserId, eventId, orderId, toSideId: side.id },
        ...{ ifFull: wait ? "wait" : "refuse", shownDifferenceMinor: null },
      }),
    );
    change(model, orderId);
    if (!moved) return;
    const costs = Math.sign(side.priceMinor - before.totalMinor);
    const way = costs < 0 ? "a cheaper" : costs > 0 ? "a dearer" : "an equal";
    count(stage, moved.ok ? `${way} side: ${moved.now}` : `side refused ${moved.reason}`);
  },
});

const openDifference = happening({
  name: "open the page of a difference",
  weight: 3,
  args: fc.record({ k: any, twice: fc.boolean(), crash }),
  async run(model, stage, { k, twice, crash: plan }) {
    const buyer = buyerOf(model, pick(await seated(model, stage, true), k) ?? "");
    if (!buyer?.token) return;
    const { token } = buyer;
    const world = stage.process.world();
    const outcomes = await mayDie(stage, plan, () =>
      Promise.all((twice ? [1, 2] : [1]).map(() => payMove(world, { token }))),
    );
    const urls = outcomes?.flatMap((outcome) => (outcome.ok ? [outcome.url] : [])) ?? [];
    expect(new Set(urls).size, "one difference has one page").toBeLessThanOrEqual(1);
    if (urls.length > 0) count(stage, "page of a difference");
  },
});

const end = happening({
  name: "a change of sides is called off",
  args: fc.record({ k: any, by: fc.constantFrom("guest", "organiser"), crash }),
  async run(model, stage, { k, by, crash: plan }) {
    const orderId = pick(await seated(model, stage, true), k);
    const token = buyerOf(model, orderId ?? "")?.token;
    if (!orderId || !token) return;
    const { eventId, organiserId } = stage.event;
    const world = stage.process.world();
    const ended = await mayDie<{ ok: boolean }>(stage, plan, () =>
      by === "guest" ? declineMove(world, { token }) : stopMove(world, { eventId, organiserId, orderId }),
    );
    if (ended?.ok) count(stage, `change of sides ended by the ${by}`);
  },
});

export const moving = [move, openDifference, end];
