import { expect, test } from "vitest";
import { openWorld, seat, until } from "./world.ts";

test("a seat bought by card ends paid, with its charge, its fee and a signed completed event", async () => {
  await using world = await openWorld();
  const session = await world.stripe.checkout.sessions.create(seat());
  expect(session.id).toMatch(/^cs_test_/);
  expect(session).toMatchObject({
    status: "open",
    payment_status: "unpaid",
    payment_intent: null,
    amount_total: 49_900,
  });

  await world.control.payByCard(session.id);
  await until("the shop hears of the payment", () =>
    world.shop.types().includes("checkout.session.completed"),
  );
  await until("the fee arrives", () => world.shop.types().includes("charge.updated"));

  const paid = await world.stripe.checkout.sessions.retrieve(session.id, {
    expand: ["payment_intent.latest_charge.balance_transaction", "line_items"],
  });
  expect(paid).toMatchObject({
    status: "complete",
    payment_status: "paid",
    metadata: { orderId: "order_1" },
  });
  expect(paid.line_items?.data[0]?.description).toBe("周六相亲局 · 女生席");
  expect(paid.payment_intent).toMatchObject({
    id: expect.stringMatching(/^pi_/),
    status: "succeeded",
    metadata: { orderId: "order_1" },
    latest_charge: {
      id: expect.stringMatching(/^ch_/),
      status: "succeeded",
      balance_transaction: { id: expect.stringMatching(/^txn_/), amount: 49_900, fee: 1932, net: 47_968 },
    },
  });
});
