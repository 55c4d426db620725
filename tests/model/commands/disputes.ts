import fc from "fast-check";
import { any, happening } from "../command.ts";
import type { Model } from "../model.ts";
import { buyerAt, count, pick, type Stage } from "../stage.ts";

/** Money is moved at Stripe without the product: what the buyer may expect of it is no longer ours to say. */
async function meddle(model: Model, stage: Stage, sessionId: string): Promise<void> {
  const { sessions } = await stage.world.sandbox.control.state();
  const page = sessions.find(({ id }) => id === sessionId);
  const buyer = page && (await buyerAt(model, stage, page));
  if (buyer) buyer.meddled = true;
}

const open = happening({
  name: "the bank disputes a payment",
  weight: 2,
  args: fc.record({ k: any }),
  async run(model, stage, { k }) {
    const { control } = stage.world.sandbox;
    const { charges } = await control.state();
    const free = charges.filter(
      ({ status, disputed, amountRefunded }) => status === "succeeded" && !disputed && amountRefunded === 0,
    );
    const charge = pick(free.reverse(), k);
    if (!charge) return;
    await control.revealFee(charge.id);
    await control.dispute({ charge: charge.id });
    await meddle(model, stage, charge.sessionId);
    count(stage, "dispute opened");
  },
});

const close = happening({
  name: "a dispute ends",
  weight: 2,
  args: fc.record({ k: any, result: fc.constantFrom("won", "lost") }),
  async run(_, stage, { k, result }) {
    const { control } = stage.world.sandbox;
    const { disputes } = await control.state();
    const dispute = pick(disputes.filter(({ status }) => status === "needs_response").reverse(), k);
    if (!dispute) return;
    await control.resolveDispute(dispute.id, result);
    count(stage, `dispute ended ${result}`);
  },
});

const dashboard = happening({
  name: "a refund in Stripe's dashboard",
  weight: 2,
  args: fc.record({ k: any, part: fc.boolean() }),
  async run(model, stage, { k, part }) {
    const { control } = stage.world.sandbox;
    const { charges } = await control.state();
    const free = charges.filter(
      ({ status, disputed, amount, amountRefunded }) =>
        status === "succeeded" && !disputed && amountRefunded < amount,
    );
    const charge = pick(free.reverse(), k);
    if (!charge) return;
    await control.dashboardRefund(
      charge.id,
      part ? Math.min(100, charge.amount - charge.amountRefunded) : undefined,
    );
    await meddle(model, stage, charge.sessionId);
    count(stage, part ? "part refunded in the dashboard" : "refunded in the dashboard");
  },
});

export const disputing = [open, close, dashboard];
