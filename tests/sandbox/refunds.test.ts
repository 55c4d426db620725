import { expect, test } from "vitest";
import { buy, openWorld, until } from "./world.ts";

test("a card refund succeeds at once, keeps its metadata and leaves the fee behind", async () => {
  await using world = await openWorld();
  const payment_intent = await buy(world);
  const refund = await world.stripe.refunds.create({ payment_intent, metadata: { orderId: "order_1" } });
  expect(refund).toMatchObject({
    status: "succeeded",
    amount: 49_900,
    metadata: { orderId: "order_1" },
    id: expect.stringMatching(/^re_/),
  });
  const charge = await world.stripe.charges.retrieve(String(refund.charge), { expand: ["refunds"] });
  expect(charge).toMatchObject({
    refunded: true,
    amount_refunded: 49_900,
    refunds: { data: [{ id: refund.id }] },
  });
  const txns = await world.stripe.balanceTransactions.list();
  expect(txns.data.map(({ type, net }) => [type, net])).toEqual([
    ["refund", -49_900],
    ["charge", 47_968],
  ]);
  await until(
    "the shop hears",
    () => world.shop.types().includes("charge.refunded") && world.shop.types().includes("refund.created"),
  );
});

test("too much, twice, and the refund of nothing are refused as at Stripe", async () => {
  await using world = await openWorld();
  const payment_intent = await buy(world);
  await world.stripe.refunds.create({ payment_intent, amount: 9_900 });
  await expect(world.stripe.refunds.create({ payment_intent, amount: 40_001 })).rejects.toMatchObject({
    param: "amount",
  });
  await expect(world.stripe.refunds.create({ payment_intent, amount: 0 })).rejects.toMatchObject({
    code: "parameter_invalid_integer",
  });
  await world.stripe.refunds.create({ payment_intent, amount: 40_000 });
  await expect(world.stripe.refunds.create({ payment_intent })).rejects.toMatchObject({
    code: "charge_already_refunded",
  });
  await expect(world.stripe.refunds.create({})).rejects.toMatchObject({ code: "parameter_missing" });
  await expect(world.stripe.refunds.create({ payment_intent: "pi_none" })).rejects.toMatchObject({
    code: "resource_missing",
  });
  expect((await world.stripe.refunds.list({ payment_intent })).data).toHaveLength(2);
});

test.each(["alipay", "wechat_pay"] as const)(
  "a refund to %s is pending first and settles later",
  async (method) => {
    await using world = await openWorld();
    await world.control.refundBehaviour({ afterMs: 60 });
    const refund = await world.stripe.refunds.create({ payment_intent: await buy(world, method) });
    expect(refund.status).toBe("pending");
    await until(
      "the refund settles",
      async () => (await world.stripe.refunds.retrieve(refund.id)).status === "succeeded",
    );
    await until("the shop hears", () => world.shop.types().includes("refund.updated"));
  },
);

test("a pending refund that fails gives the money back to the balance and can be made again", async () => {
  await using world = await openWorld();
  await world.control.refundBehaviour({ default: "pending" });
  const payment_intent = await buy(world);
  const refund = await world.stripe.refunds.create({ payment_intent });
  expect(refund.status).toBe("pending");
  const failed = await world.control.settleRefund(refund.id, "failed");
  expect(failed).toMatchObject({
    status: "failed",
    failure_reason: expect.any(String),
    failure_balance_transaction: expect.stringMatching(/^txn_/),
  });
  await until("the shop hears", () => world.shop.types().includes("refund.failed"));
  const net = (await world.stripe.balanceTransactions.list()).data.reduce((sum, txn) => sum + txn.net, 0);
  expect(net).toBe(47_968);
  await world.control.refundBehaviour({ default: "succeeded" });
  expect((await world.stripe.refunds.create({ payment_intent })).status).toBe("succeeded");
});

test("a refund made in the dashboard carries no metadata of ours and is announced", async () => {
  await using world = await openWorld();
  const payment_intent = await buy(world);
  const refund = await world.control.dashboardRefund(payment_intent, 10_000);
  expect(refund).toMatchObject({ amount: 10_000, metadata: {} });
  await until("the shop hears", () => world.shop.types().includes("charge.refunded"));
  expect((await world.stripe.refunds.list({ payment_intent })).data.map(({ id }) => id)).toEqual([refund.id]);
});

test("metadata may be added to a refund afterwards", async () => {
  await using world = await openWorld();
  const refund = await world.stripe.refunds.create({
    payment_intent: await buy(world),
    metadata: { orderId: "1" },
  });
  expect(await world.stripe.refunds.update(refund.id, { metadata: { note: "told" } })).toMatchObject({
    metadata: { orderId: "1", note: "told" },
  });
});
