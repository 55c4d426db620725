import fc from "fast-check";
import { expect } from "vitest";
import { startPayment } from "#app/use-cases/payment/start-payment.server.ts";
import { takeApprovedSeat } from "#app/use-cases/payment/take-approved-seat.server.ts";
import { answerApplication } from "#app/use-cases/registration/answer-application.server.ts";
import { applyForSeat } from "#app/use-cases/registration/apply-for-seat.server.ts";
import { withdrawApplication } from "#app/use-cases/registration/end-application.server.ts";
import { orderToken } from "#app/use-cases/registration/order-link.server.ts";
import { registrationFor } from "#tests/builders/buyer.ts";
import { any, crash, happening } from "../command.ts";
import { type Buyer, type Model, newBuyer } from "../model.ts";
import { askedFirst, count, mayDie, pick, type Stage } from "../stage.ts";

const apply = happening({
  name: "apply",
  weight: 2,
  can: () => true,
  args: fc.record({ twice: fc.boolean(), crash }),
  async run(model, stage, { twice, crash: plan }) {
    const buyer = newBuyer(registrationFor(stage.event, { sideId: stage.event.sides[askedFirst]?.id ?? "" }));
    model.buyers.push(buyer);
    const world = stage.process.world();
    const outcomes = await mayDie(stage, plan, () =>
      Promise.all((twice ? [1, 2] : [1]).map(() => applyForSeat(world, buyer.form))),
    );
    const orders = outcomes?.flatMap((outcome) => (outcome.ok ? [outcome.order] : [])) ?? [];
    expect(new Set(orders.map(({ orderId }) => orderId)).size, "one form is one application").toBeLessThan(2);
    const [order] = orders;
    if (!order) return;
    buyer.orderId = order.orderId;
    buyer.token = orderToken(world.vault, order);
    count(stage, "applied");
  },
});

/** The buyers whose orders stand in a state. */
async function buyersIn(model: Model, stage: Stage, state: string): Promise<Buyer[]> {
  const { eventId } = stage.event;
  const orders = await stage.world.db.prisma.order.findMany({ where: { eventId, state } });
  const ids = new Set(orders.map(({ id }) => id));
  return model.buyers.filter(({ orderId }) => orderId !== null && ids.has(orderId));
}

const answer = happening({
  name: "answer an application",
  weight: 3,
  args: fc.record({ k: any, say: fc.constantFrom("approve", "approve", "approve", "decline"), crash }),
  async run(model, stage, { k, say, crash: plan }) {
    const buyer = pick(await buyersIn(model, stage, "applied"), k);
    if (!buyer?.orderId) return;
    const { eventId, organiserId } = stage.event;
    const input = { eventId, organiserId, orderId: buyer.orderId, answer: say } as const;
    const world = stage.process.world();
    const answered = await mayDie(stage, plan, () => answerApplication(world, input));
    if (answered?.ok) count(stage, `application ${say}d`);
  },
});

const payApproved = happening({
  name: "open the page of an approved application",
  weight: 3,
  args: fc.record({ k: any, twice: fc.boolean(), crash }),
  async run(model, stage, { k, twice, crash: plan }) {
    const buyer = pick([...(await buyersIn(model, stage, "approved"))], k);
    if (!buyer?.token) return;
    const { token, form } = buyer;
    const world = stage.process.world();
    const urls = await mayDie(stage, plan, () =>
      Promise.all(
        (twice ? [1, 2] : [1]).map(async () => {
          const taken = await takeApprovedSeat(world, { token, shownPriceMinor: form.shownPriceMinor });
          const page = taken.ok ? await startPayment(world, { token }) : null;
          return page?.ok ? page.url : null;
        }),
      ),
    );
    const opened = urls?.filter((url) => url !== null) ?? [];
    expect(new Set(opened).size, "an approved application has one page").toBeLessThan(2);
    if (opened.length > 0) count(stage, "page of an approved application");
  },
});

const payTooSoon = happening({
  name: "try to pay before the answer",
  args: fc.record({ k: any }),
  async run(model, stage, { k }) {
    const buyer = pick(await buyersIn(model, stage, "applied"), k);
    if (!buyer?.token) return;
    const { token } = buyer;
    const paid = await startPayment(stage.process.world(), { token });
    expect(paid.ok, "nobody pays before the organiser said yes").toBe(false);
    count(stage, "page refused before the answer");
  },
});

const withdraw = happening({
  name: "withdraw an application",
  args: fc.record({ k: any, approved: fc.boolean(), crash }),
  async run(model, stage, { k, approved, crash: plan }) {
    const buyer = pick(await buyersIn(model, stage, approved ? "approved" : "applied"), k);
    if (!buyer?.token) return;
    const { token } = buyer;
    const world = stage.process.world();
    const gone = await mayDie(stage, plan, () => withdrawApplication(world, { token }));
    if (gone?.ok) count(stage, "application withdrawn");
  },
});

export const applying = [apply, answer, payApproved, payTooSoon, withdraw];
