import fc from "fast-check";
import { returnFromCheckout } from "#app/use-cases/payment/return-from-checkout.server.ts";
import { any, crash, happening } from "../command.ts";
import { buyerAt, count, mayDie, type PageAtStripe, pages, pick, type Stage } from "../stage.ts";

async function openPageOf(stage: Stage, k: number): Promise<PageAtStripe | undefined> {
  return pick(await pages(stage, "open"), k);
}

const pay = happening({
  name: "pay",
  weight: 6,
  args: fc.record({ k: any, how: fc.constantFrom("card", "alipay", "declined-then-card") }),
  async run(model, stage, { k, how }) {
    const page = await openPageOf(stage, k);
    if (!page) return;
    const { control } = stage.world.sandbox;
    if (how === "declined-then-card") await control.declineCard(page.id);
    if (how === "alipay") await control.payByAlipay(page.id);
    else await control.payByCard(page.id);
    const buyer = await buyerAt(model, stage, page);
    if (buyer) buyer.paid += 1;
    count(stage, `paid by ${how}`);
  },
});

const decline = happening({
  name: "be declined and leave",
  args: fc.record({ k: any }),
  async run(_, stage, { k }) {
    const page = await openPageOf(stage, k);
    if (page) await stage.world.sandbox.control.declineCard(page.id);
  },
});

const payLater = happening({
  name: "pay by a way that takes time",
  weight: 2,
  args: fc.record({ k: any }),
  async run(_, stage, { k }) {
    const page = await openPageOf(stage, k);
    if (page) await stage.world.sandbox.control.payLater(page.id);
  },
});

const moneyOnItsWay = happening({
  name: "the money on its way",
  weight: 2,
  args: fc.record({ k: any, result: fc.constantFrom("succeeded", "failed") }),
  async run(model, stage, { k, result }) {
    const { control } = stage.world.sandbox;
    const { intents, sessions } = await control.state();
    const waiting = sessions.filter((page) =>
      intents.some((intent) => intent.sessionId === page.id && intent.status === "processing"),
    );
    const page = pick(waiting.reverse(), k);
    if (!page) return;
    await control.settleLater(page.id, result);
    const buyer = await buyerAt(model, stage, page);
    if (buyer && result === "succeeded") buyer.paid += 1;
    count(stage, `delayed ${result}`);
  },
});

const endPage = happening({
  name: "Stripe ends a page",
  weight: 2,
  args: fc.record({ k: any }),
  async run(_, stage, { k }) {
    const page = await openPageOf(stage, k);
    if (page) await stage.world.sandbox.control.expire(page.id);
  },
});

const lateMoney = happening({
  name: "late money",
  weight: 3,
  args: fc.record({ k: any }),
  async run(model, stage, { k }) {
    const expired = (await pages(stage, "expired")).filter((page) => page.paymentStatus === "unpaid");
    const page = pick(expired, k);
    if (!page) return;
    await stage.world.sandbox.control.takeLateMoney(page.id);
    const buyer = await buyerAt(model, stage, page);
    if (buyer) buyer.paidLate += 1;
    count(stage, "late money");
  },
});

const comeBack = happening({
  name: "come back from the payment page",
  weight: 4,
  args: fc.record({ k: any, twice: fc.boolean(), crash }),
  async run(model, stage, { k, twice, crash: plan }) {
    const token = pick(
      model.buyers.filter((buyer) => buyer.token !== null),
      k,
    )?.token;
    if (!token) return;
    const world = stage.process.world();
    await mayDie(stage, plan, () =>
      Promise.all((twice ? [1, 2] : [1]).map(() => returnFromCheckout(world, { token, sessionId: null }))),
    );
  },
});

export const paying = [pay, decline, payLater, moneyOnItsWay, endPage, lateMoney, comeBack];
